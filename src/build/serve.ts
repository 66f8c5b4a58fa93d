import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cacheOf, securityHeaders } from '../site/policy.ts';
import { staticFile, type StaticFile } from './static-file.ts';

export interface Served {
  server: Server;
  /** Address of the home page. */
  url: string;
}

/**
 * Serves a built site on this machine, with the headers that a host should send. It may be built anew meanwhile.
 * @param port 0 for any that is free
 * @param basePath empty, or `/kb`
 */
export async function serve(
  outDir: string,
  port: number,
  basePath: string,
  host = '127.0.0.1',
): Promise<Served> {
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    send(request, response, answerTo(path, { outDir, basePath }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { server, url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${bound}${basePath}/` };
}

interface Place {
  outDir: string;
  basePath: string;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  bytes?: Buffer;
}

/** What a path, without its query, is answered with. */
function answerTo(path: string, { outDir, basePath }: Place): Answer {
  if (basePath !== '' && (path === basePath || path === '/')) return moved(`${basePath}/`);
  if (path.startsWith(`${basePath}/`)) {
    const below = path.slice(basePath.length);
    const file = staticFile(outDir, below);
    if (file !== undefined) return whole(200, file, cacheOf(below));
    if (staticFile(outDir, `${below}/`) !== undefined) return moved(`${path}/`);
  }
  const lost = staticFile(outDir, '/404.html');
  // Without one the site is being swapped, or was removed.
  return lost === undefined ? { status: 503, headers: { 'Retry-After': '1' } } : whole(404, lost, 'no-cache');
}

const moved = (to: string): Answer => ({ status: 302, headers: { Location: to } });

const whole = (status: number, { bytes, type, tag }: StaticFile, cache: string): Answer => ({
  status,
  headers: { 'Content-Type': type, 'Cache-Control': cache, ETag: tag },
  bytes,
});

function send({ method, headers: asked }: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, headers, bytes = Buffer.alloc(0) } = answer;
  const isKnown = status === 200 && asked['if-none-match'] === headers['ETag'];
  const length = isKnown ? {} : { 'Content-Length': bytes.length };
  response.writeHead(isKnown ? 304 : status, { ...securityHeaders, ...headers, ...length });
  response.end(isKnown || method === 'HEAD' ? undefined : bytes);
}
