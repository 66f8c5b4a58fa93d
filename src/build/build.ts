import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildPages } from 'astro';
import { checkContent } from '../check/check.ts';
import { published } from '../content/articles.ts';
import type { Fault } from '../content/fault.ts';
import { writeIndex } from '../search/index.ts';
import { handOver, offeredFiles } from '../site/checked-site.ts';
import { config } from '../site/config.ts';
import type { Environment } from '../site/environment.ts';
import { writeFiles } from '../site/write-files.ts';
import { writeHeaders } from './headers.ts';
import { takeLock, type LockOptions } from './lock.ts';
import { offlineWorker, writeWorker } from './offline-worker.ts';
import { placeOf } from './out-dir.ts';
import { sharedModules } from './shared-modules.ts';
import { bring, lockOf, mend, remove, stageOf, swap } from './swap.ts';

export interface Built {
  faults: Fault[];
  articles: number;
  /** False where faults stopped the build: the old site stays. */
  done: boolean;
}

/**
 * Checks the content, builds pages and index beside the old site, and puts them in its place. Builds in one checkout,
 * which share its caches, and builds into one place wait for each other.
 * @throws UsageError where the output can't be put in its place
 */
export async function buildSite(environment: Environment, waiting: LockOptions): Promise<Built> {
  const outDir = placeOf(environment);
  const ofCheckout = await takeLock(join(process.cwd(), '.cache/build.lock'), waiting);
  try {
    const ofOutput = await takeLock(lockOf(outDir), waiting);
    try {
      mend(outDir);
      return await buildAlone({ ...environment, outDir });
    } finally {
      ofOutput();
    }
  } finally {
    ofCheckout();
  }
}

async function buildAlone(environment: Environment): Promise<Built> {
  const { outDir, lenient } = environment;
  const program = new URL('./building-process.ts', import.meta.url);
  const { faults, articles, library } = await checkContent(environment, { program });
  const visible = published(articles, environment);
  const stopped = faults.some(({ severity }) => severity === 'error') && !lenient;
  if (stopped) return { faults, articles: visible.length, done: false };
  // Astro moves files within the project, which may lie on another file system than the output.
  const made = join(process.cwd(), '.cache/stage');
  remove(made);
  process.env['TUIDAO_STAGE'] = made;
  try {
    handOver({ articles: visible, library });
    const worker = config.offline ? [offlineWorker()] : [];
    await buildPages({ logLevel: 'warn', vite: { plugins: [sharedModules(), ...worker] } });
    if (!existsSync(made)) throw new Error(`Astro wrote nothing into ${made}`);
    const writing = writeFiles(made, offeredFiles(), outDir);
    // What goes wrong with it is told when the index is done.
    writing.catch(() => undefined);
    await writeIndex(visible, environment, made, { library, old: outDir });
    await writing;
    if (config.offline) writeWorker(made);
    writeHeaders(made, environment.basePath);
    bring(made, outDir);
    swap(outDir);
  } finally {
    handOver(undefined);
    // Half a site takes up the room that a full disk lacks.
    remove(made);
    remove(stageOf(outDir));
  }
  return { faults, articles: visible.length, done: true };
}
