import { describe, expect, test } from 'vitest';
import {
  bucketEnds,
  bucketedMs,
  earliestEnd,
  ringMs,
  schedule,
  timeline,
  type Training,
} from '../../../src/math/bucket-timeline.ts';

const slow: Training = {
  layers: 50,
  backwardMs: 1,
  layerMiB: 2,
  nodes: 8,
  alphaMs: 0.02,
  bandwidth: 3e9,
};
const fast: Training = { ...slow, bandwidth: 25e9 };

describe('a schedule of all-reduces', () => {
  test('ends at 37 for four buckets of 8 and 5, against 52 one after another', () => {
    expect(schedule([8, 16, 24, 32], [5, 5, 5, 5]).at(-1)?.end).toBe(37);
  });

  test('waits for the link where communication is the longer', () => {
    expect(schedule([1, 2, 3], [5, 5, 5])).toEqual([
      { start: 1, end: 6 },
      { start: 6, end: 11 },
      { start: 11, end: 16 },
    ]);
  });

  test('is the greatest, over k, of what is ready at k and all that is sent from then on', () => {
    const ready = [2, 3, 9, 10];
    const cost = [4, 1, 2, 5];
    const ends = ready.map((at, k) => at + cost.slice(k).reduce((a, b) => a + b, 0));
    expect(schedule(ready, cost).at(-1)?.end).toBe(Math.max(...ends));
  });
});

describe('buckets', () => {
  test('close once they have reached their cap, the last one where the layers end', () => {
    expect(bucketEnds([2, 2, 2, 2, 2], [5])).toEqual([3, 5]);
    expect(bucketEnds([2, 2, 2, 2], [4])).toEqual([2, 4]);
  });

  test('take their caps in turn', () => {
    expect(bucketEnds([2, 2, 2, 2, 2, 2], [1, 6])).toEqual([1, 4, 6]);
  });

  test('hold a layer larger than the cap alone', () => {
    expect(bucketEnds([9, 1, 1], [3])).toEqual([1, 3]);
  });

  test('cover all layers, whatever stands first or last', () => {
    for (const place of ['none', 'first', 'last'] as const) {
      const { buckets } = timeline(slow, 25, place);
      expect(buckets.map(({ from }) => from).slice(1)).toEqual(buckets.map(({ to }) => to).slice(0, -1));
      expect(buckets[0]?.from).toBe(0);
      expect(buckets.at(-1)?.to).toBe(50);
    }
  });

  test('have one layer in the small bucket, first or last', () => {
    const first = timeline(slow, 25, 'first').buckets[0];
    const last = timeline(slow, 25, 'last').buckets.at(-1);
    expect([first?.from, first?.to]).toEqual([0, 1]);
    expect([last?.from, last?.to]).toEqual([49, 50]);
  });
});

describe('the timeline', () => {
  test('has its optimum at neither end of the bucket sizes', () => {
    const ends = [1, 5, 10, 25, 50, 100].map((cap) => timeline(slow, cap).end);
    expect(Math.min(...ends)).toBe(ends[1]);
  });

  test('hides nothing when all is one bucket', () => {
    const { end, compute, comm } = timeline(slow, 100);
    expect(end).toBeCloseTo(compute + comm, 9);
  });

  test('never ends before its lower bound', () => {
    for (const training of [slow, fast])
      for (let cap = 1; cap <= 100; cap += 1)
        for (const place of ['none', 'first', 'last'] as const)
          expect(timeline(training, cap, place).end).toBeGreaterThanOrEqual(earliestEnd(training) - 1e-9);
  });

  test('shows only what is left of the last two buckets where the network is fast', () => {
    const { exposed } = timeline(fast, 25, 'last');
    expect(exposed).toBeCloseTo(ringMs(fast, 26) + ringMs(fast, 2) - 1, 9);
  });

  test('pays a start more for every bucket, when buckets are cut anywhere', () => {
    const job = { bytes: 1e8, nodes: 8, alpha: 5e-6, beta: 25e9 };
    expect(bucketedMs(job, 10) - bucketedMs(job, 100)).toBeCloseTo(9 * 14 * 5e-3, 9);
  });
});
