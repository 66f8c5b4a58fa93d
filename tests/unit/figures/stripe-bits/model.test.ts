import { expect, test } from 'vitest';
import {
  floorBits,
  pictures,
  results,
  sizes,
  type structures,
} from '../../../../src/figures/stripe-bits/model.ts';

test('never undercuts the entropy', () => {
  for (const n of sizes) for (const { bits } of results(n)) expect(bits).toBeGreaterThan(floorBits);
});

test('leaves the table behind at 1000 images and lets it catch up at 100000', () => {
  const bits = (n: number, structure: (typeof structures)[number]) =>
    results(n).find((one) => one.structure === structure)?.bits ?? 0;
  expect(bits(1000, 'table') - bits(1000, 'autoregressive')).toBeGreaterThan(4);
  expect(bits(100_000, 'table')).toBeLessThan(5.5);
  expect(bits(100_000, 'independent')).toBeCloseTo(16, 2);
});

test('tells likelihood from validity: table and chain draw as few stripes at very different prices', () => {
  const [table, , chain] = results(1000);
  expect(Math.abs((table?.valid ?? 0) - (chain?.valid ?? 1))).toBeLessThan(0.002);
  expect((chain?.bits ?? 0) - (table?.bits ?? 0)).toBeGreaterThan(3);
});

test('draws pictures that it marks rightly, the same for the same seed', () => {
  const model = results(1000)[3]?.model;
  if (model === undefined) throw new Error('no model');
  const some = pictures(model, 50, 3);
  expect(some).toEqual(pictures(model, 50, 3));
  expect(some.filter(({ valid }) => valid).length).toBeGreaterThan(45);
  for (const { image } of some) expect(image.length).toBe(16);
});
