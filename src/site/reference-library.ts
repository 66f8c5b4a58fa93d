import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../content/fault.ts';
import { nodeAt, readJson, type JsonNode } from '../content/json.ts';
import { shownPath } from '../content/loader.ts';
import { readText, type TextKind } from '../content/text.ts';
import { placeAt } from '../markdown/place.ts';
import { referenceSchema, type Reference } from '../markdown/reference-schema.ts';

/** The works that articles can cite, by key, and what is wrong with the file that lists them. */
export interface ReferenceLibrary {
  works: ReadonlyMap<string, Reference>;
  faults: Fault[];
}

type Report = (at: number, reason: string, rule: string) => void;

/** Programs that keep literature write all they know of all works. */
const kind: TextKind = {
  format: 'JSON',
  largest: 20_000_000,
  mostLines: 1_000_000,
  remedy: '请删去文章不引用的文献',
};

/**
 * Reads `references.json` of a content folder. What cannot be read is a fault and left out: a key of a work, or a work
 * that lacks its id or title.
 */
export function readReferences(contentDir: string): ReferenceLibrary {
  const file = join(contentDir, 'references.json');
  if (!existsSync(file)) return { works: new Map(), faults: [] };
  const path = shownPath(file);
  const { text, faults: inText } = readText(file, kind);
  const faults = inText.map((fault): Fault => ({ path, source: 'text', ...fault }));
  const works = new Map<string, Reference>();
  if (text === '' && faults.length > 0) return { works, faults };
  const report: Report = (at, reason, rule) => {
    const { line, column } = placeAt(text, at);
    faults.push({ path, line, column, reason, source: 'references', rule, severity: 'error' });
  };
  const read = readJson(text);
  if ('slip' in read) {
    report(read.slip.at, read.slip.reason, 'json');
    return { works, faults };
  }
  const { value, root } = read;
  if (!Array.isArray(value)) {
    report(root.at, 'references.json 不是列表；应写成 [{"id": "…", "title": "…"}]', 'json');
    return { works, faults };
  }
  for (const [i, entry] of value.entries()) {
    const node = nodeAt(root, [i]);
    const work = readWork(entry, i, node, report);
    if (work === undefined) continue;
    if (works.has(work.id)) {
      const { at } = nodeAt(node, ['id']);
      report(at, `文献 \`${work.id}\` 写了两次；每个 id 只应出现一次`, 'duplicate-id');
    } else {
      works.set(work.id, work);
    }
  }
  return { works, faults };
}

/** The valid part of the entry `i` of the list; undefined where it cannot be cited. */
function readWork(entry: unknown, i: number, node: JsonNode, report: Report): Reference | undefined {
  const parsed = referenceSchema.safeParse(entry);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const lacking = issues.filter(({ path: [key] }) => key === undefined || key === 'id' || key === 'title');
  const [first] = lacking;
  if (first !== undefined) {
    const { keyAt } = nodeAt(node, first.path);
    report(keyAt, `第 ${i + 1} 条文献不完整；每一条应有文字的 id 和 title`, 'incomplete');
  }
  const rest = { ...(entry as Record<string, unknown>) };
  const id = rest['id'];
  const name = typeof id === 'string' && id.trim() !== '' ? `文献 \`${id}\`` : `第 ${i + 1} 条文献`;
  for (const issue of issues) {
    if (lacking.includes(issue)) continue;
    report(nodeAt(node, issue.path).keyAt, `${name} 的 ${issue.message}`, 'value');
    delete rest[String(issue.path[0])];
  }
  return lacking.length > 0 ? undefined : referenceSchema.parse(rest);
}
