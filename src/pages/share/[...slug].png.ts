import type { APIRoute } from 'astro';
import type { Article } from '../../content/article.ts';
import { sharePng } from '../../site/share-kept.ts';
import { articlePicture, sitePicture } from '../../site/share.ts';
import { loadSite, type Site } from '../../site/site.ts';

/** A picture for every article, and `site` for all other pages. An article called `site` has to share that one. */
export async function getStaticPaths() {
  const site = await loadSite();
  const own = site.articles.filter(({ slug }) => slug !== 'site');
  const all = [
    { params: { slug: 'site' }, props: { article: undefined } },
    ...own.map((article) => ({ params: { slug: article.slug }, props: { article } })),
  ];
  // A build draws them while it makes its pages; what fails is told where the picture is written.
  if (import.meta.env.PROD)
    for (const { props } of all) pictureOf(props.article, site).catch(() => undefined);
  return all;
}

const pictureOf = async (article: Article | undefined, site: Site) =>
  sharePng(article === undefined ? sitePicture(site) : await articlePicture(article, site));

export const GET: APIRoute<{ article: Article | undefined }> = async ({ props: { article } }) =>
  new Response(await pictureOf(article, await loadSite()), { headers: { 'content-type': 'image/png' } });
