import { parentPort } from 'node:worker_threads';
import type { ShareContent } from './share-picture.ts';
import { drawSharePng } from './share-png.ts';

/** A picture that is asked of the thread of `share-kept.ts`, and its answer. */
export interface Asked {
  key: string;
  content: ShareContent;
}

export interface Drawn {
  key: string;
  png: Uint8Array;
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', ({ key, content }: Asked) => {
  // One after the other: each takes three megabytes while it is drawn.
  last = last.then(async () => {
    const drawn: Drawn = { key, png: await drawSharePng(content) };
    parentPort?.postMessage(drawn);
  });
});
