import type { GetStaticPathsOptions } from 'astro';
import { figurePicture } from '../../site/figure-picture.ts';
import { filePaths, serveFile } from '../../site/site-files.ts';
import { loadSite } from '../../site/site.ts';

export const GET = serveFile;

/** Pictures of the figures that published articles show: for feeds. */
export async function getStaticPaths({ routePattern }: GetStaticPathsOptions) {
  const { articles, render } = await loadSite();
  const names = new Set<string>();
  for (const article of articles) for (const name of (await render(article)).figures) names.add(name);
  return filePaths(
    [...names].map((name) => ({ params: { name }, make: () => figurePicture(name).svg })),
    routePattern,
  );
}
