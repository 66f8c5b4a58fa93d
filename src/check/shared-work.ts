import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Article } from '../content/article.ts';
import type { Environment } from '../site/environment.ts';
import type { Library } from '../site/library.ts';
import { drawn, type Drawing } from '../site/markdown.ts';

/** What a process is given: plain data. */
export interface Share {
  /** The articles that it renders, of all that are published. */
  articles: Article[];
  visible: Article[];
  environment: Environment;
  isDrawn: boolean;
}

/** Fewer articles than these are rendered, or only read, sooner than a process has started. */
const worthwhile = { drawn: 40, undrawn: 100 } as const;

/**
 * Renders, on all processors, the articles that no earlier run has kept, which are in the cache afterwards. It is done
 * by processes of their own: what a thread has used of memory, its process keeps. Does nothing where they are few.
 */
export async function shareWork({
  articles,
  visible,
  environment,
  drawing,
  library,
  program,
}: {
  articles: readonly Article[];
  visible: readonly Article[];
  environment: Environment;
  drawing: Drawing;
  library: Library;
  /** What a process runs: a module that calls `takeShare`. */
  program: URL;
}): Promise<void> {
  const rest = articles.filter((article) => !library.isKept(article));
  const isDrawn = drawing === drawn;
  const enough = worthwhile[isDrawn ? 'drawn' : 'undrawn'];
  const count = Math.min(4, availableParallelism(), Math.floor(rest.length / enough));
  if (count < 2) return;
  const shareOf = (n: number) => rest.filter((_, i) => i % count === n);
  const all = Array.from({ length: count }, (_, n) =>
    finished(program, { articles: shareOf(n), visible: [...visible], environment, isDrawn }),
  );
  await Promise.all(all);
}

/**
 * Trees of short life have 32 MB: with little room for them, a sixth of the time goes to clearing it. Of what lived
 * longer the engine would let as much again pile up before it looks.
 */
const memory = ['--max-semi-space-size=32', '--heap-growing-percent=40'];

const finished = (program: URL, share: Share): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = fork(program, {
      execArgv: memory,
      serialization: 'advanced',
    });
    child.once('error', reject);
    // What it threw: a fault of the disk, say.
    child.once('message', reject);
    child.once('exit', (code, signal) => {
      const reason = `渲染文章的进程中断了（${signal ?? String(code)}）；多半是内存不够，应关掉别的程序，再运行一次`;
      if (code === 0) resolve();
      else reject(new Error(reason));
    });
    child.send(share);
  });
