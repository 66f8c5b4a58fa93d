import { readFileSync, statSync } from 'node:fs';
import { decode, invalidByte } from './encoding.ts';
import type { Place } from './frontmatter-block.ts';

/** A mistake in the characters of a file. */
export interface TextFault extends Place {
  reason: string;
  rule: string;
  severity: 'error' | 'warning';
}

export interface SourceText {
  /** What is to be read: every character that means nothing replaced by a space, so that places stay true. */
  text: string;
  faults: TextFault[];
}

/** What a file should hold, and how much of it is read. */
export interface TextKind {
  format: string;
  /** What to do with one that is too long. */
  remedy: string;
  /** Bytes; two million, where nothing is said. */
  largest?: number;
  /** 200,000: an empty line of Markdown costs as much as a full one. */
  mostLines?: number;
}

const article: TextKind = { format: 'Markdown', remedy: '请拆成几篇' };

/** Reads a file that should be text in UTF-8, and finds what in it is none. */
export function readText(file: string, kind: TextKind = article): SourceText {
  const { remedy, largest = 2_000_000 } = kind;
  const { size } = statSync(file);
  if (size > largest) {
    const reason = `文件有 ${megabytes(size)} MB；最多 ${megabytes(largest)} MB，${remedy}`;
    return { text: '', faults: [{ line: 1, column: 1, reason, rule: 'size', severity: 'error' }] };
  }
  return textOf(readFileSync(file), kind);
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1).replace(/\.0$/, '');

function textOf(bytes: Uint8Array, { format, remedy, mostLines = 200_000 }: TextKind): SourceText {
  const { text: decoded, foreign, invalid } = decode(bytes);
  // A lone CR ends a line too.
  const written = decoded.replace(/\r(?!\n)/g, '\n');
  const lines = written.match(/\n/g)?.length ?? 0;
  if (lines > mostLines) {
    const reason = `文件有 ${lines} 行；最多 ${mostLines} 行，${remedy}`;
    return { text: '', faults: [{ line: 1, column: 1, reason, rule: 'size', severity: 'error' }] };
  }
  const count = written.match(meaningless)?.length ?? 0;
  if ((invalid.length > 0 && written.includes('\0')) || count > Math.max(20, written.length / 20)) {
    const reason = `文件不是文本；应是 UTF-8 编码的 ${format}，别的文件应移走`;
    return { text: '', faults: [{ line: 1, column: 1, reason, rule: 'binary', severity: 'error' }] };
  }
  const faults: TextFault[] = [];
  const add = (offset: number, reason: string, rule: string, severity: TextFault['severity'] = 'error') =>
    faults.push({ ...placeIn(written, offset), reason, rule, severity });

  if (foreign !== undefined) {
    const first = foreign === 'UTF-16' ? 0 : written.search(/[^\0-\x7F]/);
    add(first, `文件的编码是 ${foreign}，不是 UTF-8；应另存为 UTF-8`, foreign.toLowerCase());
  }
  let byte = 0;
  const dropped = new Set<string>();
  for (const { 0: run, index } of written.matchAll(runs)) {
    const [first = ''] = run;
    const here = first === invalidByte ? invalid.slice(byte, byte + run.length) : [];
    byte += here.length;
    const [reason, rule] = here.length > 0 ? invalidReason(here) : controlReason(first);
    if (faults.length < most) add(index, reason, rule);
    else dropped.add(rule);
  }
  for (const { 0: found, index } of written.matchAll(directions)) {
    const reason = `这里有看不见的双向控制字符 ${nameOf(found)}，会改变显示的次序；应删去`;
    if (faults.length < most) add(index, reason, 'bidi');
    else dropped.add('bidi');
  }
  const [last] = faults.slice(-1);
  if (last !== undefined && dropped.size > 0) last.reason += '（后面还有，不再列出）';
  const unseen = [...written.matchAll(invisible)];
  const [one] = unseen;
  if (one !== undefined) {
    const times = unseen.length > 1 ? `（本文共 ${unseen.length} 处）` : '';
    add(one.index, `这里有看不见的字符 ${nameOf(one[0])}${times}；应删去`, 'invisible', 'warning');
  }
  return { text: written.replace(meaningless, ' '), faults };
}

/** Faults of its characters that are dropped of one file. */
const most = 50;

function invalidReason(bytes: readonly number[]): [reason: string, rule: string] {
  const shown = bytes.slice(0, 4).map((value) => `0x${hex(value, 2)}`);
  return [`字节 ${shown.join(' ')} 不是 UTF-8；应补上原来的字，另存为 UTF-8`, 'invalid-bytes'];
}

const controlReason = (character: string): [reason: string, rule: string] =>
  character === '\0'
    ? ['这里有空字符（NUL）；应删去', 'nul']
    : [`这里有控制字符 ${nameOf(character)}；应删去`, 'control'];

/* biome-ignore-start lint/suspicious/noControlCharactersInRegex: these are what must not be there */
const meaningless = /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]/g;
const runs = /\x1A+|\0+|[\x01-\x08\v\f\x0E-\x19\x1B-\x1F\x7F-\x9F\uFFFE\uFFFF]/g;
/* biome-ignore-end lint/suspicious/noControlCharactersInRegex: these are what must not be there */
const directions = /[\u202A-\u202E\u2066-\u2069]/g;
/** Blanks without width, and marks of direction, that copying leaves behind. */
const invisible = /[\u061C\u200B\u200E\u200F\u2028\u2029\u2060\uFEFF]/g;

const hex = (code: number, width: number) => code.toString(16).toUpperCase().padStart(width, '0');

const nameOf = (character: string) => `U+${hex(character.codePointAt(0) ?? 0, 4)}`;

function placeIn(text: string, offset: number): Place {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(0, lineStart).split('\n').length;
  return { line, column: offset - lineStart + 1 };
}
