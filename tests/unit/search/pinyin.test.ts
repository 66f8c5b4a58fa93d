import { expect, test } from 'vitest';
import type { SearchDocument } from '../../../src/search/document.ts';
import { pinyinFile } from '../../../src/search/pinyin-file.ts';
import { looksLikePinyin, spelledBy, spellerOf } from '../../../src/search/pinyin.ts';

const document: SearchDocument = {
  url: '/articles/a/',
  content: '',
  meta: {
    title: '让随机变得可导：重参数与Gumbel-Softmax',
    summary: '',
    date: '',
    category: '深度学习',
    tags: '重参数,梯度估计',
    aliases: 'REINFORCE,得分函数',
  },
  anchors: [
    { id: 'a', text: '率失真与策略梯度', location: 0 },
    { id: 'b', text: '由\ue001推出参数', location: 0 },
    { id: 'c', text: 'ELBO', location: 0 },
  ],
  formulas: {},
  displays: {},
};
const file = pinyinFile([document], ['随机森林']);
const speller = spellerOf(file);
const find = (letters: string, sure = false) => spelledBy(letters, speller, sure);

test('keeps what has Chinese, each once, without formulas', () => {
  expect(file.names).toEqual([
    '随机森林',
    '让随机变得可导：重参数与Gumbel-Softmax',
    '深度学习',
    '重参数',
    '梯度估计',
    '得分函数',
  ]);
  expect(file.headings).toEqual(['率失真与策略梯度', '由 推出参数']);
});

test('finds whole syllables in every reading', () => {
  expect(find('zhongcanshu')[0]).toBe('重参数');
  expect(find('chongcanshu')[0]).toBe('重参数');
  expect(find('suijisenlin')).toEqual(['随机森林']);
  expect(find('lvshizhen')).toEqual(['率失真']);
  expect(find('shuaishizhen')).toEqual(['率失真']);
  expect(find('celuetidu')).toEqual(['策略梯度']);
  expect(find('celvetidu')).toEqual(['策略梯度']);
});

test('finds first letters, whole names before parts of others', () => {
  expect(find('ccs')).toEqual(['重参数']);
  expect(find('zcs')).toEqual(['重参数']);
  expect(find('sjsl')).toEqual(['随机森林']);
  expect(find('shjsl')).toEqual([]);
  expect(find('zhcsh')).toEqual(['重参数']);
  expect(find('lszyclgt')).toEqual([]);
});

test('finds a beginning whose last syllable is not finished', () => {
  expect(find('suijisenl')).toEqual(['随机森林']);
  expect(find('chongc')).toEqual(['重参']);
});

test('spells Latin words as they are, and steps over punctuation and formulas', () => {
  expect(find('canshuyugumbelsoft')).toEqual(['参数与 gumbel softmax']);
  expect(find('kedaochongcanshu')).toEqual(['可导 重参数']);
  expect(find('youtuichu')).toEqual(['由 推出']);
});

test('finds nothing in what is no pinyin of anything, and not a single character', () => {
  for (const letters of ['softmax', 'gumbel', 'elbo', 'zzz', 'chong', 'x', '', '重参数', 'a b'])
    expect(find(letters), letters).toEqual([]);
});

test('offers for letters that were found as they are only what hardly fits by chance', () => {
  expect(find('shuju', true)).toEqual([]);
  expect(find('ccs', true)).toEqual(['重参数']);
  expect(find('jbd')).toEqual(['机变得']);
  expect(find('jbd', true)).toEqual([]);
});

test('knows pinyin of two syllables and more by its look', () => {
  for (const letters of [
    'zhongcanshu',
    'suijisenlin',
    'tidu',
    'lvshizhen',
    'xiongmao',
    'jiangwei',
    'shuangxiang',
  ])
    expect(looksLikePinyin(letters), letters).toBe(true);
  for (const letters of ['softmax', 'gumbel', 'xgboost', 'kl', 'chong', 'loss', 'ccs', ''])
    expect(looksLikePinyin(letters), letters).toBe(false);
});
