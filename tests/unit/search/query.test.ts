import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/query.ts';
import { normalise } from '../../../src/search/text.ts';

const texts = (query: string) => {
  const { wanted, unwanted } = parseQuery(query);
  return [wanted.map(({ text }) => text), unwanted.map(({ text }) => text)];
};

/** Whether a text has all units of a query. */
const fits = (query: string, text: string) =>
  parseQuery(query).wanted.every(({ forms }) =>
    forms.some(({ units }) =>
      units.every(({ pattern }) => new RegExp(pattern, 'u').test(normalise(text).text)),
    ),
  );

test('splits words at spaces, of full width too, each once', () => {
  expect(texts('变分　推断  ELBO elbo')).toEqual([['变分', '推断', 'elbo'], []]);
});

test('keeps what stands in quotation marks together, Chinese marks too, and one still open', () => {
  expect(texts('"变分 推断" 损失')).toEqual([['"变分 推断"', '损失'], []]);
  expect(texts('“变分推断”')).toEqual([['"变分推断"'], []]);
  expect(texts('「变分」')).toEqual([['"变分"'], []]);
  expect(texts('损失 "变分 推')).toEqual([['损失', '"变分 推"'], []]);
});

test('excludes after a minus that opens a word, not inside one', () => {
  expect(texts('损失 -对数 －"交叉 熵"')).toEqual([['损失'], ['对数', '"交叉 熵"']]);
  expect(texts('top-k')).toEqual([['top-k'], []]);
  expect(parseQuery('top-k').wanted[0]?.forms[0].units).toHaveLength(2);
});

test('asks for nothing where there is nothing to ask', () => {
  for (const query of ['', ' ', '，。', '-', '""', '%%%']) expect(texts(query), query).toEqual([[], []]);
});

test('cuts a mixed word into its runs, all of which must be there', () => {
  expect(fits('softmax温度', '温度越低，Softmax 越尖')).toBe(true);
  expect(fits('softmax温度', '温度越低')).toBe(false);
  expect(fits('ＶＡＥ 损失', 'vae的损失')).toBe(true);
});

test('finds words from their beginning, Chinese anywhere', () => {
  expect(fits('max', 'softmax')).toBe(false);
  expect(fits('soft', '用softmax')).toBe(true);
  expect(fits('数之', '参数之外')).toBe(true);
});

test('finds the singular of an English plural, whole, and of nothing else', () => {
  expect(fits('networks', 'a network of')).toBe(true);
  expect(fits('networks', 'networking')).toBe(false);
  expect(fits('entropies', 'entropy')).toBe(true);
  expect(fits('losses', 'loss')).toBe(true);
  expect(fits('caches', 'cache')).toBe(true);
  expect(fits('VAEs的损失', 'VAE的损失')).toBe(true);
  expect(fits('class', 'clas')).toBe(false);
  expect(fits('"networks"', 'network')).toBe(false);
});

test('compares characters as they are folded', () => {
  const folding = new Map([
    ['參', '参'],
    ['數', '数'],
  ]);
  expect(parseQuery('重參數', folding).wanted).toEqual(parseQuery('重参数').wanted);
});

test('finds a phrase across punctuation, with whole words', () => {
  expect(fits('"期望，方差"', '期望、方差')).toBe(true);
  expect(fits('"期望方差"', '期望、方差')).toBe(false);
  expect(fits('"kl divergence"', 'the KL-divergence')).toBe(true);
  expect(fits('"kl div"', 'the KL-divergence')).toBe(false);
});

test('bounds what a query can cost', () => {
  expect(parseQuery('a b c d e f g h i j k l m n o p').wanted).toHaveLength(12);
  expect(parseQuery('重'.repeat(10_000)).wanted[0]?.text).toHaveLength(200);
});
