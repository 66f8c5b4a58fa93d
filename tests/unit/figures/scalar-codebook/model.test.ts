import { expect, test } from 'vitest';
import { bookOf, mostCodes, nearestCount, shelf } from '../../../../src/figures/scalar-codebook/model.ts';

test('has distortions that fall with every code and stay over the bound', () => {
  for (const scheme of ['lloyd', 'uniform']) {
    const books = shelf(scheme);
    expect(books.length).toBe(mostCodes);
    for (const [i, { distortion, bound }] of books.entries()) {
      expect(distortion).toBeGreaterThanOrEqual(bound - 1e-12);
      if (i > 0) expect(distortion).toBeLessThan(books[i - 1]?.distortion ?? 0);
    }
  }
});

test('has learnt codes that are never worse than equal steps', () => {
  for (const [i, { distortion }] of shelf('lloyd').entries())
    expect(distortion).toBeLessThanOrEqual((shelf('uniform')[i]?.distortion ?? 0) + 1e-12);
});

test('spends less after entropy coding with equal steps, once there are many', () => {
  expect(bookOf({ K: 16, scheme: 'uniform' }).entropy).toBeLessThan(
    bookOf({ K: 16, scheme: 'lloyd' }).entropy,
  );
});

test('brings any number of codes into its limits', () => {
  expect(bookOf({ K: 99, scheme: 'lloyd' }).K).toBe(mostCodes);
  expect(bookOf({ K: NaN, scheme: 'what' }).K).toBe(1);
  expect(nearestCount(2)).toBe(4);
  expect(nearestCount(9)).toBe(mostCodes);
});
