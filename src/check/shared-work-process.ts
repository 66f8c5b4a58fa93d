import { recordKeeper } from '../search/kept-records.ts';
import { simplifiedForms } from '../search/traditional.ts';
import { createLibrary } from '../site/library.ts';
import { drawn, undrawn } from '../site/markdown.ts';
import type { Share } from './shared-work.ts';

// What a process of `shared-work.ts` runs: its results are in the cache when it ends.
async function work({ articles, visible, environment, isDrawn }: Share): Promise<void> {
  const library = createLibrary(visible, environment, isDrawn ? drawn : undrawn);
  // Pages are built of what is drawn, and an index with them.
  const make = isDrawn ? recordKeeper(library, simplifiedForms()) : library;
  for (const article of articles) await make(article);
  process.disconnect();
}

process.once('message', work);
// Whoever asked for it has been killed, or it is done.
process.once('disconnect', () => process.exit());
