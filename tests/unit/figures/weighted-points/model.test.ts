import { expect, test } from 'vitest';
import {
  mostRounds,
  nearestThreshold,
  nextRound,
  parseHistory,
  pointsState,
  writeHistory,
} from '../../../../src/figures/weighted-points/model.ts';

const third = { history: '2+8+', s: 5.5, left: 'minus' };

test('plays the three rounds of the article, and no point is left on the wrong side', () => {
  const { rows, mistakes, product } = pointsState(third);
  expect(rows.map(({ error }) => error)).toEqual([
    expect.closeTo(3 / 10, 12),
    expect.closeTo(3 / 14, 12),
    expect.closeTo(2 / 11, 12),
  ]);
  expect(mistakes).toBe(0);
  expect(product).toBeCloseTo(0.58019, 5);
});

test('takes the best stump into the next round, from the first to the third', () => {
  const start = { history: '', s: 2.5, left: 'plus' };
  const second = nextRound(start);
  expect(second).toEqual({ history: '2+', s: 8.5, left: 'plus' });
  expect(nextRound(second)).toEqual(third);
});

test('stops at the last round that it shows', () => {
  let params = { history: '', s: 2.5, left: 'plus' } as Parameters<typeof nextRound>[0];
  for (let i = 0; i < 30; i += 1) params = nextRound(params);
  expect(pointsState(params).rows).toHaveLength(mostRounds);
  expect(nextRound(params)).toBe(params);
});

test('a history comes back from its text, and what is no history is passed over', () => {
  expect(writeHistory(parseHistory('2+8-0+'))).toBe('2+8-0+');
  expect(parseHistory('9+x2?')).toEqual([]);
  expect(parseHistory('2+'.repeat(99)).length).toBe(mostRounds - 1);
});

test('repeating the stump of the round before wins nothing: its error is one half', () => {
  const { current } = pointsState({ history: '2+', s: 2.5, left: 'plus' });
  expect(current.error).toBeCloseTo(0.5, 12);
  expect(current.z).toBeCloseTo(1, 12);
});

test('a reader cannot do better in a round than its best stump', () => {
  for (const left of ['plus', 'minus']) {
    for (let s = 0.5; s < 9; s += 1) {
      const { current, best } = pointsState({ history: '2+8+', s, left });
      expect(current.error).toBeGreaterThanOrEqual(best.error - 1e-12);
    }
  }
});

test('takes the nearest threshold for any place on the line', () => {
  expect([-9, 0.4, 2.9, 3.1, 99, NaN].map(nearestThreshold)).toEqual([0.5, 0.5, 2.5, 3.5, 8.5, 0.5]);
});
