import type { InlineMathData } from 'mdast-util-math';

const base = '<span class="katex-base">';
const end = '</span></span>';

/**
 * KaTeX's HTML of an inline formula, with the classes of the gaps between it and the words that it touches. Its first
 * or last unbreakable part is wrapped where punctuation must stay with it: browsers allow a break beside an inline
 * block unless the block's own parent forbids it.
 */
export function withNeighbours(html: string, tex: string, data: InlineMathData): string {
  const whole = isWhole(html, tex);
  const gaps = `${data.gapStart === true ? ' gap-start' : ''}${data.gapEnd === true ? ' gap-end' : ''}`;
  const classed = `class="katex${whole ? ' whole' : ''}${gaps}"`;
  const joined = whole ? html : joinEnds(html, data.joinedStart === true, data.joinedEnd === true);
  return joined.replace('class="katex"', classed);
}

function joinEnds(html: string, start: boolean, close: boolean): string {
  const first = html.indexOf(base);
  const second = html.indexOf(base, first + base.length);
  const last = html.lastIndexOf(base);
  if (first < 0 || second < 0) return html;
  const wrap = (part: string, wanted: boolean) => (wanted ? `<span class="joined">${part}</span>` : part);
  return (
    html.slice(0, first) +
    wrap(html.slice(first, second), start) +
    html.slice(second, last) +
    wrap(html.slice(last, -end.length), close) +
    end
  );
}

/** A formula that does not break: one part, or so short that a break would look like a slip. */
function isWhole(html: string, tex: string): boolean {
  const letters = tex.replace(/\\[A-Za-z]+/g, 'x').replace(/[{}\s^_\\]/g, '');
  return html.indexOf(base) === html.lastIndexOf(base) || letters.length <= 9;
}
