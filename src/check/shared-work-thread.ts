import { workerData } from 'node:worker_threads';
import { createLibrary } from '../site/library.ts';
import { drawn, undrawn } from '../site/markdown.ts';
import type { Share } from './shared-work.ts';

// What a thread of `shared-work.ts` runs: its results are in the cache when it ends.
const { articles, visible, environment, isDrawn } = workerData as Share;
const library = createLibrary(visible, environment, isDrawn ? drawn : undrawn);
for (const article of articles) await library(article);
