import type { CustomRecord } from 'pagefind';
import type { Article } from '../content/article.ts';
import { withStyledLetters } from '../formula/alphabets.ts';
import { mathmlOf } from '../formula/render.ts';
import { formulaOfSign, formulaSign, formulaSigns } from '../markdown/formula-sign.ts';
import type { Rendered } from '../markdown/render.ts';
import { replaceMarks } from '../markdown/marks.ts';
import { plainHtml } from '../site/plain-text.ts';
import { createUrls, urlForm } from '../site/urls.ts';
import type { Anchor, Markup, SearchDocument } from './document.ts';
import { markupOf } from './markup.ts';
import { normalise, type Folding } from './text.ts';
import type { PartEnds } from './ranking.ts';
import { tokensOf } from './tokens.ts';

/** The language of every record, whatever an article is written in: one index. */
const language = 'zh';

/** An article as the reader of a result sees it. */
export function documentOf(article: Article, rendered: Rendered): SearchDocument {
  let content = '';
  const anchors: Anchor[] = [];
  for (const { id, heading, text } of rendered.sections) {
    if (id !== undefined) anchors.push({ element: 'h2', id, text: tidy(heading), location: content.length });
    content += `${tidy(text)}\n`;
  }
  const meta = {
    title: textOf(rendered.titleHtml),
    summary: textOf(rendered.summaryHtml),
    date: article.date ?? '',
    category: article.category ?? '',
    tags: article.tags.join(','),
    aliases: article.aliases.join(','),
  };
  const signs =
    [content, meta.title, meta.summary, ...anchors.map(({ text }) => text)].join('').match(formulaSigns) ??
    [];
  const formulas: Record<string, readonly Markup[]> = {};
  for (const index of new Set(signs.map(formulaOfSign))) {
    const formula = index === undefined ? undefined : rendered.formulas[index];
    // A displayed formula would burst an excerpt: it is left out there.
    const markup =
      formula?.display === false ? markupOf(withStyledLetters(mathmlOf(formula.html, formula.tex))) : [];
    if (markup.length > 0) formulas[String(index)] = markup;
  }
  return { url: createUrls('').article(article.slug), content, meta, anchors, formulas };
}

const aroundSigns = new RegExp(` ?(${formulaSigns.source}) ?`, 'g');

/** One space between words; none around a sign, which parts words by itself and keeps its own distance. */
const tidy = (text: string) => text.replace(/\s+/g, ' ').replace(aroundSigns, '$1').trim();

/** HTML of a title or summary as text, formulas as their signs. */
const textOf = (html: string) => tidy(plainHtml(replaceMarks(html, formulaSign, () => '')));

/** What the index takes of an article, and where the parts of it end. */
export interface ArticleRecord {
  record: CustomRecord;
  ends: PartEnds;
}

/**
 * An article as the index takes it: tokens of title, labels, headings and body, in this order, so that a place tells
 * the part.
 * @param newness larger for newer articles: settles the order of one day
 */
export function recordOf(
  article: Article,
  document: SearchDocument,
  newness: number,
  folding: Folding,
): ArticleRecord {
  const { title, summary } = document.meta;
  const tokens = (texts: readonly string[]) =>
    texts.flatMap((text) => tokensOf(normalise(text, folding).text));
  const parts = [
    tokens([title]),
    tokens([...article.tags, article.category ?? '', ...article.aliases]),
    tokens(document.anchors.map(({ text }) => text)),
    tokens([summary, document.content]),
  ];
  const end = (count: number) => parts.slice(0, count).flat().length;
  const filters: Record<string, string[]> = { tag: [...new Set(article.tags.map(urlForm))] };
  if (article.category !== undefined) filters['category'] = [urlForm(article.category)];
  if (article.date !== undefined) filters['year'] = [article.date.slice(0, 4)];
  const date = `${article.date ?? '0000-00-00'} ${String(newness).padStart(6, '0')}`;
  const content = parts.flat().join(' ');
  return {
    record: { url: document.url, content, language, filters, sort: { date } },
    ends: { title: end(1), label: end(2), heading: end(3) },
  };
}
