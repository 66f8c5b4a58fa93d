import type { Article } from '../content/article.ts';
import { formulaOfSign, formulaSign, formulaSigns } from '../markdown/formula-sign.ts';
import type { Rendered } from '../markdown/render.ts';
import { replaceMarks } from '../markdown/marks.ts';
import { plainHtml } from '../site/plain-text.ts';
import { createUrls } from '../site/urls.ts';
import { recordOf, type Anchor, type Markup, type SearchDocument } from './document.ts';
import { formulaMarkup } from './formula-markup.ts';
import type { TitleRow } from './files.ts';
import { formulaRecordsOf, type FormulaRecords } from './formula-records.ts';
import type { Folding } from './text.ts';
import type { PartEnds } from './ranking.ts';
import { plainNumber } from './plain-number.ts';
import { tidy } from './section-line.ts';

/**
 * An article as the reader of a result sees it.
 * @param rows where each displayed formula stands in the article's file of formulas
 */
export function documentOf(
  article: Article,
  rendered: Rendered,
  rows: ReadonlyMap<number, number>,
): SearchDocument {
  const equal = equalSigns(rendered);
  const isDisplayed = (sign: string) => rendered.formulas[formulaOfSign(sign) ?? -1]?.display === true;
  const numbers = numberSigns(rendered);
  const clean = (text: string) =>
    tidy(withNumbers(text, numbers), isDisplayed).replace(formulaSigns, (sign) => equal.get(sign) ?? sign);
  let content = '';
  const anchors: Anchor[] = [];
  for (const { id, heading, text } of rendered.sections) {
    if (id !== undefined) anchors.push({ id, text: clean(heading), location: content.length });
    content += `${clean(text)}\n`;
  }
  const meta = {
    title: clean(textOf(rendered.titleHtml, numbers)),
    summary: clean(textOf(rendered.summaryHtml, numbers)),
    date: article.date ?? '',
    category: article.category ?? '',
    tags: article.tags.join(','),
    aliases: article.aliases.join(','),
  };
  const formulas: Record<string, readonly Markup[]> = {};
  const displays: Record<string, number> = {};
  for (const index of signsIn([content, meta.title, meta.summary, ...anchors.map(({ text }) => text)])) {
    const formula = rendered.formulas[index];
    const row = rows.get(index);
    const markup = formula?.display === false ? formulaMarkup(formula) : [];
    if (markup.length > 0) formulas[String(index)] = markup;
    else if (row !== undefined) displays[String(index)] = row;
  }
  return { url: createUrls('').article(article.slug), content, meta, anchors, formulas, displays };
}

/** Numbers of the formulas whose signs stand in some texts. */
const signsIn = (texts: readonly string[]): Set<number> =>
  new Set((texts.join('').match(formulaSigns) ?? []).flatMap((sign) => formulaOfSign(sign) ?? []));

/** For the sign of each formula that of the first one that is equal. */
function equalSigns({ formulas }: Rendered): Map<string, string> {
  const first = new Map<string, string>();
  return new Map(
    formulas.map(({ tex, display }, i) => {
      const key = `${String(display)}${tex}`;
      const sign = first.get(key) ?? formulaSign(i);
      first.set(key, sign);
      return [formulaSign(i), sign];
    }),
  );
}

/** Signs of formulas in running text that are plain numbers, and these. */
const numberSigns = ({ formulas }: Rendered): ReadonlyMap<string, string> =>
  new Map(
    formulas.flatMap(({ tex, display }, i): [string, string][] => {
      const number = display ? undefined : plainNumber(tex);
      return number === undefined ? [] : [[formulaSign(i), number]];
    }),
  );

const spacedSigns = new RegExp(` ?(${formulaSigns.source}) ?`, 'g');

/** Words with their numbers, without the spaces that the words of a section have around each formula. */
const withNumbers = (text: string, numbers: ReadonlyMap<string, string>) =>
  text.replace(spacedSigns, (spaced, sign: string) => numbers.get(sign) ?? spaced);

/** The same without its text: titles, headings, labels and summary, and their formulas. */
export function outlineOf({ url, meta, anchors, formulas }: SearchDocument): SearchDocument {
  const shown = signsIn([meta.title, meta.summary, ...anchors.map(({ text }) => text)]);
  const used = Object.entries(formulas).filter(([number]) => shown.has(Number(number)));
  return {
    url,
    content: '',
    meta,
    anchors: anchors.map((anchor) => ({ ...anchor, location: 0 })),
    formulas: Object.fromEntries(used),
    displays: {},
  };
}

/** An article's title as text, formulas as their signs, but for numbers. */
export const titleOf = (rendered: Rendered): string => textOf(rendered.titleHtml, numberSigns(rendered));

/** HTML of a title or summary as text, formulas as their signs, but for numbers. */
function textOf(html: string, numbers: ReadonlyMap<string, string>): string {
  const written = (index: number) => numbers.get(formulaSign(index)) ?? formulaSign(index);
  return tidy(plainHtml(replaceMarks(html, written, () => '')).replace(/\s+/g, ' '));
}

/** What is shown of it before its text is there. */
export function titleRow({ url, meta: { title, date, category, tags }, formulas }: SearchDocument): TitleRow {
  const shown = signsIn([title]);
  const used = Object.entries(formulas).filter(([number]) => shown.has(Number(number)));
  const row = [url, title, date, category, tags] as const;
  return used.length === 0 ? row : [...row, Object.fromEntries(used)];
}

/** All that the index takes of one article. It depends on nothing else, so that it may be kept. */
export interface ArticleRecord {
  document: SearchDocument;
  /** The words of its parts, in their order, so that a place tells the part. */
  words: string[];
  /** Where the parts end. */
  ends: PartEnds;
  /** All runs of its text, with spaces between. */
  runs: string;
  formulas: FormulaRecords;
}

/**
 * An article as the index takes it.
 * @param folding all traditional characters and what they are compared as
 */
export function articleRecord(article: Article, rendered: Rendered, folding: Folding): ArticleRecord {
  const formulas = formulaRecordsOf(article.slug, titleOf(rendered), rendered);
  const document = documentOf(article, rendered, formulas.rows);
  const { runs, tokens } = recordOf(document, folding);
  const { title, label, heading, body } = tokens;
  const labelEnd = title.length + label.length;
  return {
    document,
    words: [...title, ...label, ...heading, ...body],
    ends: { title: title.length, label: labelEnd, heading: labelEnd + heading.length },
    runs: runs.map(({ text }) => text).join(' '),
    formulas,
  };
}
