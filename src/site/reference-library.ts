import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../content/fault.ts';
import { shownPath } from '../content/loader.ts';
import { placeAt } from '../markdown/place.ts';
import type { Reference } from '../markdown/references.ts';

/** The works that articles can cite, by key, and what is wrong with the file that lists them. */
export interface ReferenceLibrary {
  works: ReadonlyMap<string, Reference>;
  faults: Fault[];
}

/** Reads `references.json` of a content folder. What cannot be read is a fault and left out. */
export function readReferences(contentDir: string): ReferenceLibrary {
  const file = join(contentDir, 'references.json');
  if (!existsSync(file)) return { works: new Map(), faults: [] };
  const text = readFileSync(file, 'utf8');
  const faults: Fault[] = [];
  const fault = (offset: number, reason: string, rule: string) => {
    const { line, column } = placeAt(text, offset);
    faults.push({
      path: shownPath(file),
      line,
      column,
      reason,
      source: 'references',
      rule,
      severity: 'error',
    });
  };
  const works = new Map<string, Reference>();
  const list = parseList(text, fault);
  for (const [i, work] of list.entries()) {
    if (!isReference(work)) {
      const reason = `第 ${i + 1} 条文献不完整；每一条应有文字的 id 和 title`;
      fault(0, reason, 'incomplete');
    } else if (works.has(work.id)) {
      fault(
        text.lastIndexOf(`"${work.id}"`),
        `文献 \`${work.id}\` 写了两次；每个 id 只应出现一次`,
        'duplicate-id',
      );
    } else {
      works.set(work.id, work);
    }
  }
  return { works, faults };
}

function parseList(text: string, fault: (offset: number, reason: string, rule: string) => void): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
    fault(0, 'references.json 不是列表；应写成 [{"id": "…", "title": "…"}]', 'json');
  } catch (error) {
    const { message } = error as SyntaxError;
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    fault(
      Math.min(offset, text.length),
      `references.json 读不懂（${message.split(' in JSON')[0]}）；应是 JSON`,
      'json',
    );
  }
  return [];
}

const isReference = (work: unknown): work is Reference =>
  typeof work === 'object' &&
  work !== null &&
  'id' in work &&
  typeof work.id === 'string' &&
  'title' in work &&
  typeof work.title === 'string';
