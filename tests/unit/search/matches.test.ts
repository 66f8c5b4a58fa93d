import { expect, test } from 'vitest';
import { formulaSign } from '../../../src/markdown/formula-sign.ts';
import { excerpt, findMatches, markedText, type Piece } from '../../../src/search/matches.ts';
import { parseQuery } from '../../../src/search/query.ts';

const terms = (query: string) => parseQuery(query).wanted;
const show = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) =>
      'formula' in piece ? `<${piece.formula}>` : piece.marked ? `[${piece.text}]` : piece.text,
    )
    .join('');
const marked = (text: string, query: string) =>
  show(markedText(text, findMatches(text, terms(query), new Map())));
const cut = (text: string, query: string) => show(excerpt(text, findMatches(text, terms(query), new Map())));

test('marks what was found in the original text, in whatever form it is written', () => {
  expect(marked('用ＶＡＥ与Poincaré', 'vae poincare')).toBe('用[ＶＡＥ]与[Poincaré]');
  expect(marked('e\u0301t\u00e9', 'été')).toBe('[e\u0301t\u00e9]');
  expect(marked('合ﬁt', 'fi')).toBe('合[ﬁ]t');
});

test('joins marks that touch or overlap', () => {
  expect(marked('重参数化', '重参 参数 数化')).toBe('[重参数化]');
  expect(marked('哈哈哈', '哈')).toBe('[哈哈哈]');
});

test('leaves a text without matches as it is', () => {
  expect(marked('<b>&amp;</b>', '没有')).toBe('<b>&amp;</b>');
});

test('shows formulas as formulas, whole', () => {
  expect(marked(`设${formulaSign(3)}是重参数`, '参数')).toBe('设<3>是重[参数]');
});

test('reads from a phrase before the match on, with dots where something is left out', () => {
  const before = '前面说了很多很多别的事情，一直说到这里才停下来。';
  const after = '后面还有很长很长的一段话'.repeat(10);
  const shown = cut(`${before.repeat(4)}接着便是重参数的办法${after}`, '重参数');
  expect(shown).toMatch(/^…接着便是\[重参数\]的办法后面/);
  expect(shown).toMatch(/…$/);
  expect([...shown].length).toBeLessThan(120);
});

test('begins with a cell or a line where no sentence ends before the match', () => {
  const before = '很长的一行'.repeat(20);
  expect(cut(`${before}｜重参数`, '参数')).toBe('…重[参数]');
  expect(cut(`${before}\u3000重参数`, '参数')).toBe('…重[参数]');
});

test('never cuts a word', () => {
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`);
  const shown = cut(words.join(' '), 'word30');
  for (const word of shown.match(/[a-z0-9]+/g) ?? []) expect(words).toContain(word);
});

test('chooses the place where most matches stand together', () => {
  const text = `变分一次。${'别的话'.repeat(60)}变分下界与变分推断。${'别的话'.repeat(60)}`;
  expect(cut(text, '变分')).toContain('[变分]下界与[变分]推断');
});

test('shows the beginning where nothing matches, and all of a short text', () => {
  expect(cut('短短一句', '没有')).toBe('短短一句');
  expect(cut('长'.repeat(300), '没有')).toBe(`${'长'.repeat(96)}…`);
});

test('shows one displayed formula at most: the next after a match, else the last before it', () => {
  const [a, b, c] = [1, 2, 3].map(formulaSign);
  const shown = (text: string, words: string) =>
    excerpt(text, findMatches(text, parseQuery(words).wanted, new Map()), (formula) => formula < 3)
      .map((piece) => ('text' in piece ? piece.text : `<${piece.formula}>`))
      .join('');
  expect(shown(`于是${a}其中重参数${c}满足${b}最后${a}完。`, '参数')).toBe('…其中重参数<3>满足<2>最后…');
  expect(shown(`于是${a}再有${b}其中重参数${c}完。`, '参数')).toBe('…再有<2>其中重参数<3>完。');
  expect(shown(`${a}${b}参数`, '参数')).toBe('…<2>参数');
});
