import type { APIRoute } from 'astro';
import { llmsText } from '../site/llms.ts';
import { loadSite } from '../site/site.ts';

export const GET: APIRoute = async () =>
  new Response(await llmsText(await loadSite()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
