import type { GetStaticPathsOptions } from 'astro';
import { formulaFonts } from '../../../site/formula-assets.ts';
import { filePaths, serveFile } from '../../../site/site-files.ts';
import { loadSite } from '../../../site/site.ts';

export const GET = serveFile;

export async function getStaticPaths({ routePattern }: GetStaticPathsOptions) {
  const fonts = await formulaFonts(loadSite);
  return filePaths(
    fonts.map(({ name, content }) => ({ params: { name }, make: () => content })),
    routePattern,
  );
}
