import { setImmediate } from 'node:timers/promises';
import type { Article } from '../content/article.ts';
import { createLibrary, type Library } from '../site/library.ts';
import { drawn, undrawn } from '../site/markdown.ts';
import type { Share } from './shared-work.ts';

/**
 * In a process that `shareWork` has started, does what it was asked for, and ends: the results are in the cache.
 * @param make what is made of an article
 */
export function takeShare(make: (library: Library) => (article: Article) => Promise<unknown>): void {
  const work = async ({ articles, visible, environment, isDrawn }: Share): Promise<void> => {
    const one = make(createLibrary(visible, environment, isDrawn ? drawn : undrawn));
    for (const article of articles) {
      await one(article);
      // So that it hears when nobody waits for it any more.
      await setImmediate();
    }
  };
  process.once('message', (share: Share) => {
    work(share).then(
      () => process.disconnect(),
      (error: unknown) => process.send?.(error, () => process.disconnect()),
    );
  });
  // It is done, or whoever asked for it has been killed.
  process.once('disconnect', () => process.exit());
}
