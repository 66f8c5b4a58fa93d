import type { Root } from 'mdast';
import type { Construct, Extension, Point, State, TokenizeContext } from 'micromark-util-types';
import type { Node } from 'unist';
import { deepest } from './depth.ts';
import { sourceOf } from './source.ts';

/** Marks (`*`, `_`, `~`, `[`, `]`) in one paragraph, heading or cell that are read; micromark pairs them in square time. */
export const mostMarks = 2000;

const marks = [...'*_~[]'].map((mark) => mark.charCodeAt(0));

/**
 * Keeps texts that nobody wrote by hand from taking for ever: from the mark on that is one too many, marks are words.
 * @param report is told the place of the first mark in each text that isn't read
 */
export function crowds(report: (place: Point) => void): Extension {
  const counts = new WeakMap<TokenizeContext, { marks: number; offset: number }>();
  const crowded: Construct = {
    name: 'crowded',
    tokenize(effects, ok, nok) {
      return (code) => {
        const count = counts.get(this) ?? { marks: 0, offset: -1 };
        const { offset } = this.now();
        // A mark may be tried again.
        if (offset > count.offset) counts.set(this, { marks: count.marks + 1, offset });
        if (count.marks < mostMarks) return nok(code);
        if (count.marks === mostMarks) report(this.now());
        effects.enter('data');
        effects.consume(code);
        effects.exit('data');
        return ok;
      };
    },
  };
  return { text: { 96: unclosedCode, ...Object.fromEntries(marks.map((mark) => [mark, crowded])) } };
}

/** Backticks that nothing closes: without this, each run of them is followed to the end of its paragraph. */
const unclosedCode: Construct = {
  name: 'unclosedCode',
  tokenize(effects, ok, nok) {
    const { offset } = this.now();
    const source = sourceOf(this);
    let left = 0;
    const more: State = (code) => {
      effects.consume(code);
      left--;
      if (left > 0) return more;
      effects.exit('data');
      return ok;
    };
    return (code) => {
      left = runAt(source, offset);
      if (left === 0 || source[offset - 1] === '`' || (lastRuns(source).get(left) ?? 0) > offset)
        return nok(code);
      effects.enter('data');
      return more(code);
    };
  },
};

const runAt = (source: string, offset: number): number => {
  let end = offset;
  while (source[end] === '`') end++;
  return end - offset;
};

let known: { source: string; last: ReadonlyMap<number, number> } | undefined;

/** Where the last run of so many backticks begins; kept for the last document. */
function lastRuns(source: string): ReadonlyMap<number, number> {
  if (known?.source !== source) {
    const last = new Map<number, number>();
    for (const { 0: run, index } of source.matchAll(/`+/g)) last.set(run.length, index);
    known = { source, last };
  }
  return known.last;
}

const nested = new RegExp(String.raw`^((?:(?:[-*+>]|\d{1,9}[.)])[ \t]+){${deepest}})(.*)$`, 'gm');

/** The same for lists inside one another on one line: the markers of those that stand too deep are no markers. */
export const withoutDeepLists = (document: string): string =>
  document.replace(nested, (_, kept: string, rest: string) => kept + rest.replace(/[-*+>.)](?=[ \t])/g, '·'));

/** Where the marks of a text aren't read any more, and where its block ends. */
export interface Crowd {
  place: Point;
  end: number;
}

/** The block around a mark ends at the next empty line. */
export function crowdAt(document: string, place: Point): Crowd {
  const length = document.slice(place.offset).search(/\n[ \t>]*\n/);
  return { place, end: length < 0 ? document.length : place.offset + length };
}

/** Whether a text is what is left of marks that weren't read: to look for slips in it would find thousands. */
export const isCrowded = (tree: Root, { position }: Node): boolean =>
  tree.data?.crowded?.some(
    ({ place, end }) => (position?.end.offset ?? 0) >= place.offset && (position?.start.offset ?? 0) < end,
  ) ?? false;
