import { expect, test } from 'vitest';
import { clampMargin, judged, ordinaryMargins } from '../../../../src/figures/margin-losses/model.ts';

const share = (m: number) => Object.fromEntries(judged(m).map((one) => [one.name, one.share]));

test('the nine ordinary points are all right after three rounds', () => {
  expect(ordinaryMargins).toHaveLength(9);
  expect(Math.min(...ordinaryMargins)).toBeCloseTo(0.3213, 4);
  expect(Math.max(...ordinaryMargins)).toBeCloseTo(0.978, 4);
});

test('the outlier takes most of the weight under the exponential loss, never half of it under the others', () => {
  for (const m of [-1, -2, -3]) {
    const { exponential = 0, logistic = 0, hinge = 0 } = share(m);
    expect(exponential).toBeGreaterThan(logistic);
    expect(logistic).toBeGreaterThan(hinge);
    expect(logistic).toBeLessThan(0.5);
    expect(hinge).toBeCloseTo(0.1, 12);
  }
  expect(share(-2)['exponential']).toBeGreaterThan(0.5);
});

test('a point past margin 1 has no weight left under the hinge loss', () => {
  expect(share(1.5)['hinge']).toBe(0);
});

test('shares grow as the outlier goes further wrong', () => {
  for (const name of ['exponential', 'logistic'] as const) {
    expect(share(-2)[name]).toBeGreaterThan(share(-1)[name] ?? NaN);
  }
});

test('a margin from an address is kept inside the picture', () => {
  expect([clampMargin(-9), clampMargin(9), clampMargin(NaN)]).toEqual([-3, 2, -2]);
});
