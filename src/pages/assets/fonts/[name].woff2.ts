import type { APIRoute } from 'astro';
import { formulaFonts } from '../../../site/formula-assets.ts';
import { loadSite } from '../../../site/site.ts';

export async function getStaticPaths() {
  const fonts = await formulaFonts(loadSite);
  return fonts.map(({ name, content }) => ({ params: { name }, props: { content } }));
}

export const GET: APIRoute<{ content: Buffer }> = ({ props }) =>
  new Response(new Uint8Array(props.content), { headers: { 'content-type': 'font/woff2' } });
