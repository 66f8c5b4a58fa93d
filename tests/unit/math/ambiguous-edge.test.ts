import { expect, test } from 'vitest';
import { average, edge, expectedLoss } from '../../../src/math/ambiguous-edge.ts';

const rows = [edge(3), edge(5)];

test('averages two steps into a ramp', () => {
  expect(average(rows)).toEqual([0, 0, 0, 0.5, 0.5, 1, 1, 1]);
});

test('has least squares at the average', () => {
  const blurred = expectedLoss(average(rows), rows, 2);
  for (const answer of [edge(3), edge(4), edge(5), [0, 0, 0, 0.4, 0.6, 1, 1, 1]])
    expect(expectedLoss(answer, rows, 2)).toBeGreaterThan(blurred);
});

test('costs the same by absolute error anywhere between two equally likely steps', () => {
  for (const v of [0, 0.1, 0.5, 0.9, 1])
    expect(expectedLoss([0, 0, 0, v, v, 1, 1, 1], rows, 1)).toBeCloseTo(1, 12);
});

test('leaves the tie as soon as one step is likelier', () => {
  const three = [edge(3), edge(3), edge(5)];
  expect(expectedLoss(edge(3), three, 1)).toBeLessThan(expectedLoss(average(three), three, 1));
});
