import type { GetStaticPathsOptions } from 'astro';
import { imageContent } from '../../site/resolve-images.ts';
import { filePaths, serveFile } from '../../site/site-files.ts';
import { loadSite, textsOf } from '../../site/site.ts';

export const GET = serveFile;

export async function getStaticPaths({ routePattern }: GetStaticPathsOptions) {
  const site = await loadSite();
  const images = new Map<string, string>();
  for (const article of textsOf(site)) {
    for (const { name, file } of (await site.render(article)).images) images.set(name, file);
  }
  return filePaths(
    [...images].map(([name, file]) => ({ params: { name }, make: () => imageContent(file, name) })),
    routePattern,
  );
}
