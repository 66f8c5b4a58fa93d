import type { GetStaticPathsOptions } from 'astro';
import { formulaSheets } from '../../site/formula-assets.ts';
import { filePaths, serveFile } from '../../site/site-files.ts';
import { loadSite } from '../../site/site.ts';

export const GET = serveFile;

export async function getStaticPaths({ routePattern }: GetStaticPathsOptions) {
  const sheets = await formulaSheets(await loadSite());
  return filePaths(
    sheets.map(({ name, content }) => ({ params: { name }, make: () => content })),
    routePattern,
  );
}
