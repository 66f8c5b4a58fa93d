import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { Fault } from './fault.ts';
import { shownPath } from './loader.ts';
import { readText, type TextKind } from './text.ts';

/** Terms that mean the same, as their author wrote them. */
export type TermGroup = readonly string[];

/** The terms of a content folder, and what is wrong with the file that lists them. */
export interface Terms {
  groups: TermGroup[];
  faults: Fault[];
}

type Report = (at: number, reason: string, rule: string) => void;

const kind: TextKind = { format: 'YAML', remedy: '请只留下同义的词' };

/**
 * Reads `terms.yaml` of a content folder: a list of groups, each a list of equal terms. What cannot be read is a fault
 * and left out.
 */
export function readTerms(contentDir: string): Terms {
  const file = join(contentDir, 'terms.yaml');
  if (!existsSync(file)) return { groups: [], faults: [] };
  const path = shownPath(file);
  const { text, faults: inText } = readText(file, kind);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
  const faults = inText.map((fault): Fault => ({ path, source: 'text', ...fault }));
  const report: Report = (at, reason, rule) => {
    const { line, col } = lines.linePos(at);
    const place = { path, line: Math.max(1, line), column: Math.max(1, col) };
    faults.push({ ...place, reason, source: 'terms', rule, severity: 'error' });
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    report(broken.pos[0], 'terms.yaml 从这里读不懂；应是 YAML 的列表，如 `- [梯度提升, GBDT]`', 'yaml');
    return { groups: [], faults };
  }
  if (document.contents === null) return { groups: [], faults };
  if (!isSeq<Node>(document.contents)) {
    report(startOf(document.contents), 'terms.yaml 不是列表；每一组应写成 `- [梯度提升, GBDT]`', 'list');
    return { groups: [], faults };
  }
  const seen = new Map<string, string>();
  const groups = document.contents.items.map((item) => readGroup(item, seen, report));
  return { groups: groups.filter((group) => group.length > 1), faults };
}

const startOf = (node: Node | null) => node?.range?.[0] ?? 0;

/** The form in which two terms are the same. */
const formOf = (term: string) => term.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

function readGroup(node: Node | null, seen: Map<string, string>, report: Report): string[] {
  if (!isSeq<Node>(node)) {
    report(startOf(node), '这一组不是列表；应写成 `- [梯度提升, GBDT]`', 'group');
    return [];
  }
  const group = node.items.flatMap((item) => readTerm(item, seen, report) ?? []);
  if (node.items.length < 2)
    report(startOf(node), '这一组不足两个词；每组应有两个以上同义的词，或删去', 'lonely');
  return group;
}

function readTerm(node: Node | null, seen: Map<string, string>, report: Report): string | undefined {
  const at = startOf(node);
  const value: unknown = isScalar(node) ? node.value : undefined;
  const term = typeof value === 'number' ? String(value) : value;
  if (typeof term !== 'string' || !/[\p{L}\p{N}]/u.test(term)) {
    report(at, '这里不是词；应是一段有字母、数字或汉字的文字', 'term');
    return undefined;
  }
  const form = formOf(term);
  const first = seen.get(form);
  if (first !== undefined) {
    report(at, `\`${term.trim()}\` 前面已写作 \`${first}\`；一个词只应在一组里出现一次`, 'duplicate');
    return undefined;
  }
  seen.set(form, term.trim());
  return term.normalize('NFC').trim();
}
