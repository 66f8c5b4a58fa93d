import type { APIRoute } from 'astro';
import { imageBytes } from '../../site/resolve-images.ts';
import { loadSite, textsOf } from '../../site/site.ts';

export async function getStaticPaths() {
  const site = await loadSite();
  const images = new Map<string, string>();
  for (const article of textsOf(site)) {
    for (const { name, file } of (await site.render(article)).images) images.set(name, file);
  }
  return [...images].map(([name, file]) => ({ params: { name }, props: { name, file } }));
}

export const GET: APIRoute<{ name: string; file: string }> = async ({ props }) =>
  new Response(await imageBytes(props.file, props.name));
