import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { published } from '../content/articles.ts';
import { scanArticles } from '../content/loader.ts';
import { config } from '../site/config.ts';
import type { Environment } from '../site/environment.ts';
import { writeIndex } from './index.ts';

/** The index of a site that is being written. */
export interface DevIndex {
  /** Answers a request for a file of the index; others are passed on. */
  answer: (request: IncomingMessage, response: ServerResponse, next: (fault?: unknown) => void) => void;
  /** The articles have changed: the next request waits for a new index. */
  outdate: () => void;
}

/**
 * An index that is made when a page first asks for it, and anew after the articles have changed.
 * @param home a folder of its own
 */
export function devIndex(environment: Environment, home: string): DevIndex {
  const folder = join(home, 'pagefind');
  const make = async () => {
    const { articles } = scanArticles({ contentDir: environment.contentDir, exclude: config.exclude });
    await writeIndex(published(articles, environment), environment, home);
  };
  let last: Promise<unknown> = Promise.resolve();
  let ready: Promise<void> | undefined;
  /** Waits for the index as it should be now; one is made at a time. */
  const current = (): Promise<void> => {
    if (ready === undefined) {
      const made = last.then(make);
      last = made.catch(() => {
        if (ready === made) ready = undefined;
      });
      ready = made;
    }
    return ready;
  };
  const below = `${environment.basePath}/pagefind/`;
  const read = async (path: string): Promise<Buffer | undefined> => {
    await current();
    const file = join(folder, path);
    if (!file.startsWith(folder + sep)) return undefined;
    try {
      return readFileSync(file);
    } catch {
      return undefined;
    }
  };
  return {
    outdate: () => {
      ready = undefined;
    },
    answer: (request, response, next) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      if (!path.startsWith(below)) return next();
      read(path.slice(below.length)).then((content) => {
        const type = path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
        response.writeHead(content === undefined ? 404 : 200, {
          'content-type': type,
          'cache-control': 'no-cache',
        });
        response.end(content);
      }, next);
    },
  };
}
