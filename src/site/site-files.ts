import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { offerFiles, type FileContent } from './checked-site.ts';

/** A file of a route, by the parameters of the route. */
export interface SiteFile {
  params: Readonly<Record<string, string>>;
  make: () => FileContent | Promise<FileContent>;
}

interface FileProps {
  make: SiteFile['make'];
}

/**
 * The paths of a route of files. While writing Astro serves them; a build writes them itself, without a request
 * for each.
 * @param routePattern as Astro gives it to `getStaticPaths`: `/images/[name]`
 */
export function filePaths(
  files: readonly SiteFile[],
  routePattern: string,
): { params: SiteFile['params']; props: FileProps }[] {
  if (import.meta.env.DEV) return files.map(({ params, make }) => ({ params, props: { make } }));
  offerFiles(files.map(({ params, make }) => ({ path: pathOf(routePattern, params), make })));
  return [];
}

/** Path of a file below the site's root. */
export const pathOf = (routePattern: string, params: SiteFile['params']): string =>
  routePattern.replace(/^\//, '').replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? '');

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Serves a file of such a route while writing. */
export const serveFile: APIRoute<FileProps> = async ({ props, url }) => {
  const content = await props.make();
  const body = typeof content === 'object' && 'copyOf' in content ? readFileSync(content.copyOf) : content;
  const type = types[/\.(\w+)$/.exec(url.pathname)?.[1] ?? 'html'];
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: type === undefined ? {} : { 'content-type': type },
  });
};
