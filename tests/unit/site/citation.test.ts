import { expect, test } from 'vitest';
import { bibtex } from '../../../src/site/citation.ts';

const vae = {
  slug: 'vae',
  title: '变分自编码器',
  author: '推导编辑部',
  site: '推导',
  url: 'https://tuidao.example/articles/vae/',
  date: '2026-01-18',
};

test('a citation names author, title, day, year and address', () => {
  expect(bibtex(vae)).toBe(`@online{vae,
  author = {{推导编辑部}},
  title = {{变分自编码器}},
  organization = {推导},
  date = {2026-01-18},
  year = {2026},
  url = {https://tuidao.example/articles/vae/},
  langid = {chinese},
}`);
});

test('what TeX would take for a command stands for itself', () => {
  const entry = bibtex({ ...vae, title: '100% & O(n^2) {#1} $x_i$ C:\\~' });
  expect(entry).toContain(
    String.raw`title = {{100\% \& O(n\textasciicircum{}2) \{\#1\} \$x\_i\$ C:\textbackslash{}\textasciitilde{}}},`,
  );
});

test('an undated article has no day, and a slug with a folder is one key', () => {
  const entry = bibtex({ ...vae, slug: '算法/sort', date: undefined });
  expect(entry).not.toMatch(/date|year/);
  expect(entry).toMatch(/^@online\{算法-sort,/);
});
