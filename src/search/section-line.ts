import { formulaSigns } from '../markdown/formula-sign.ts';
import { cellEnd, lineEnd } from '../markdown/section-words.ts';

/** What parts two cells: no sign of mathematics, so that `σ=1` and `4` are not read as one formula. */
const bar = '｜';
/** What parts two lines of which the first ends without punctuation. */
const gap = '\u3000';

const cellEnds = new RegExp(String.raw`\s*${cellEnd}\s*`, 'g');
/** Spaces that are not one already. */
const spaces = /\s{2,}|[^\S ]/g;
const aroundSigns = new RegExp(` ?(${formulaSigns.source}) ?`, 'g');
const ended = /\p{P}$/u;

/**
 * The words of a section as one line: no space around a formula in a line, which keeps its own distance; what stands
 * in different cells and lines stays apart for the eye, formulas too.
 * @param isDisplayed whether the formula of a sign stands on lines of its own, which part it from all else
 */
export function tidy(text: string, isDisplayed: (sign: string) => boolean = () => false): string {
  return text
    .split(lineEnd)
    .map((line) => line.trim().replace(cellEnds, bar).replace(spaces, ' ').replace(aroundSigns, '$1').trim())
    .filter((line) => line !== '')
    .map((line, i, lines) => (i === 0 ? line : between(lines[i - 1] ?? '', line, isDisplayed) + line))
    .join('');
}

function between(line: string, next: string, isDisplayed: (sign: string) => boolean): string {
  if (isDisplayed(line.slice(-1)) || isDisplayed(next.slice(0, 1))) return '';
  return ended.test(line.slice(-1)) ? ' ' : gap;
}
