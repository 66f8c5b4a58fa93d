import { expect, test } from 'vitest';
import { nameFault, slugPart } from '../../../src/content/names.ts';

const bad = [
  'a#b',
  'a%20b',
  'a?b',
  'a:b',
  'a|b',
  'a\\b',
  '<a>',
  'a\u0007b',
  'a\u200Bb',
  '\u202Ea',
  '..',
  '.',
  'a.',
  'a ',
  ' a',
  'a.md',
  'a.HTML',
  '长'.repeat(81),
  '𝐱'.repeat(61),
];

test.each(bad)('%j cannot be a name', (name) => {
  expect(nameFault(name)).toMatch(/应/);
});

test.each([...bad, '%', '###', '\u200B'])('what %j becomes in an address can', (name) => {
  expect(nameFault(slugPart(name))).toBeUndefined();
});

test.each(['a b', 'C++', '重参数', 'a.b', 'café', '（一）', "q'x&y", 'console', '长'.repeat(80)])(
  '%j can be a name',
  (name) => {
    expect(nameFault(name)).toBeUndefined();
  },
);

test.each(['con', 'NUL', 'com1', 'aux.x'])('%s is kept by Windows', (name) => {
  expect(nameFault(name)).toContain('Windows');
});
