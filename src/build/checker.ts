import { Worker } from 'node:worker_threads';
import type { Environment } from '../site/environment.ts';
import type { Report } from './check-thread.ts';

/**
 * Checks the content in a thread of its own, so that pages don't wait for it.
 * @returns runs a check after the one that is running, if one is; its result is that of the last one. It rejects where
 * a check throws (a file went while it was read, say); the next one begins in a new thread.
 */
export function createChecker(environment: Environment): () => Promise<Report> {
  let thread: Worker | undefined;
  const once = () =>
    new Promise<Report>((resolve, reject) => {
      thread ??= new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: environment });
      thread.unref();
      thread.removeAllListeners();
      thread.once('message', resolve);
      thread.once('error', (error) => {
        thread = undefined;
        reject(error);
      });
      thread.postMessage('check');
    });
  return oneAtATime(once);
}

/** Runs a task again after it has ended, once, however often it was asked for meanwhile. */
function oneAtATime<Result>(task: () => Promise<Result>): () => Promise<Result> {
  let isWanted = false;
  let running: Promise<Result> | undefined;
  const run = async (): Promise<Result> => {
    isWanted = false;
    const result = await task();
    return isWanted ? run() : result;
  };
  return () => {
    isWanted = true;
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}
