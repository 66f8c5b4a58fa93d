import type { Article } from '../content/article.ts';
import { figureThumb } from '../figures/static.tsx';
import { readingMinutes } from './reading.ts';
import { pageHtml, type Site } from './site.ts';

/** What a list shows of an article. */
export interface CardData {
  article: Article;
  url: string;
  titleHtml: string;
  summaryHtml: string;
  minutes: number;
  figures: number;
  formulas: number;
  /** Miniature of the article's first figure. */
  thumb: string | undefined;
}

export async function cardOf(article: Article, { render, urls }: Site): Promise<CardData> {
  const rendered = await render(article);
  const [first] = rendered.figures;
  return {
    article,
    url: urls.article(article.slug),
    titleHtml: pageHtml(rendered.titleHtml, rendered),
    summaryHtml: pageHtml(rendered.summaryHtml, rendered),
    minutes: readingMinutes(rendered.length, rendered.counts.displays, rendered.figures.length),
    figures: rendered.figures.length,
    formulas: rendered.counts.formulas,
    thumb: first === undefined ? undefined : figureThumb(first),
  };
}

/** Whether pieces of HTML show a typeset formula, so that their page needs the style sheet of formulas. */
export const showsFormula = (html: Iterable<string>): boolean =>
  [...html].some((piece) => piece.includes('class="katex'));

export const cardsOf = (articles: readonly Article[], site: Site): Promise<CardData[]> =>
  Promise.all(articles.map((article) => cardOf(article, site)));
