import { expect, test } from 'vitest';
import { labelPlace } from '../../../../src/figures/split-desk/layout.ts';
import { desk, meanOfPoints } from '../../../../src/figures/split-desk/model.ts';

const box = { left: 0, right: 400, top: 0, bottom: 100 };
const at = (s: number) => desk({ s, lambda: 1, gamma: 1, base: meanOfPoints });

test('the number stands beside the curve where that falls, and under it where it rises', () => {
  const { scan, best } = at(5.5);
  const after = scan.find(({ s }) => s === best.s + 1);
  expect(after?.gain).toBeLessThan(best.gain);
  expect(labelPlace(at(best.s), 200, 50, box)).toEqual({ x: 213, y: 44, anchor: 'start' });
  expect(labelPlace(at(best.s - 1), 200, 50, box).y).toBeGreaterThan(50);
});

test('where there is no room below it stands above', () => {
  const { best } = at(5.5);
  expect(labelPlace(at(best.s - 1), 200, 95, box).y).toBeLessThan(95);
});

test('at the last threshold it stands above', () => {
  expect(labelPlace(at(9.5), 380, 50, box)).toEqual({ x: 390, y: 38, anchor: 'middle' });
});
