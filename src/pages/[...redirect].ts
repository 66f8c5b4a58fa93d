import type { GetStaticPathsOptions } from 'astro';
import { siteRedirects } from '../site/addresses.ts';
import { redirectHtml } from '../site/redirect-page.ts';
import { filePaths, serveFile } from '../site/site-files.ts';
import { loadSite } from '../site/site.ts';

export const GET = serveFile;

/** A file for each old address: an endpoint, because an old address may end in `.html`. */
export async function getStaticPaths({ routePattern }: GetStaticPathsOptions) {
  const site = await loadSite();
  return filePaths(
    siteRedirects(site.articles).redirects.map(({ file, article }) => ({
      // While writing nothing adds `index.html` to an address.
      params: { redirect: import.meta.env.DEV ? file.replace(/\/index\.html$/, '') : file },
      make: () => redirectHtml(article, site),
    })),
    routePattern,
  );
}
