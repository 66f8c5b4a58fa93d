import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/query.ts';
import { thesaurusOf, withSynonyms } from '../../../src/search/synonyms.ts';

const folding = new Map([
  ['隨', '随'],
  ['機', '机'],
]);
const thesaurus = thesaurusOf(
  [
    { present: ['变分自编码器', 'VAE'], absent: ['variational autoencoder'] },
    { present: ['随机森林', 'Random Forest'], absent: ['RF'] },
    { present: ['重参数', '重参数化', 'reparameterization'], absent: [] },
    { present: ['网络', 'network'], absent: [] },
  ],
  folding,
);
const expand = (query: string) => withSynonyms(parseQuery(query, folding).wanted, thesaurus, folding);
const names = (query: string) => expand(query).map(({ forms }) => forms.flatMap(({ name }) => name ?? []));
const patterns = (query: string) =>
  expand(query).map(({ forms }) => forms.map(({ units }) => units.map(({ pattern }) => pattern)));

test('gives a word the other names that the articles have', () => {
  expect(names('VAE')).toEqual([['变分自编码器']]);
  expect(names('变分自编码器')).toEqual([['VAE']]);
  expect(names('RF')).toEqual([['随机森林', 'Random Forest']]);
  expect(names('没有')).toEqual([[]]);
});

test('knows names that are several words, of which it makes one', () => {
  expect(names('random forest')).toEqual([['随机森林']]);
  expect(names('variational autoencoder 损失')).toEqual([['变分自编码器', 'VAE'], []]);
  expect(names('损失 random forest 温度')).toEqual([[], ['随机森林'], []]);
});

test('knows a name inside a word, the rest of which must be there all the same', () => {
  expect(names('VAE损失')).toEqual([['变分自编码器']]);
  expect(patterns('VAE损失')[0]?.[1]).toEqual(['变分自编码器', '损失']);
});

test('knows plurals, and traditional characters', () => {
  expect(names('VAEs')).toEqual([['变分自编码器']]);
  expect(names('networks')).toEqual([['网络']]);
  expect(names('隨機森林')).toEqual([['Random Forest']]);
});

test('leaves out names that are found anyway', () => {
  expect(names('重参数')).toEqual([['reparameterization']]);
  expect(names('重参数化')).toEqual([['重参数', 'reparameterization']]);
  expect(names('reparameterization')).toEqual([['重参数']]);
});

test('takes other names as whole words', () => {
  const [, other] = patterns('变分自编码器')[0] ?? [];
  const pattern = new RegExp(other?.[0] ?? 'nothing', 'u');
  expect(['vae', '用vae的', 'vaex', 'cvae'].map((text) => pattern.test(text))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('leaves quoted words and excluded ones as they are', () => {
  expect(names('"VAE"')).toEqual([[]]);
  expect(parseQuery('损失 -VAE').unwanted[0]?.forms).toHaveLength(1);
});

test('is of no effect without groups', () => {
  const { wanted } = parseQuery('VAE 损失');
  expect(withSynonyms(wanted, thesaurusOf([], folding), folding)).toEqual(wanted);
});
