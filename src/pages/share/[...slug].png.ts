import type { GetStaticPathsOptions } from 'astro';
import type { Article } from '../../content/article.ts';
import { sharePng } from '../../site/share-kept.ts';
import { articlePicture, sitePicture } from '../../site/share.ts';
import { filePaths, serveFile } from '../../site/site-files.ts';
import { loadSite, type Site } from '../../site/site.ts';

export const GET = serveFile;

/** A picture for every article, and `site` for all other pages. An article called `site` has to share that one. */
export async function getStaticPaths({ routePattern }: GetStaticPathsOptions) {
  const site = await loadSite();
  const own = site.articles.filter(({ slug }) => slug !== 'site');
  const all = [
    { slug: 'site', article: undefined },
    ...own.map((article) => ({ slug: article.slug, article })),
  ];
  // A build draws them while it makes its pages; what fails is told where the picture is written.
  if (import.meta.env.PROD) for (const { article } of all) pictureOf(article, site).catch(() => undefined);
  return filePaths(
    all.map(({ slug, article }) => ({
      params: { slug },
      make: async () => ({ copyOf: await pictureOf(article, site) }),
    })),
    routePattern,
  );
}

const pictureOf = async (article: Article | undefined, site: Site) =>
  sharePng(article === undefined ? sitePicture(site) : await articlePicture(article, site));
