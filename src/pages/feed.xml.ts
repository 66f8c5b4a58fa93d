import type { APIRoute } from 'astro';
import { feed } from '../site/feed.ts';
import { loadSite } from '../site/site.ts';

export const GET: APIRoute = async () =>
  new Response(await feed(await loadSite()), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
