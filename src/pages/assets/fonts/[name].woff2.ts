import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { formulaFonts } from '../../../site/formula-assets.ts';

export function getStaticPaths() {
  return formulaFonts().map(({ name, file }) => ({ params: { name }, props: { file } }));
}

export const GET: APIRoute<{ file: string }> = ({ props }) =>
  new Response(new Uint8Array(readFileSync(props.file)), { headers: { 'content-type': 'font/woff2' } });
