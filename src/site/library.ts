import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import { figureNames } from '../figures/names.ts';
import { digestOf, diskCache, sourcesDigest } from '../markdown/cache.ts';
import type { Reference } from '../markdown/references.ts';
import { renderArticle, type Rendered } from '../markdown/render.ts';
import type { Environment } from './environment.ts';
import { createProcessor } from './markdown.ts';
import { imageResolver } from './resolve-images.ts';
import { linkResolver } from './resolve-links.ts';
import { createUrls } from './urls.ts';

/** Renders articles, each once; results are kept on disk between runs. */
export type Library = (article: Article) => Promise<Rendered>;

/** What decides how an article looks, beside its own text. */
const ownSources = [
  'src/markdown',
  'src/formula',
  'src/site/markdown.ts',
  'src/site/resolve-links.ts',
  'src/site/resolve-images.ts',
  'src/site/strings.ts',
  'package-lock.json',
];

interface Kept {
  rendered: Rendered;
  /** Images (found or missing) that the result depends on, and what they were like. */
  images: [file: string, stamp: string][];
}

/** @param articles the published ones: links lead to no other */
export function createLibrary(articles: readonly Article[], environment: Environment): Library {
  const { contentDir, basePath } = environment;
  const urls = createUrls(basePath);
  const publicDir = join(process.cwd(), 'public');
  const figures = figureNames();
  const references = readReferences(contentDir);
  const links = linkResolver({ articles, urls, basePath, contentDir, publicDir });
  const images = imageResolver({ urls, basePath, contentDir, publicDir });
  const cache = diskCache<Kept>(join(process.cwd(), '.cache/articles'));
  const shared = digestOf(
    sourcesDigest(ownSources),
    basePath,
    contentDir,
    [...figures].sort(),
    [...references],
    articles.map(({ slug, relativePath }) => [slug, relativePath]).sort(),
  );
  const memo = new Map<string, Promise<Rendered>>();

  const render = async (article: Article): Promise<Rendered> => {
    const key = digestOf(shared, article);
    const kept = cache.get(key);
    if (kept?.images.every(([file, stamp]) => stampOf(file) === stamp)) return kept.rendered;
    const seen: Kept['images'] = [];
    const resolveImage = images(article, (file) => seen.push([file, stampOf(file)]));
    const processor = await createProcessor({
      macros: article.macros,
      figures,
      references,
      titleFromBody: article.titleFromBody,
      resolveLink: links(article),
      resolveImage,
    });
    const text = readFileSync(article.file, 'utf8');
    const rendered = await renderArticle({ ...article, text }, processor);
    cache.set(key, { rendered, images: seen });
    return rendered;
  };

  return (article) => {
    const id = `${article.file}\n${article.digest}`;
    const rendered = memo.get(id) ?? render(article);
    memo.set(id, rendered);
    return rendered;
  };
}

function stampOf(file: string): string {
  return existsSync(file) ? digestOf(readFileSync(file).toString('base64')) : 'missing';
}

function readReferences(contentDir: string): ReadonlyMap<string, Reference> {
  const file = join(contentDir, 'references.json');
  if (!existsSync(file)) return new Map();
  const works = JSON.parse(readFileSync(file, 'utf8')) as Reference[];
  return new Map(works.map((work) => [work.id, work]));
}
