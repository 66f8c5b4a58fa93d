import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import { hasGuide } from '../content/guide.ts';
import { readText } from '../content/text.ts';
import { figureNames } from '../figures/names.ts';
import { cacheFolder, digestOf, partedCache } from '../markdown/cache.ts';
import { renderArticle } from '../markdown/render.ts';
import { wikiScheme } from '../markdown/syntax/wiki-scheme.ts';
import type { Environment } from './environment.ts';
import type { ForeignLabel } from '../markdown/remark-references.ts';
import type { LabelTarget } from '../markdown/remark-labels.ts';
import { createProcessor, drawn, readLabels, type Drawing } from './markdown.ts';
import { divided, type Body, type Outline } from './outline.ts';
import { articleMacros, readSiteMacros } from './macro-library.ts';
import { readReferences } from './reference-library.ts';
import { renderingDigest } from './rendering-sources.ts';
import { imageResolver } from './resolve-images.ts';
import { roleLabels } from './role-labels.ts';
import { linkResolver } from './resolve-links.ts';
import { createUrls } from './urls.ts';
import { wikiFiles } from './wiki-names.ts';

/** Renders articles, each once; results are kept on disk between runs, and only their outlines in memory. */
export interface Library {
  (article: Article): Promise<Outline>;
  /** All of it, read from the disk. */
  whole: (article: Article) => Promise<Whole>;
  /** Whether a result of an earlier run is on disk; it may be stale. */
  isKept: (article: Article) => boolean;
}

/** Before a file that is only linked to: its bytes are not asked for. */
const linked = 'link:';

/** An article as its own page shows it. */
export type Whole = Outline & Body;

/** The rest of a result. */
interface KeptBody extends Body {
  digest: string;
}

/** A result with all that it depends on beside what its key tells. */
export interface Kept {
  outline: Outline;
  /** Images and files of links (found or missing) that the result depends on, and what they were like. */
  files: [file: string, stamp: string][];
  /** Addresses of links, and where they led. */
  links: [href: string, found: string][];
  /** Labels of other articles (found or missing), and what they were. */
  labels: [name: string, found: string][];
}

/**
 * @param articles the published ones: links lead to no other
 * @param drawing how much is made of formulas and code; what pages need serves a check as well
 * @param remembered results of the libraries before this one in the same process, which need not be read again
 */
export function createLibrary(
  articles: readonly Article[],
  environment: Environment,
  drawing: Drawing = drawn,
  remembered: Map<string, Kept> = new Map(),
): Library {
  // Of what is edited again and again, each state leaves one.
  if (remembered.size > 2 * articles.length + 20) remembered.clear();
  const { contentDir, basePath, dialect, imageOrigins } = environment;
  const urls = createUrls(basePath);
  const publicDir = join(process.cwd(), 'public');
  const figures = figureNames();
  const { works: references } = readReferences(contentDir);
  const siteMacros = readSiteMacros(contentDir);
  const links = linkResolver({ articles, urls, basePath, contentDir, publicDir });
  const images = imageResolver({ urls, basePath, contentDir, publicDir, imageOrigins });
  const pages = partedCache<Kept, KeptBody>(cacheFolder('articles'));
  const own = drawing === drawn ? pages : partedCache<Kept, KeptBody>(cacheFolder('checked'));
  const caches = [...new Set([pages, own])];
  const shared = digestOf(
    renderingDigest(),
    basePath,
    dialect,
    contentDir,
    hasGuide(contentDir),
    imageOrigins,
    [...figures].sort(),
    [...references],
    [siteMacros.macros, [...siteMacros.places]],
  );
  const memo = new Map<string, Promise<Outline>>();
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const labelsRead = new Map<string, Promise<LabelTarget[]>>();
  let roles = () => {
    const found = roleLabels([...articles].sort((a, b) => (a.path < b.path ? -1 : 1)));
    roles = () => found;
    return found;
  };

  const labelsOf = (article: Article): Promise<LabelTarget[]> => {
    const known = labelsRead.get(article.slug) ?? readLabels(bodyOf(article), dialect);
    labelsRead.set(article.slug, known);
    return known;
  };

  const labelIn = async (article: Article, name: string): Promise<ForeignLabel | undefined> => {
    const target = (await labelsOf(article)).find((one) => one.name === name);
    return target && { target, slug: article.slug, title: article.title };
  };

  /** `slug:label`, both of which may hold colons; or a label that d2lbook's roles give, one name for all articles. */
  const resolveLabel = async (name: string): Promise<ForeignLabel | undefined> => {
    for (let at = name.indexOf(':'); at > 0; at = name.indexOf(':', at + 1)) {
      const article = bySlug.get(name.slice(0, at).trim());
      if (article === undefined) continue;
      const label = name.slice(at + 1).trim();
      return labelIn(article, label);
    }
    const article = roles()(name);
    return article && labelIn(article, name);
  };

  const wikiFile = wikiFiles(contentDir);
  const stamp = (file: string): string => {
    if (file.startsWith(linked)) return String(existsSync(file.slice(linked.length)));
    return file.startsWith(wikiScheme)
      ? (wikiFile(file.slice(wikiScheme.length), contentDir) ?? 'missing')
      : stampOf(file);
  };

  const isFresh = async ({ files, links: hrefs, labels }: Kept, article: Article): Promise<boolean> => {
    if (!files.every(([file, known]) => stamp(file) === known)) return false;
    const resolveLink = links(article);
    if (!hrefs.every(([href, found]) => textOf(resolveLink(href)) === found)) return false;
    for (const [name, found] of labels) if (textOf(await resolveLabel(name)) !== found) return false;
    return true;
  };

  const keyOf = (article: Article) => digestOf(shared, article);

  const found = async (article: Article): Promise<Outline> => {
    const key = keyOf(article);
    for (const kept of [() => remembered.get(key), ...caches.map((cache) => () => cache.first(key))]) {
      const result = kept();
      if (result === undefined || !(await isFresh(result, article))) continue;
      remembered.set(key, result);
      return result.outline;
    }
    return (await render(article)).outline;
  };

  const render = async (article: Article): Promise<{ outline: Outline; body: Body }> => {
    const seen: Kept['files'] = [];
    const hrefs: Kept['links'] = [];
    const labels: Kept['labels'] = [];
    const resolveLink = links(article, (file) => seen.push([linked + file, stamp(linked + file)]));
    const resolveImage = images(article, (file) => seen.push([file, stamp(file)]));
    const { text } = readText(article.file);
    const { macros, places, messages } = articleMacros(article, text, siteMacros);
    const processor = await createProcessor({
      macros,
      places,
      figures,
      references,
      titleFromBody: article.titleFromBody,
      dialect,
      drawing,
      resolveLink: (href) => {
        const target = resolveLink(href);
        hrefs.push([href, textOf(target)]);
        return target;
      },
      resolveImage,
      resolveLabel: async (name) => {
        const label = await resolveLabel(name);
        labels.push([name, textOf(label)]);
        return label;
      },
    });
    const rendered = await renderArticle({ ...article, text }, processor);
    const key = keyOf(article);
    const digest = digestOf(key, drawing === drawn, seen, hrefs, labels);
    const { body, ...parts } = divided({ ...rendered, messages: [...messages, ...rendered.messages] });
    const outline = { ...parts.outline, digest };
    const kept = { outline, files: seen, links: hrefs, labels };
    own.set(key, kept, { ...body, digest });
    // Read anew: its strings are pieces of the whole text, and would keep that in memory.
    const read = own.first(key) ?? kept;
    remembered.set(key, read);
    return { outline: read.outline, body };
  };

  const library = (article: Article): Promise<Outline> => {
    const id = `${article.file}\n${article.digest}`;
    const outline = memo.get(id) ?? found(article);
    memo.set(id, outline);
    return outline;
  };
  const whole = async (article: Article): Promise<Whole> => {
    const outline = await library(article);
    const kept = own.rest(keyOf(article));
    const body = kept?.digest === outline.digest ? kept : (await render(article)).body;
    return { ...outline, ...body };
  };
  const isKept = (article: Article) => caches.some((cache) => cache.has(keyOf(article)));
  return Object.assign(library, { whole, isKept });
}

/** The file with its front matter blanked, so that places stay true. */
function bodyOf({ file, bodyStart }: Article): string {
  const { text } = readText(file);
  return text.slice(0, bodyStart).replace(/[^\n]/g, ' ') + text.slice(bodyStart);
}

/** What was found, as text that can be compared. */
const textOf = (found: object | undefined): string => JSON.stringify(found) ?? '';

function stampOf(file: string): string {
  if (!existsSync(file) || !statSync(file).isFile()) return 'missing';
  return digestOf(readFileSync(file).toString('base64'));
}
