import type { APIRoute } from 'astro';
import { formulaStyles, formulaStylesName } from '../../site/formula-assets.ts';
import { loadSite } from '../../site/site.ts';

export async function getStaticPaths() {
  const name = await formulaStylesName(await loadSite());
  return [{ params: { name: name.replace(/\.css$/, '') } }];
}

export const GET: APIRoute = async () =>
  new Response((await formulaStyles(await loadSite())).content, {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
