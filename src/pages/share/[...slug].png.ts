import type { APIRoute } from 'astro';
import type { Article } from '../../content/article.ts';
import { sharePng } from '../../site/share-png.ts';
import { articlePicture, sitePicture } from '../../site/share.ts';
import { loadSite } from '../../site/site.ts';

/** A picture for every article, and `site` for all other pages. An article called `site` has to share that one. */
export async function getStaticPaths() {
  const { articles } = await loadSite();
  const own = articles.filter(({ slug }) => slug !== 'site');
  return [
    { params: { slug: 'site' }, props: { article: undefined } },
    ...own.map((article) => ({ params: { slug: article.slug }, props: { article } })),
  ];
}

export const GET: APIRoute<{ article: Article | undefined }> = async ({ props: { article } }) => {
  const site = await loadSite();
  const picture = article === undefined ? sitePicture(site) : articlePicture(article, site);
  return new Response(await sharePng(await picture), { headers: { 'content-type': 'image/png' } });
};
