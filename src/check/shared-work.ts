import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from '../content/article.ts';
import type { Environment } from '../site/environment.ts';
import type { Library } from '../site/library.ts';
import { drawn, type Drawing } from '../site/markdown.ts';

/** What a thread is given: plain data. */
export interface Share {
  /** The articles that it renders, of all that are published. */
  articles: Article[];
  visible: Article[];
  environment: Environment;
  isDrawn: boolean;
}

/** Fewer articles than these are rendered, or only read, sooner than a thread has started. */
const worthwhile = { drawn: 40, undrawn: 100 } as const;

/**
 * Renders, on all processors, the articles that no earlier run has kept: this thread its share, others theirs, which
 * are in the cache afterwards. Does nothing where they are few.
 */
export async function shareWork({
  articles,
  visible,
  environment,
  drawing,
  library,
}: {
  articles: readonly Article[];
  visible: readonly Article[];
  environment: Environment;
  drawing: Drawing;
  library: Library;
}): Promise<void> {
  const rest = articles.filter((article) => !library.isKept(article));
  const isDrawn = drawing === drawn;
  const enough = worthwhile[isDrawn ? 'drawn' : 'undrawn'];
  const threads = Math.min(4, availableParallelism(), Math.floor(rest.length / enough));
  if (threads < 2) return;
  const shareOf = (n: number) => rest.filter((_, i) => i % threads === n);
  const others = Array.from({ length: threads - 1 }, (_, n) =>
    finished({ articles: shareOf(n + 1), visible: [...visible], environment, isDrawn }),
  );
  const own = async () => {
    for (const article of shareOf(0)) await library(article);
  };
  await Promise.all([own(), ...others]);
}

const finished = (share: Share): Promise<unknown> =>
  new Promise<unknown>((resolve, reject) => {
    const worker = new Worker(new URL('./shared-work-thread.ts', import.meta.url), {
      workerData: share,
      // Trees of short life: with little room for them, a sixth of the time goes to clearing it.
      resourceLimits: { maxYoungGenerationSizeMb: 192 },
    });
    worker.once('error', reject);
    worker.once('exit', resolve);
  });
