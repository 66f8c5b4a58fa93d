import { expect, test } from 'vitest';
import type { SearchDocument } from '../../../src/search/document.ts';
import { parseQuery } from '../../../src/search/query.ts';
import { resultOf } from '../../../src/search/result.ts';

const sections = [
  { id: '温度', text: '温度', body: '温度越低越尖。' },
  { id: '赛跑', text: '赛跑', body: '噪声的赛跑，温度不变，温度还在，温度。' },
  { id: '偏差', text: '偏差', body: '偏差与温度。' },
  { id: '方差', text: '方差', body: '方差也随温度。' },
];

function articleOf(): SearchDocument {
  let content = '引言说温度。\n';
  const anchors = sections.map(({ id, text, body }) => {
    const location = content.length;
    content += `${body}\n`;
    return { id, text, location };
  });
  const meta = {
    title: '让随机变得可导',
    summary: '摘要。',
    date: '2026-01-01',
    category: '深度学习',
    tags: 'VAE,变分',
    aliases: '放松',
  };
  return { url: '/kb/articles/x/', content, meta, anchors, formulas: {}, displays: {} };
}

const find = (query: string, enough?: number) => {
  const terms = parseQuery(query).wanted;
  return resultOf(articleOf(), terms, enough ?? terms.length, new Map());
};
const links = (query: string) => find(query)?.sections.map(({ url }) => url);

test('links the best three sections, those with the word in the heading first chosen, in their order', () => {
  expect(links('温度')).toEqual(['/kb/articles/x/#温度', '/kb/articles/x/#赛跑', '/kb/articles/x/#偏差']);
});

test('shows the words before the first heading under the article itself', () => {
  expect(find('引言')?.excerpt).toContainEqual({ text: '引言', marked: true });
  expect(links('引言')).toEqual([]);
});

test('shows the summary where only the title has the words', () => {
  expect(find('随机')?.excerpt).toEqual([{ text: '摘要。', marked: false }]);
});

test('takes words from different parts together, tags and other names too', () => {
  expect(find('vae 放松 可导 赛跑')).toBeDefined();
});

test('refuses an article whose text has less than the index promised', () => {
  expect(find('温度 不在这里')).toBeUndefined();
  expect(find('温度 不在这里', 1)).toBeDefined();
});
