import { expect, test } from 'vitest';
import { breakLines, widthOf } from '../../../src/site/share-lines.ts';

/** Chinese is as wide as high, Latin half as wide. */
const advance = (character: string) => (/[\u0020-\u007F]/.test(character) ? 0.5 : 1);
const lines = (text: string, width: number, most = 6) => breakLines(text, width, most, advance)?.lines;

const titles = [
  '滑动窗口最大值：单调队列凭什么是O(n)',
  '让随机变得可导：重参数与 Gumbel-Softmax',
  'XGBoost：一次二阶展开推出全部公式',
  '“先有”（鸡），还是《先有》蛋？——论 chicken-and-egg 问题，以及、别的。',
];

test.each(titles)('loses nothing of %s but spaces at the ends of lines', (title) => {
  for (let width = 6; width < 30; width++) {
    expect(lines(title, width, 20)?.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
  }
});

test.each(titles)('keeps every line of %s inside the width', (title) => {
  for (let width = 6; width < 30; width++) {
    for (const line of lines(title, width, 20) ?? [])
      expect(widthOf(line, advance)).toBeLessThanOrEqual(width);
  }
});

test.each(titles)('starts no line of %s with a stop, ends none with an opening bracket', (title) => {
  for (let width = 8; width < 30; width++) {
    for (const line of lines(title, width, 20) ?? []) {
      expect(line).not.toMatch(/^[，。：；？！、）》”—]|[（《“]$/u);
    }
  }
});

test('keeps Latin words whole where the line can hold them', () => {
  for (let width = 8; width < 30; width++) {
    expect(lines(titles[1] ?? '', width, 20)?.some((line) => line.includes('Gumbel-Softmax'))).toBe(true);
  }
});

test('breaks a word that is longer than a line', () => {
  expect(lines('abcdefghij', 2)?.join('')).toBe('abcdefghij');
});

test('would rather break after a stop than inside a word', () => {
  expect(lines(titles[0] ?? '', 11)).toEqual(['滑动窗口最大值：', '单调队列凭什么是O(n)']);
});

test('says so when the lines do not suffice', () => {
  expect(lines('滑动窗口最大值', 3, 2)).toBeUndefined();
});
