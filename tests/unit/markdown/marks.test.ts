import { expect, test } from 'vitest';
import { figureMark, formulaMark, replaceMarks } from '../../../src/markdown/marks.ts';

test('every mark is replaced, each by its own', () => {
  const html = `<p>a${formulaMark(0)}b${formulaMark(12)}</p>${figureMark('gumbel-race')}`;
  expect(
    replaceMarks(
      html,
      (i) => `[${i}]`,
      (name) => `(${name})`,
    ),
  ).toBe('<p>a[0]b[12]</p>(gumbel-race)');
});

test('what stands in the place of a mark is not searched again, and $ is no pattern', () => {
  expect(
    replaceMarks(
      formulaMark(0),
      () => `$&${formulaMark(1)}`,
      () => '',
    ),
  ).toBe(`$&${formulaMark(1)}`);
});

test('comments of the author are no marks', () => {
  expect(
    replaceMarks(
      '<!-- tex:0 --><!--note-->',
      () => 'x',
      () => 'y',
    ),
  ).toBe('<!-- tex:0 --><!--note-->');
});
