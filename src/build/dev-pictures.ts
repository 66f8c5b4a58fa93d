import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { imageContent } from '../site/resolve-images.ts';
import type { Report } from './check-thread.ts';
import { mediaType } from './static-file.ts';

/**
 * Serves the pictures of articles while they are written. Astro wants a slash behind every address that a route without
 * an ending of its own answers.
 * @param report the result of the latest check, or of the one that is running
 */
export const devPictures =
  (basePath: string, report: () => Promise<Report>) =>
  (request: IncomingMessage, response: ServerResponse, next: (fault?: unknown) => void): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const below = `${basePath}/images/`;
    if (!pathname.startsWith(below)) {
      next();
      return;
    }
    const name = decodeURIComponent(pathname.slice(below.length));
    report()
      .then(async ({ images }) => {
        const file = images.get(name);
        if (file === undefined) return next();
        const { copyOf } = await imageContent(file, name);
        response.writeHead(200, { 'content-type': mediaType(copyOf), 'cache-control': 'no-cache' });
        response.end(readFileSync(copyOf));
      })
      .catch(next);
  };
