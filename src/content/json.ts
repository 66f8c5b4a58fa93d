import { slipAt, stringStop, type Expected, type JsonSlip } from './json-slips.ts';

/** A value in a JSON text, and the values in it. */
export interface JsonNode {
  /** Where it begins. */
  at: number;
  /** Where its key begins; where it begins itself, if it has none. */
  keyAt: number;
  inner: Map<PropertyKey, JsonNode>;
}

/** A list or map that is not closed yet. */
interface Open {
  node: JsonNode;
  close: string;
}

/**
 * Reads JSON, whatever `JSON.parse` takes, in which each value can be found again.
 * @returns the value and the places in it, or the first slip; it never throws
 */
export function readJson(text: string): { value: unknown; root: JsonNode } | { slip: JsonSlip } {
  const { root, slip } = scan(text);
  try {
    return { value: JSON.parse(text), root };
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = / at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
    const at = position === undefined ? slip.at : Number(position);
    return { slip: { ...slip, at: Math.min(at, text.length) } };
  }
}

/** The node that a path leads to, or as much of it as is written. */
export function nodeAt(root: JsonNode, path: readonly PropertyKey[]): JsonNode {
  let node = root;
  for (const key of path) {
    const next = node.inner.get(key);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

const blank = /[ \t\r\n]*/y;
const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

/** Walks through a text without recursion, as deep as it may go, to its end or to what cannot stand there. */
function scan(text: string): { root: JsonNode; slip: JsonSlip } {
  const root: JsonNode = { at: 0, keyAt: 0, inner: new Map() };
  const open: Open[] = [];
  let expected: Expected = 'value';
  let key: { name: PropertyKey; at: number } | undefined;
  for (let at = skip(text, 0), found = ''; ; at = skip(text, at + found.length)) {
    found = wordAt(text, at);
    const inside = open.at(-1);
    const kind = kindOf(found);
    if (!allowed[expected].includes(kind) || (kind === 'close' && found !== inside?.close)) {
      const closing = open.map(({ close }) => close).reverse();
      return { root, slip: slipAt(text, at, expected, closing) };
    }
    if (kind === 'close') {
      open.pop();
      expected = open.length === 0 ? 'end' : 'comma';
    } else if (kind === 'comma') {
      expected = inside?.close === '}' ? 'key' : 'value';
    } else if (kind === 'colon') {
      expected = 'value';
    } else if (expected === 'key' || expected === 'member') {
      key = { name: JSON.parse(found) as string, at };
      expected = 'colon';
    } else {
      const node = inside === undefined ? root : { at, keyAt: key?.at ?? at, inner: new Map() };
      if (inside === undefined) Object.assign(root, { at, keyAt: at });
      else inside.node.inner.set(key?.name ?? inside.node.inner.size, node);
      key = undefined;
      if (kind === 'open') open.push({ node, close: found === '[' ? ']' : '}' });
      const after: Expected = inside === undefined ? 'end' : 'comma';
      expected = kind !== 'open' ? after : found === '[' ? 'item' : 'member';
    }
  }
}

/** The string, number, word or mark at a place; nothing where there is none that JSON knows. */
function wordAt(text: string, at: number): string {
  if (text[at] === '"') {
    const stop = stringStop(text, at);
    return text[stop] === '"' ? text.slice(at, stop + 1) : '';
  }
  word.lastIndex = at;
  return word.exec(text)?.[0] ?? '';
}

function skip(text: string, from: number): number {
  blank.lastIndex = from;
  blank.exec(text);
  return blank.lastIndex;
}

type Kind = 'open' | 'close' | 'comma' | 'colon' | 'string' | 'other' | 'none';

const kinds: Readonly<Record<string, Kind>> = {
  ...{ '': 'none', '{': 'open', '[': 'open', '}': 'close', ']': 'close', ',': 'comma', ':': 'colon' },
  '"': 'string',
};

const kindOf = (found: string): Kind => kinds[found.charAt(0)] ?? 'other';

const allowed: Readonly<Record<Expected, readonly Kind[]>> = {
  value: ['open', 'string', 'other'],
  item: ['open', 'string', 'other', 'close'],
  key: ['string'],
  member: ['string', 'close'],
  colon: ['colon'],
  comma: ['comma', 'close'],
  end: [],
};
