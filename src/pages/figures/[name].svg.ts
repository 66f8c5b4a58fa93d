import type { APIRoute } from 'astro';
import { figurePicture } from '../../site/figure-picture.ts';
import { loadSite } from '../../site/site.ts';

/** Pictures of the figures that published articles show: for feeds. */
export async function getStaticPaths() {
  const { articles, render } = await loadSite();
  const names = new Set<string>();
  for (const article of articles) for (const name of (await render(article)).figures) names.add(name);
  return [...names].map((name) => ({ params: { name } }));
}

export const GET: APIRoute = ({ params }) =>
  new Response(figurePicture(params['name'] ?? '').svg, { headers: { 'content-type': 'image/svg+xml' } });
