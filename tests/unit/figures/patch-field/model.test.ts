import { expect, test } from 'vitest';
import { imageSide, patch } from '../../../../src/figures/patch-field/model.ts';

test('has 900 votes of 70 pixels, 8 apart, with three halvings', () => {
  const { votes, side, field } = patch({ halvings: 3, down: 0.5, across: 0.5 });
  expect([votes, side, field.size, field.jump]).toEqual([900, 30, 70, 8]);
});

test('begins 23 pixels before the image and ends 23 after it', () => {
  const first = patch({ halvings: 3, down: 0, across: 0 });
  const last = patch({ halvings: 3, down: 1, across: 1 });
  expect([first.top, first.left]).toEqual([-23, -23]);
  expect(last.left + last.field.size).toBe(imageSide + 23);
});

test('moves by one jump from a vote to the next', () => {
  const at = (across: number) => patch({ halvings: 3, down: 0, across }).left;
  expect(at(1 / 29) - at(0)).toBe(8);
});

test('stays inside whatever the shares are', () => {
  const { row, column, side } = patch({ halvings: 2, down: -3, across: 7 });
  expect([row, column]).toEqual([0, side - 1]);
});

test('grows by the layers 1, 4, 10, 22, 46, 70', () => {
  const { fields } = patch({ halvings: 3, down: 0, across: 0 });
  expect(fields.map(({ size }) => size)).toEqual([1, 4, 10, 22, 46, 70]);
});
