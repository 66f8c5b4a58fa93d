import type { InlineMathData } from 'mdast-util-math';

const base = '<span class="katex-base">';
const end = '</span></span>';

/**
 * KaTeX's HTML of an inline formula, with the classes of the gaps between it and the words that it touches. Its first
 * or last unbreakable part is wrapped where punctuation must stay with it: browsers allow a break beside an inline
 * block unless the block's own parent forbids it.
 */
export function withNeighbours(html: string, tex: string, data: InlineMathData): string {
  const classes = `${isWhole(html, tex) ? ' whole' : ''}${data.gapStart === true ? ' gap-start' : ''}${data.gapEnd === true ? ' gap-end' : ''}`;
  const first = html.indexOf(base);
  if (first < 0) return html;
  let joined = html;
  const last = joined.lastIndexOf(base);
  if (data.joinedEnd === true || (data.joinedStart === true && last === first)) {
    joined = `${joined.slice(0, last)}<span class="joined">${joined.slice(last, -end.length)}</span>${end}`;
  }
  if (data.joinedStart === true && last !== first) {
    const second = joined.indexOf(base, first + base.length);
    const split = second === last && data.joinedEnd === true ? second - '<span class="joined">'.length : second;
    joined = `${joined.slice(0, first)}<span class="joined">${joined.slice(first, split)}</span>${joined.slice(split)}`;
  }
  return joined.replace('class="katex"', `class="katex${classes}"`);
}

/** A formula that does not break: one part, or so short that a break would look like a slip. */
function isWhole(html: string, tex: string): boolean {
  const letters = tex.replace(/\\[A-Za-z]+/g, 'x').replace(/[{}\s^_\\]/g, '');
  return html.indexOf(base) === html.lastIndexOf(base) || letters.length <= 9;
}
