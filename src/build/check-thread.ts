import { parentPort, workerData } from 'node:worker_threads';
import { checkContent } from '../check/check.ts';
import type { Fault } from '../content/fault.ts';
import { readGuide } from '../content/guide.ts';
import type { Environment } from '../site/environment.ts';
import type { Kept } from '../site/library.ts';
import { undrawn } from '../site/markdown.ts';
import { createUrls } from '../site/urls.ts';

/** What `dev` is told of the content after a save. */
export interface Report {
  faults: Fault[];
  /** Number of articles that were read, drafts included. */
  articles: number;
  /** Addresses of the articles' pages, by their files as faults name them. */
  pages: Map<string, string>;
  /** Files of pictures, by the names they have in the site. */
  images: Map<string, string>;
}

// What the thread of `checker.ts` runs: one check for each message.
const environment = workerData as Environment;
const urls = createUrls(environment.basePath);
const remembered = new Map<string, Kept>();

async function check(): Promise<Report> {
  const { faults, articles, library } = await checkContent(environment, { drawing: undrawn, remembered });
  const images = new Map<string, string>();
  const guide = readGuide(environment.contentDir)?.article;
  for (const text of guide === undefined ? articles : [...articles, guide]) {
    for (const { name, file } of (await library(text)).images) images.set(name, file);
  }
  const pages = new Map(articles.map(({ path, slug }) => [path, urls.article(slug)]));
  return { faults, articles: articles.length, pages, images };
}

parentPort?.on('message', async () => parentPort?.postMessage(await check()));
