import { getCollection } from 'astro:content';
import type { Article } from '../content/article.ts';
import { published } from '../content/articles.ts';
import { freshArticles } from '../content/fresh.ts';
import { readGuide } from '../content/guide.ts';
import { staticFigure } from '../figures/static.tsx';
import { replaceMarks } from '../markdown/marks.ts';
import { formulaHtml } from '../markdown/formula-html.ts';
import { checkedSite, type CheckedSite } from './checked-site.ts';
import { config } from './config.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { createLibrary, type Kept, type Library } from './library.ts';
import type { Outline } from './outline.ts';
import type { WithFormulas } from './plain-text.ts';
import { strings } from './strings.ts';
import { createUrls, type Urls } from './urls.ts';

/** What every page starts from. */
export interface Site {
  environment: Environment;
  urls: Urls;
  /** The published articles, newest first. */
  articles: Article[];
  /** The guide for authors: a page, but not one of the articles. */
  guide: Article | undefined;
  render: Library;
}

/** Everything whose text is shown in full: the articles and the guide. */
export const textsOf = ({ articles, guide }: Site): Article[] =>
  guide === undefined ? articles : [...articles, guide];

let built: Promise<Site> | undefined;

/** The site's articles and how to render them. Made once for a build, anew for each request while writing. */
export function loadSite(): Promise<Site> {
  if (import.meta.env.DEV) return makeSite();
  built ??= makeSite();
  return built;
}

async function makeSite(): Promise<Site> {
  const environment = readEnvironment(process.env);
  const { articles, library } = checkedSite() ?? (await readArticles(environment));
  return {
    environment,
    urls: createUrls(environment.basePath),
    articles,
    guide: readGuide(environment.contentDir)?.article,
    render: library,
  };
}

async function readArticles(environment: Environment): Promise<CheckedSite> {
  const entries = await getCollection('articles');
  fresh ??= freshArticles({ contentDir: environment.contentDir, exclude: config.exclude });
  const articles = published(fresh(entries.map(({ data }) => data)), environment);
  return { articles, library: createLibrary(articles, environment, undefined, remembered) };
}

/** While writing, what one request has read and rendered serves the next. */
let fresh: ReturnType<typeof freshArticles> | undefined;
const remembered = new Map<string, Kept>();

/** What has been rendered since `dev` was started. */
export const renderedSoFar = (): Outline[] => [...remembered.values()].map(({ outline }) => outline);

/** HTML for a page: formulas typeset, figures drawn. */
export function pageHtml(html: string, { formulas }: WithFormulas): string {
  return replaceMarks(
    html,
    (index) => formulaHtml(formulas[index] ?? missing(index)),
    (name) => staticFigure(name, strings.figure.controls),
  );
}

function missing(index: number): never {
  throw new Error(`no formula ${index}`);
}
