import { expect, test } from 'vitest';
import { runsOf } from '../../../src/search/text.ts';
import { lookupOf, phraseLookup, probes, tokensOf } from '../../../src/search/tokens.ts';

const lookup = (text: string) => {
  const [run] = runsOf(text);
  if (run === undefined) throw new Error(`no run in ${text}`);
  return lookupOf(run);
};

/** Whether a record of these tokens has what is looked up, as Pagefind decides. */
function has(tokens: readonly string[], { term, exact }: { term: string; exact: boolean }): boolean {
  if (!exact) return tokens.some((token) => token.startsWith(term));
  return ` ${tokens.join(' ')} `.includes(` ${term} `);
}

const text = '重参数化把随机数挪到参数之外，softmax与gumbel分布';
const tokens = tokensOf(runsOf(text));

test('finds every substring of a run of Chinese', () => {
  for (const { kind, text: run } of runsOf(text)) {
    if (kind === 'word') continue;
    for (let start = 0; start < run.length; start += 1) {
      for (let end = start + 1; end <= run.length; end += 1) {
        expect(has(tokens, lookup(run.slice(start, end))), run.slice(start, end)).toBe(true);
      }
    }
  }
});

test('finds nothing that is not there, though its characters and pairs are', () => {
  for (const absent of ['数重', '外与', '参数化把随机数挪到参数化', '数参', '熵']) {
    expect(has(tokens, lookup(absent)), absent).toBe(false);
  }
});

test('finds words from their beginning only', () => {
  expect(has(tokens, lookup('soft'))).toBe(true);
  expect(has(tokens, lookup('softmax'))).toBe(true);
  expect(has(tokens, lookup('max'))).toBe(false);
  expect(has(tokens, lookup('softmaxx'))).toBe(false);
});

test('never takes a word for a code of Chinese', () => {
  const code = lookup('重').term;
  expect(has(tokensOf(runsOf(code)), lookup('重'))).toBe(false);
  expect(has(tokensOf(runsOf('重参')), lookup(code))).toBe(false);
});

test('no token begins another one of a different kind, so that a prefix search never falls back on it', () => {
  for (const token of tokens) expect(lookup('softmaxx').term.startsWith(token)).toBe(false);
  for (const token of tokens) expect(lookup('数').term.startsWith(token)).toBe(false);
});

test('consists of letters and digits that no segmenter of Chinese cuts', () => {
  const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });
  for (const token of [...tokens, lookup('熵').term])
    expect([...segmenter.segment(token)], token).toHaveLength(1);
});

test('asks for a phrase across punctuation, its words whole', () => {
  const phrase = (quoted: string) => {
    const found = phraseLookup(runsOf(quoted));
    if (found === undefined) throw new Error(`no phrase in ${quoted}`);
    return has(tokens, found);
  };
  expect(phrase('参数之外，softmax')).toBe(true);
  expect(phrase('softmax 与 gumbel')).toBe(true);
  expect(phrase('softmax gumbel')).toBe(false);
  expect(phrase('soft')).toBe(false);
  expect(phrase('之外softm')).toBe(false);
  expect(phraseLookup([])).toBeUndefined();
});

test('probes lie among all tokens that begin with a prefix', () => {
  const words = probes('ab').split(' ');
  expect(words[0]).toBe('ab');
  expect(words).toContain('abq');
  expect(words).toContain('ab7');
});
