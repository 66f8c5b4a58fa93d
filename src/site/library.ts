import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import { hasGuide } from '../content/guide.ts';
import { figureNames } from '../figures/names.ts';
import { digestOf, diskCache, sourcesDigest } from '../markdown/cache.ts';
import { renderArticle, type Rendered } from '../markdown/render.ts';
import type { Environment } from './environment.ts';
import type { ForeignLabel } from '../markdown/remark-references.ts';
import type { LabelTarget } from '../markdown/remark-labels.ts';
import { createProcessor, readLabels } from './markdown.ts';
import { readReferences } from './reference-library.ts';
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
  /** Labels of other articles (found or missing), and what they were. */
  labels: [name: string, found: string][];
}

/** @param articles the published ones: links lead to no other */
export function createLibrary(articles: readonly Article[], environment: Environment): Library {
  const { contentDir, basePath } = environment;
  const urls = createUrls(basePath);
  const publicDir = join(process.cwd(), 'public');
  const figures = figureNames();
  const { works: references } = readReferences(contentDir);
  const links = linkResolver({ articles, urls, basePath, contentDir, publicDir });
  const images = imageResolver({ urls, basePath, contentDir, publicDir });
  const cache = diskCache<Kept>(join(process.cwd(), '.cache/articles'));
  const shared = digestOf(
    sourcesDigest(ownSources),
    basePath,
    contentDir,
    hasGuide(contentDir),
    [...figures].sort(),
    [...references],
    articles.map(({ slug, relativePath }) => [slug, relativePath]).sort(),
  );
  const memo = new Map<string, Promise<Rendered>>();
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const labelsRead = new Map<string, Promise<LabelTarget[]>>();

  const labelsOf = (article: Article): Promise<LabelTarget[]> => {
    const known = labelsRead.get(article.slug) ?? readLabels(bodyOf(article));
    labelsRead.set(article.slug, known);
    return known;
  };

  /** `slug:label`; both may hold colons. */
  const resolveLabel = async (name: string): Promise<ForeignLabel | undefined> => {
    for (let at = name.indexOf(':'); at > 0; at = name.indexOf(':', at + 1)) {
      const article = bySlug.get(name.slice(0, at).trim());
      if (article === undefined) continue;
      const label = name.slice(at + 1).trim();
      const target = (await labelsOf(article)).find((one) => one.name === label);
      return target && { target, slug: article.slug, title: article.title };
    }
    return undefined;
  };

  const isFresh = async ({ images: files, labels }: Kept): Promise<boolean> => {
    if (!files.every(([file, stamp]) => stampOf(file) === stamp)) return false;
    for (const [name, found] of labels) if (JSON.stringify(await resolveLabel(name)) !== found) return false;
    return true;
  };

  const render = async (article: Article): Promise<Rendered> => {
    const key = digestOf(shared, article);
    const kept = cache.get(key);
    if (kept !== undefined && (await isFresh(kept))) return kept.rendered;
    const seen: Kept['images'] = [];
    const labels: Kept['labels'] = [];
    const resolveImage = images(article, (file) => seen.push([file, stampOf(file)]));
    const processor = await createProcessor({
      macros: article.macros,
      figures,
      references,
      titleFromBody: article.titleFromBody,
      resolveLink: links(article),
      resolveImage,
      resolveLabel: async (name) => {
        const found = await resolveLabel(name);
        labels.push([name, JSON.stringify(found)]);
        return found;
      },
    });
    const text = readFileSync(article.file, 'utf8');
    const rendered = await renderArticle({ ...article, text }, processor);
    cache.set(key, { rendered, images: seen, labels });
    return rendered;
  };

  return (article) => {
    const id = `${article.file}\n${article.digest}`;
    const rendered = memo.get(id) ?? render(article);
    memo.set(id, rendered);
    return rendered;
  };
}

/** The file with its front matter blanked, so that places stay true. */
function bodyOf({ file, bodyStart }: Article): string {
  const text = readFileSync(file, 'utf8');
  return text.slice(0, bodyStart).replace(/[^\n]/g, ' ') + text.slice(bodyStart);
}

function stampOf(file: string): string {
  return existsSync(file) ? digestOf(readFileSync(file).toString('base64')) : 'missing';
}
