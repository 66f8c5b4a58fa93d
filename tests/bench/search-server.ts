import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export interface CountingServer {
  url: string;
  /** Bytes of all bodies sent so far: scripts and JSON in Brotli, as hosts send them; the index is packed already. */
  bytes: () => number;
  close: () => void;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/**
 * Serves a folder and counts what it sends.
 * @param free paths that do not count
 */
export async function serveFolder(folder: string, free = /^$/): Promise<CountingServer> {
  let sent = 0;
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(file)];
    const body =
      packed.get(file) ?? (type === undefined ? readFileSync(file) : brotliCompressSync(readFileSync(file)));
    packed.set(file, body);
    if (!free.test(path)) sent += body.length;
    const headers = type === undefined ? {} : { 'content-type': type, 'content-encoding': 'br' };
    response.writeHead(200, { 'cache-control': 'max-age=600', ...headers }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const { port } = server.address() as AddressInfo;
  return {
    // A secure context, as pages of ours have: brotli and streams as on the web.
    url: `http://localhost:${port}/`,
    bytes: () => sent,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
