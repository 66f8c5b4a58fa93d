import { expect, test } from 'vitest';
import { overlap } from '../../../../src/figures/bucket-overlap/model.ts';

const slow = { bucket: 5, nodes: 8, alpha: 0.02, beta: 3, small: 'none' };

test('ends at 68.9, 75.3 and 111.4 ms with 5, 25 and 100 MiB', () => {
  const ends = overlap(slow).rows.map(({ line }) => line.end.toFixed(1));
  expect(ends).toEqual(['68.9', '75.3', '111.4']);
});

test('finds a best bucket no worse than any other, and a bound below it', () => {
  const { best, sweep, bound } = overlap(slow);
  for (const { end } of sweep) expect(best.end).toBeLessThanOrEqual(end);
  expect(bound).toBeLessThan(best.end);
});

test('comes nearer to the computation alone as the link becomes faster', () => {
  const exposed = [1, 3, 10, 50].map((beta) => overlap({ ...slow, beta }).chosen.exposed);
  expect(exposed).toEqual([...exposed].sort((a, b) => b - a));
});

test('prefers larger buckets where starting a message is dear', () => {
  const dear = overlap({ ...slow, alpha: 0.5 }).best.bucket;
  expect(dear).toBeGreaterThan(overlap({ ...slow, alpha: 0.001 }).best.bucket);
});

test('leaves the one bucket of all layers alone, whatever stands first', () => {
  expect(overlap({ ...slow, small: 'first' }).rows[2]?.line.buckets).toHaveLength(1);
});
