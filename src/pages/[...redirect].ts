import type { APIRoute } from 'astro';
import type { Article } from '../content/article.ts';
import { siteRedirects } from '../site/addresses.ts';
import { redirectHtml } from '../site/redirect-page.ts';
import { loadSite } from '../site/site.ts';

/** A file for each old address: an endpoint, because an old address may end in `.html`. */
export async function getStaticPaths() {
  const { articles } = await loadSite();
  return siteRedirects(articles).redirects.map(({ file, article }) => ({
    // While writing nothing adds `index.html` to an address.
    params: { redirect: import.meta.env.DEV ? file.replace(/\/index\.html$/, '') : file },
    props: { article },
  }));
}

export const GET: APIRoute<{ article: Article }> = async ({ props }) =>
  new Response(await redirectHtml(props.article, await loadSite()), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
