import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { loadSite } from '../../site/site.ts';

export async function getStaticPaths() {
  const { articles } = await loadSite();
  return articles.map(({ slug, file }) => ({ params: { slug }, props: { file } }));
}

export const GET: APIRoute<{ file: string }> = ({ props }) =>
  new Response(readFileSync(props.file), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
