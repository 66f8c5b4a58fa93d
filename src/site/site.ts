import { getCollection } from 'astro:content';
import type { Article } from '../content/article.ts';
import { published } from '../content/articles.ts';
import { figureSvg, staticFigure } from '../figures/static.tsx';
import { mathmlOf } from '../formula/render.ts';
import { escapeHtml } from '../formula/escape.ts';
import { replaceMarks } from '../markdown/marks.ts';
import { formulaHtml, type Rendered } from '../markdown/render.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { createLibrary, type Library } from './library.ts';
import { strings } from './strings.ts';
import { createUrls, type Urls } from './urls.ts';

/** What every page starts from. */
export interface Site {
  environment: Environment;
  urls: Urls;
  /** The published articles, newest first. */
  articles: Article[];
  render: Library;
}

let built: Promise<Site> | undefined;

/** The site's articles and how to render them. Made once for a build, anew for each request while writing. */
export function loadSite(): Promise<Site> {
  if (import.meta.env.DEV) return makeSite();
  built ??= makeSite();
  return built;
}

async function makeSite(): Promise<Site> {
  const environment = readEnvironment(process.env);
  const entries = await getCollection('articles');
  const articles = published(
    entries.map((entry) => entry.data),
    environment,
  );
  return { environment, urls: createUrls(environment.basePath), articles, render: createLibrary(articles, environment) };
}

/** HTML for a page: formulas typeset, figures drawn. */
export function pageHtml(html: string, { formulas }: Rendered): string {
  return replaceMarks(
    html,
    (index) => formulaHtml(formulas[index] ?? missing(index)),
    (name) => staticFigure(name, strings.figure.controls),
  );
}

/** HTML for a feed: formulas as MathML, figures as one picture with a link to the living one. */
export function feedHtml(html: string, { formulas }: Rendered, articleUrl: string): string {
  return replaceMarks(
    html,
    (index) => {
      const { html: typeset, tex, number } = formulas[index] ?? missing(index);
      return mathmlOf(typeset, tex) + (number === undefined ? '' : ` (${escapeHtml(number)})`);
    },
    (name) =>
      `${figureSvg(name, 680)}<p><a href="${escapeHtml(`${articleUrl}#fig-${name}`)}">${strings.figure.open}</a></p>`,
  );
}

function missing(index: number): never {
  throw new Error(`no formula ${index}`);
}
