import type { CustomRecord } from 'pagefind';
import type { Article } from '../content/article.ts';
import { formulaOfSign, formulaSign, formulaSigns } from '../markdown/formula-sign.ts';
import type { Rendered } from '../markdown/render.ts';
import { replaceMarks } from '../markdown/marks.ts';
import { plainHtml } from '../site/plain-text.ts';
import { createUrls } from '../site/urls.ts';
import { partsOf, type Anchor, type Markup, type SearchDocument } from './document.ts';
import { formulaMarkup } from './formula-markup.ts';
import { normalise, type Folding } from './text.ts';
import type { PartEnds } from './ranking.ts';
import { tokensOf } from './tokens.ts';

/** The language of every record, whatever an article is written in: one index. */
const language = 'zh';

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
  const clean = (text: string) => tidy(text).replace(formulaSigns, (sign) => equal.get(sign) ?? sign);
  let content = '';
  const anchors: Anchor[] = [];
  for (const { id, heading, text } of rendered.sections) {
    if (id !== undefined) anchors.push({ id, text: clean(heading), location: content.length });
    content += `${clean(text)}\n`;
  }
  const meta = {
    title: clean(textOf(rendered.titleHtml)),
    summary: clean(textOf(rendered.summaryHtml)),
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

const aroundSigns = new RegExp(` ?(${formulaSigns.source}) ?`, 'g');

/** One space between words; none around a sign, which parts words by itself and keeps its own distance. */
const tidy = (text: string) => text.replace(/\s+/g, ' ').replace(aroundSigns, '$1').trim();

/** HTML of a title or summary as text, formulas as their signs. */
export const textOf = (html: string) => tidy(plainHtml(replaceMarks(html, formulaSign, () => '')));

/** What the index takes of an article, and where the parts of it end. */
export interface ArticleRecord {
  record: CustomRecord;
  ends: PartEnds;
  /** Its text as search compares it. */
  normal: string;
}

/** An article as the index takes it: tokens of its parts, in their order, so that a place tells the part. */
export function recordOf(document: SearchDocument, folding: Folding): ArticleRecord {
  const parts = partsOf(document);
  const normal = Object.values(parts).map((part) => normalise(part, folding).text);
  const [title = [], label = [], heading = [], body = []] = normal.map(tokensOf);
  const content = [...title, ...label, ...heading, ...body].join(' ');
  const labelEnd = title.length + label.length;
  return {
    record: { url: document.url, content, language },
    ends: { title: title.length, label: labelEnd, heading: labelEnd + heading.length },
    normal: normal.join('\n'),
  };
}
