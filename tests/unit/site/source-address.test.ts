import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sourceAddress } from '../../../src/site/source-address.ts';

const repository = { url: 'https://git.example/me/notes', branch: 'main', articles: 'content/articles' };
const article = (relativePath: string, folder = 'content/articles') => ({
  file: resolve(folder, relativePath),
  relativePath,
  bodyLine: 7,
});

test('an article of the repository is found at the line where its body begins', () => {
  expect(sourceAddress(article('a.md'), repository)).toBe(
    'https://git.example/me/notes/blob/main/content/articles/a.md#L7',
  );
  expect(sourceAddress(article('章 一/c#?.md'), repository)).toBe(
    `https://git.example/me/notes/blob/main/content/articles/${encodeURIComponent('章 一')}/c%23%3F.md#L7`,
  );
});

test('an article of another folder is not said to be in it', () => {
  expect(sourceAddress(article('a.md', '/home/me/notes'), repository)).toBeUndefined();
  expect(sourceAddress(article('a.md', '/home/me/content/articles'), repository)).toBeUndefined();
  expect(sourceAddress(article('a.md'), undefined)).toBeUndefined();
});
