import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashedCache, hashedFolders, securityHeaders } from '../site/policy.ts';

/**
 * The file `_headers` that Netlify and Cloudflare Pages read. Both let a browser ask again for what no rule names; one
 * of them joins the values of two rules with a comma, so no header stands in two that match the same file.
 * @param basePath empty, or `/kb`
 */
export function headersFile(basePath: string): string {
  return [
    block(`${basePath}/*`, securityHeaders),
    ...hashedFolders.map((folder) => block(`${basePath}/${folder}/*`, { 'Cache-Control': hashedCache })),
  ].join('\n');
}

const block = (path: string, headers: Readonly<Record<string, string>>): string =>
  [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');

/** Writes `_headers` into a built site. */
export function writeHeaders(folder: string, basePath: string): void {
  writeFileSync(join(folder, '_headers'), headersFile(basePath));
}
