import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'text/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** What a browser is told of a file, by its ending. */
export const mediaType = (path: string): string =>
  types[extname(path).toLowerCase()] ?? 'application/octet-stream';

/** A file of the site, whole. */
export interface StaticFile {
  bytes: Buffer;
  type: string;
  tag: string;
}

/**
 * The file that answers a path: itself, or the `index.html` of a folder. Read anew for each request and at once, so
 * that a site that is swapped meanwhile is never mixed with the one before.
 * @param path as it stands in the request, without a query
 * @returns undefined where there is none
 */
export function staticFile(folder: string, path: string): StaticFile | undefined {
  const decoded = decode(path);
  if (decoded === undefined) return undefined;
  const below = normalize(join(folder, decoded));
  if (below !== folder && !below.startsWith(`${folder}${sep}`)) return undefined;
  const file = decoded.endsWith('/') ? join(below, 'index.html') : below;
  const bytes = bytesOf(file);
  if (bytes === undefined) return undefined;
  const tag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
  return { bytes, type: mediaType(file), tag };
}

function decode(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return statSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}
