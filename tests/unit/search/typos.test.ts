import { expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/random.ts';
import { corrections, edits } from '../../../src/search/typos.ts';

const words = 'softmax gumbel temperature gradient gradients boosting booster sort soft transformer tensor';

test('counts insertions, removals, changes and swaps of neighbours', () => {
  expect(edits('gumble', 'gumbel', 3)).toBe(1);
  expect(edits('softmx', 'softmax', 3)).toBe(1);
  expect(edits('softtmax', 'softmax', 3)).toBe(1);
  expect(edits('zoftmax', 'softmax', 3)).toBe(1);
  expect(edits('kitten', 'sitting', 3)).toBe(3);
  expect(edits('', 'abc', 3)).toBe(3);
});

test('is a distance: none to itself, the same both ways, and cut off only beyond what is asked', () => {
  const next = mulberry32(5);
  const letter = () => 'abc'[Math.floor(next() * 3)] ?? 'a';
  const word = () => Array.from({ length: Math.floor(next() * 7) }, letter).join('');
  for (let i = 0; i < 300; i += 1) {
    const [a, b] = [word(), word()];
    const full = edits(a, b, 99);
    expect(edits(a, a, 99)).toBe(0);
    expect(edits(b, a, 99), `${a} ${b}`).toBe(full);
    expect(full).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    expect(full).toBeLessThanOrEqual(Math.max(a.length, b.length));
    for (const most of [0, 1, 2, 3])
      expect(Math.min(edits(a, b, most), most + 1), `${a} ${b} ${most}`).toBe(Math.min(full, most + 1));
  }
});

test('corrects one slip, two in words of eight letters and more, none in the shortest', () => {
  expect(corrections('gumble', words)).toEqual(['gumbel']);
  expect(corrections('temprature', words)).toEqual(['temperature']);
  expect(corrections('tempratuer', words)).toEqual(['temperature']);
  expect(corrections('gmuble', words)).toEqual([]);
  expect(corrections('sof', words)).toEqual([]);
});

test('takes only the nearest, the one with the same first letter before a commoner one', () => {
  expect(corrections('gradiens', words)).toEqual(['gradient', 'gradients']);
  expect(corrections('xensor', 'sensor tensor')).toEqual(['sensor', 'tensor']);
  expect(corrections('tansor', 'tensor censor')).toEqual(['tensor']);
  expect(corrections('sofa', 'soda sofas loft')).toEqual(['soda', 'sofas']);
});

test('finds nothing near what is near nothing', () => {
  expect(corrections('qwertyuiop', words)).toEqual([]);
  expect(corrections('anything', '')).toEqual([]);
});
