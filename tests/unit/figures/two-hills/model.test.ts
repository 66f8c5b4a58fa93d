import { expect, test } from 'vitest';
import { best, descend, distance, measure, rulers } from '../../../../src/figures/two-hills/model.ts';

test('matches mean and variance where KL(p‖q) is least', () => {
  const { mu, sigma } = best('forward');
  expect(Math.abs(mu)).toBeLessThan(1e-3);
  expect(sigma ** 2).toBeCloseTo(4.25, 2);
});

test('climbs one hill where KL(q‖p) is least, at a price of almost ln 2', () => {
  const { mu, sigma, value } = best('reverse');
  expect(mu).toBeCloseTo(2, 2);
  expect(sigma).toBeCloseTo(0.5, 2);
  expect(value).toBeCloseTo(Math.LN2, 3);
  expect(distance('reverse', { mu: -mu, sigma })).toBeCloseTo(distance('reverse', { mu, sigma }), 12);
});

test('has a second, shallower valley between the hills', () => {
  const straddling = descend('reverse', { mu: 0, sigma: 1.8 });
  expect(straddling.value).toBeGreaterThan(best('reverse').value + 1);
  expect(distance('reverse', { mu: 0.1, sigma: straddling.sigma })).toBeGreaterThan(straddling.value);
});

test('never reads less than the least', () => {
  for (const mu of [0, 1, 2, 3])
    for (const sigma of [0.3, 0.5, 1, 2, 3])
      for (const ruler of rulers)
        expect(distance(ruler, { mu, sigma })).toBeGreaterThanOrEqual(best(ruler).value - 1e-6);
});

test('reads the same one by one as all at once', () => {
  const found = measure({ mu: 0.7, sigma: 1.1 });
  for (const ruler of rulers) expect(found[ruler]).toBeCloseTo(distance(ruler, { mu: 0.7, sigma: 1.1 }), 12);
  expect(found.frechet).toBeCloseTo(0.49 + (1.1 - Math.sqrt(4.25)) ** 2, 10);
});
