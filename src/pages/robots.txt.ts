import type { APIRoute } from 'astro';
import { loadSite } from '../site/site.ts';

export const GET: APIRoute = async () => {
  const { urls, environment } = await loadSite();
  const sitemap = new URL(urls.sitemap(), environment.siteUrl).href;
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`);
};
