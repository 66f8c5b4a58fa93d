import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { digestOf, sourcesDigest } from '../markdown/cache.ts';
import { keptFile } from './kept-file.ts';
import type { ShareContent } from './share-picture.ts';
import type { Asked, Drawn } from './share-thread.ts';

/** What decides how a picture looks, beside what it shows; the fonts and what draws are among the packages. */
const ownSources = [
  ...['font', 'lines', 'picture', 'png'].map((name) => `src/site/share-${name}.ts`),
  'src/site/coverage.ts',
  'src/site/palette-png.ts',
  'src/site/figure-paint.ts',
  'src/styles/tokens.css',
  'package-lock.json',
];

let shared: string | undefined;

/** Pictures that were asked for in this process. */
const made = new Map<string, Promise<string>>();

/**
 * A share picture as PNG. The same content is drawn once, in a thread of its own, and kept on disk: beside the articles
 * of a whole site in memory, the megabytes of every picture would make the collector go through all of them.
 * @returns the file
 */
export function sharePng(content: ShareContent): Promise<string> {
  shared ??= digestOf(sourcesDigest(ownSources));
  const key = digestOf(shared, content);
  const known = made.get(key) ?? keptFile('share', `${key}.png`, () => asked({ key, content }));
  made.set(key, known);
  return known;
}

interface Waiting {
  resolve: (png: Uint8Array) => void;
  reject: (error: unknown) => void;
}

const waiting = new Map<string, Waiting>();
let thread: Worker | undefined;

function asked(picture: Asked): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    waiting.set(picture.key, { resolve, reject });
    thread ??= start();
    thread.postMessage(picture);
  });
}

function start(): Worker {
  const worker = new Worker(join(process.cwd(), 'src/site/share-thread.ts'));
  const end = () => {
    if (thread === worker) thread = undefined;
    void worker.terminate();
  };
  worker.on('message', ({ key, png }: Drawn) => {
    waiting.get(key)?.resolve(png);
    waiting.delete(key);
    if (waiting.size === 0) end();
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    end();
  });
  return worker;
}
