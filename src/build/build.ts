import { existsSync } from 'node:fs';
import { build as buildPages } from 'astro';
import { checkContent } from '../check/check.ts';
import { published } from '../content/articles.ts';
import type { Fault } from '../content/fault.ts';
import { writeIndex } from '../search/index.ts';
import type { Environment } from '../site/environment.ts';
import { writeHeaders } from './headers.ts';
import { mend, stageOf, swap } from './swap.ts';

export interface Built {
  faults: Fault[];
  articles: number;
  /** False where faults stopped the build: the old site stays. */
  done: boolean;
}

/** Checks the content, builds pages and index beside the old site, and puts them in its place. */
export async function buildSite(environment: Environment): Promise<Built> {
  const { outDir, lenient } = environment;
  mend(outDir);
  const { faults, articles } = await checkContent(environment);
  const visible = published(articles, environment);
  const stopped = faults.some(({ severity }) => severity === 'error') && !lenient;
  if (stopped) return { faults, articles: visible.length, done: false };
  const stage = stageOf(outDir);
  process.env['TUIDAO_STAGE'] = stage;
  await buildPages({ logLevel: 'warn' });
  if (!existsSync(stage)) throw new Error(`Astro wrote nothing into ${stage}`);
  await writeIndex(visible, environment, stage);
  writeHeaders(stage, environment.basePath);
  swap(outDir);
  return { faults, articles: visible.length, done: true };
}
