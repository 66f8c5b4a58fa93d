import { strings } from '../site/strings.ts';
import { encodeSegment, type Urls } from '../site/urls.ts';
import type { Markup } from './document.ts';
import type { Piece } from './matches.ts';
import type { FormulaResult, Place, Result } from './result.ts';

const mathml = 'http://www.w3.org/1998/Math/MathML';

type Child = Node | string | undefined | false;

/** Makes an element; words always as text, never as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

function formula(markup: Markup): Node {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const [tag, attributes, ...children] = markup;
  const made = document.createElementNS(mathml, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.map(formula));
  return made;
}

function pieces(list: readonly Piece[], { formulas, displays }: Result): Child[] {
  return list.flatMap((piece): Child[] => {
    if ('text' in piece) return [piece.marked ? element('mark', {}, piece.text) : piece.text];
    const markup = formulas[String(piece.formula)];
    if (markup === undefined) return [strings.search.formula];
    const parts = formulaPieces(markup);
    return String(piece.formula) in displays ? [element('span', { class: 'hit-display' }, ...parts)] : parts;
  });
}

const formulaPieces = (markup: readonly Markup[]): Child[] =>
  markup.flatMap((part, i) => [i > 0 && element('wbr'), formula(part)]);

/** One article among the results. */
export function resultItem(result: Result, urls: Urls): HTMLLIElement {
  const { date, category, tags, sections } = result;
  const meta = element(
    'p',
    { class: 'hit-meta' },
    category !== '' && element('span', { class: 'category' }, category),
    date === '' ? strings.undated : element('time', { datetime: date }, date),
    ...tags.map((tag) => element('a', { href: urls.tag(tag) }, `#${tag}`)),
  );
  const place = ({ url, title, excerpt }: Place) =>
    element(
      'li',
      {},
      element('a', { href: url }, ...pieces(title, result)),
      element('p', {}, ...pieces(excerpt, result)),
    );
  return element(
    'li',
    { class: 'hit', 'data-result': '' },
    element('h2', {}, element('a', { href: result.url }, ...pieces(result.title, result))),
    meta,
    result.excerpt.length > 0 && element('p', { class: 'hit-words' }, ...pieces(result.excerpt, result)),
    sections.length > 0 && element('ul', { class: 'hit-sections' }, ...sections.map(place)),
  );
}

/** One formula among the results, with its article. */
export function formulaItem(result: FormulaResult, urls: Urls): HTMLLIElement {
  const { slug, fragment, markup, title, heading } = result;
  const href = urls.article(slug, fragment && encodeSegment(fragment));
  // MathML is no text to every program that names links.
  const name = element('span', { class: 'visually-hidden' }, strings.search.formulas.label(title));
  return element(
    'li',
    { class: 'hit hit-formula', 'data-result': '' },
    element('h2', {}, element('a', { href }, ...formulaPieces(markup), name)),
    element(
      'p',
      { class: 'hit-meta' },
      element('span', {}, title),
      heading !== '' && element('span', {}, heading),
    ),
  );
}

/** Queries of earlier visits, each to be asked again, and a way to forget them all; nothing without any. */
export function recentList(queries: readonly string[]): HTMLElement[] {
  const { recent, clear } = strings.search;
  if (queries.length === 0) return [];
  const again = (query: string) => element('button', { type: 'button', 'data-query': query }, query);
  return [
    element('span', { 'aria-hidden': 'true' }, recent),
    ...queries.map(again),
    element('button', { type: 'button', 'data-forget': '' }, clear),
  ];
}

/** Links to the pages of results; `href` makes each one's address. */
export function pagerLinks(page: number, count: number, href: (page: number) => string): Child[] {
  if (count < 2) return [];
  const { pager } = strings;
  const link = (to: number, text: string, rest: Readonly<Record<string, string>> = {}) =>
    element('a', { href: href(to), 'data-page': String(to), ...rest }, text);
  const numbers = Array.from({ length: count }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === count || Math.abs(n - page) <= 2,
  );
  return [
    page > 1 && link(page - 1, pager.previous, { rel: 'prev' }),
    ...numbers.flatMap((n, i) => [
      i > 0 && n - (numbers[i - 1] ?? n) > 1 && element('span', { 'aria-hidden': 'true' }, '…'),
      link(n, String(n), {
        'aria-label': strings.page(n),
        ...(n === page ? { 'aria-current': 'page' } : {}),
      }),
    ]),
    page < count && link(page + 1, pager.next, { rel: 'next' }),
  ];
}
