import { resolve } from 'node:path';
import type { Article } from '../content/article.ts';
import type { Repository } from './config.ts';

/**
 * Where an article's text stands in the repository, at the first line of its body.
 * @returns undefined for an article of another folder, which the repository does not hold
 */
export function sourceAddress(
  { file, relativePath, bodyLine }: Pick<Article, 'file' | 'relativePath' | 'bodyLine'>,
  repository: Repository | undefined,
): string | undefined {
  if (repository === undefined || resolve(repository.articles, relativePath) !== file) return undefined;
  const path = [repository.articles, relativePath].join('/').split('/').map(encodeURIComponent).join('/');
  return `${repository.url}/blob/${repository.branch}/${path}#L${bodyLine}`;
}
