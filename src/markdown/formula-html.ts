import { boxHeight } from '../formula/box-height.ts';
import { escapeHtml } from '../formula/escape.ts';
import { classOf } from '../formula/styles.ts';
import type { Formula, FormulaRow } from './article-data.ts';

/** A formula as it stands in a page: a display in a box that scrolls, its numbers beside it. */
export function formulaHtml({ html, display, inSentence, ids, number, rows = [] }: Formula): string {
  if (!display) return html;
  const element = inSentence === true ? 'span' : 'div';
  const [formula, tags] = splitTags(html);
  const ofRows = new Set(tags === undefined ? [] : rows.flatMap((row) => row.ids));
  const [id, ...others] = ids.filter((one) => !ofRows.has(one)).map(escapeHtml);
  const anchors = others.map((other) => `<span id="${other}"></span>`).join('');
  const at = id === undefined ? '' : ` id="${id}"`;
  const box = `<${element} class="equation-box ${classOf(boxHeight(html))}">${formula}</${element}>`;
  const numbers =
    tags === undefined
      ? number && numberHtml(escapeHtml(number), id)
      : `<span class="equation-rows katex">${rows.length === 0 ? numberHtml(tags, id) : rowsHtml(tags, rows)}</span>`;
  return `<${element} class="equation"${at}>${anchors}${box}${numbers ?? ''}</${element}>`;
}

const numberHtml = (shown: string, id: string | undefined): string =>
  id === undefined
    ? `<span class="equation-number">${shown}</span>`
    : `<a class="equation-number" href="#${id}">${shown}</a>`;

const opening = '<span class="katex-tag">';
const closing = '</span>';

/** KaTeX's HTML without its tags, and what was in them: as high and as deep as the formula. */
function splitTags(html: string): [formula: string, tags: string | undefined] {
  const start = html.indexOf(opening);
  if (start < 0) return [html, undefined];
  const end = endOfSpan(html, start);
  return [html.slice(0, start) + html.slice(end), html.slice(start + opening.length, end - closing.length)];
}

/** Offset behind the span that begins at `start`. */
function endOfSpan(html: string, start: number): number {
  const tag = /<(\/?)span\b/g;
  tag.lastIndex = start;
  let depth = 0;
  for (let match = tag.exec(html); match !== null; match = tag.exec(html)) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return match.index + closing.length;
  }
  return html.length;
}

/** A row of the tags' stack. */
const rowStart = /<span class="T[^"]*">(?=<span>)/g;

/** The tags of rows, one above the other, with the numbers as text and as the rows' addresses. */
function rowsHtml(tags: string, rows: readonly FormulaRow[]): string {
  const left = [...rows];
  let out = '';
  let from = 0;
  for (const match of tags.matchAll(rowStart)) {
    const start = match.index + match[0].length;
    const end = endOfSpan(tags, start);
    const content = tags.slice(start + '<span>'.length, end - closing.length);
    const row = content === '' || start < from ? undefined : left.shift();
    if (row === undefined) continue;
    out += `${tags.slice(from, start)}<span>${rowHtml(row, content)}${closing}`;
    from = end;
  }
  return out + tags.slice(from);
}

function rowHtml({ number, typeset, ids }: FormulaRow, content: string): string {
  const shown = typeset ? content : escapeHtml(number);
  const [id, ...others] = ids.map(escapeHtml);
  if (id === undefined) return `<span class="equation-number">${shown}</span>`;
  const anchors = others.map((other) => `<span id="${other}"></span>`).join('');
  return `${anchors}<a class="equation-number" id="${id}" href="#${id}">${shown}</a>`;
}
