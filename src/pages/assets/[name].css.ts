import type { APIRoute } from 'astro';
import { formulaSheets } from '../../site/formula-assets.ts';
import { loadSite } from '../../site/site.ts';

export async function getStaticPaths() {
  const sheets = await formulaSheets(await loadSite());
  return sheets.map(({ name, content }) => ({ params: { name }, props: { content } }));
}

export const GET: APIRoute<{ content: string }> = ({ props }) =>
  new Response(props.content, { headers: { 'content-type': 'text/css; charset=utf-8' } });
