import { expect, test } from 'vitest';
import { normalise, runsOf } from '../../../src/search/text.ts';

test('brings full width, capitals and accents to one form', () => {
  expect(normalise('ＶＡＥ　Poincaré ﬁt ½').text).toBe('vae poincare fit 1⁄2');
  expect(normalise('重參數').text).toBe('重參數');
  expect(normalise('한글').text).toBe('한글');
});

test('knows where each character came from, whatever became longer or shorter', () => {
  const original = 'aﬁé㎏重';
  const { text, offsets } = normalise(original);
  expect(text).toBe('afiekg重');
  expect([...offsets]).toEqual([0, 1, 1, 2, 3, 3, 4, 5]);
  const decomposed = normalise('xe\u0301y');
  expect(decomposed.text).toBe('xey');
  expect([...decomposed.offsets]).toEqual([0, 1, 3, 4]);
});

test('has room for what becomes much longer', () => {
  const { text, offsets } = normalise('\ufdfa'.repeat(50));
  expect(text).toHaveLength(900);
  expect([...offsets.slice(-20)]).toEqual([...Array<number>(1).fill(48), ...Array<number>(18).fill(49), 50]);
});

test('cuts a text into runs of Chinese and words, and drops what stands between', () => {
  expect(runsOf('用softmax温度τ=0.5，“好”')).toEqual([
    { kind: 'han', text: '用' },
    { kind: 'word', text: 'softmax' },
    { kind: 'han', text: '温度' },
    { kind: 'word', text: 'τ' },
    { kind: 'word', text: '0' },
    { kind: 'word', text: '5' },
    { kind: 'han', text: '好' },
  ]);
  expect(runsOf('，…— \ue001\n')).toEqual([]);
});
