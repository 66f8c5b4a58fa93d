import { expect, test } from 'vitest';
import {
  outcome,
  program,
  spellings,
  traceExport,
  tuple,
} from '../../../../src/figures/export-steps/model.ts';

test('prints tuples as Python does', () => {
  expect([[], ['a'], ['a', 'b']].map(tuple)).toEqual(['()', '(a,)', '(a, b)']);
});

test('binds the name in the last step only, and never after an exception', () => {
  for (const spelling of spellings) {
    const steps = traceExport(spelling);
    expect(steps.slice(0, -1).some(({ heap, error }) => heap.bound || error !== undefined)).toBe(false);
    const last = steps.at(-1);
    expect(last?.heap.bound).toBe(last?.error === undefined);
  }
});

test('makes the exporter before the function, except when the call is missing', () => {
  const order = (spelling: (typeof spellings)[number]) => {
    const steps = traceExport(spelling);
    return [
      steps.findIndex(({ heap }) => heap.exporter !== undefined),
      steps.findIndex(({ heap }) => heap.function !== undefined),
    ];
  };
  expect(order('plain')).toEqual([1, 3]);
  expect(order('bare')).toEqual([2, 1]);
});

test('writes two attributes and nothing else', () => {
  expect(outcome('plain')).toEqual({ steps: 6, error: null, attributes: 2, bound: true });
  expect(traceExport('v1').at(-1)?.heap.function).toEqual([
    ['_tf_api_names', '()'],
    ['_tf_api_names_v1', "['app.run']"],
  ]);
});

test('stops at the first rule that is broken', () => {
  expect(spellings.map((one) => outcome(one).error)).toEqual([
    null,
    null,
    'AttributeError',
    'ValueError',
    'InvalidSymbolNameError',
    'SymbolAlreadyExposedError',
  ]);
});

test('highlights lines that exist', () => {
  for (const spelling of spellings) {
    const count = program(spelling).length;
    for (const { lines } of traceExport(spelling)) {
      expect(lines.length).toBeGreaterThan(0);
      expect(Math.max(...lines)).toBeLessThan(count);
    }
  }
});
