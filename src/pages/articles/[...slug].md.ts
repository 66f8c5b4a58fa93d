import type { GetStaticPathsOptions } from 'astro';
import { filePaths, serveFile } from '../../site/site-files.ts';
import { loadSite } from '../../site/site.ts';

export const GET = serveFile;

export async function getStaticPaths({ routePattern }: GetStaticPathsOptions) {
  const { articles } = await loadSite();
  return filePaths(
    articles.map(({ slug, file }) => ({ params: { slug }, make: () => ({ copyOf: file }) })),
    routePattern,
  );
}
