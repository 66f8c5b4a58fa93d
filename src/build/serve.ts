import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { hashedCache, hashedFolders, securityHeaders } from '../site/policy.ts';

export interface Served {
  server: Server;
  /** Address of the home page. */
  url: string;
}

/**
 * Serves a built site on this machine, with the headers that a host should send.
 * @param port 0 for any that is free
 * @param basePath empty, or `/kb`
 */
export async function serve(
  outDir: string,
  port: number,
  basePath: string,
  host = '127.0.0.1',
): Promise<Served> {
  const hashed = new RegExp(`^/(?:${hashedFolders.join('|')})/`);
  const files = sirv(outDir, {
    etag: true,
    setHeaders: (response, path) => {
      if (hashed.test(path)) response.setHeader('Cache-Control', hashedCache);
    },
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const lost = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(join(outDir, '404.html')));
    };
    const path = request.url ?? '/';
    if (basePath !== '') {
      if (path === basePath || path === '/') {
        response.writeHead(302, { location: `${basePath}/` });
        response.end();
        return;
      }
      if (!path.startsWith(`${basePath}/`)) return lost();
      request.url = path.slice(basePath.length);
    }
    files(request, response, lost);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { server, url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${bound}${basePath}/` };
}
