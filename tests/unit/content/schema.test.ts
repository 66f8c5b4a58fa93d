import { describe, expect, test } from 'vitest';
import { frontmatterSchema, nearKey } from '../../../src/content/schema.ts';

const parse = (data: object) => frontmatterSchema.parse(data);

/** Keys of the faults of a front matter. */
const faultsOf = (data: object) => {
  const { error } = frontmatterSchema.safeParse(data);
  return error === undefined ? [] : error.issues.map(({ path }) => path.map(String).join('.'));
};

describe('accepts', () => {
  test('nothing at all', () => {
    expect(parse({})).toMatchObject({ tags: [], draft: false, prerequisites: [], macros: {} });
  });

  test.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    ['a, b', ['a', 'b']],
    ['甲，乙、丙', ['甲', '乙', '丙']],
    [null, []],
    [[2017], ['2017']],
    [[' 空 '], ['空']],
  ])('tags as %j', (tags, expected) => {
    expect(parse({ tags }).tags).toEqual(expected);
  });

  test('one composed form of a text, so that é is one tag', () => {
    expect(parse({ tags: ['e\u0301'] }).tags).toEqual(['\u00e9']);
  });

  test.each([
    ['2026-01-05', '2026-01-05'],
    ['2026/01/05', '2026-01-05'],
    ['2019-03-04 05:06:07 +0800', '2019-03-04'],
    ['2026-01-05T23:30:00Z', '2026-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2026-1-5', '2026-01-05'],
  ])('the day %s', (date, expected) => {
    expect(parse({ date }).date).toBe(expected);
  });

  test('the first of several categories', () => {
    expect(parse({ categories: ['math', 'x'] }).categories).toBe('math');
    expect(parse({ categories: 'math' }).categories).toBe('math');
  });

  test('a series by its name alone', () => {
    expect(parse({ series: '甲' }).series).toEqual({ id: '甲', order: 0 });
  });

  test('keys it does not know', () => {
    expect(faultsOf({ layout: 'post', whatever: 1 })).toEqual([]);
  });
});

describe('refuses', () => {
  test.each<[string, object, string]>([
    ['a day that does not exist', { date: '2026-02-30' }, 'date'],
    ['a month that does not exist', { date: '2026-13-01' }, 'date'],
    ['the 29th of February of 2025', { updated: '2025-02-29' }, 'updated'],
    ['a day without its year', { date: '01-05' }, 'date'],
    ['a draft that is neither true nor false', { draft: 'yes' }, 'draft'],
    ['a slash in a tag', { tags: ['a', 'b/c'] }, 'tags.1'],
    ['a comma in a tag', { tags: ['a,b'] }, 'tags.0'],
    ['a question mark in a category', { category: '为何?' }, 'category'],
    ['a number sign in a series', { series: { id: 'C#' } }, 'series.id'],
    ['a slash in a slug', { slug: 'a/b' }, 'slug'],
    ['a title that is empty', { title: '  ' }, 'title'],
    ['a title that is a list', { title: ['a'] }, 'title'],
    ['control characters', { title: 'a\u0007b' }, 'title'],
    ['macros that are no map of texts', { macros: { '\\R': 1 } }, 'macros.\\R'],
    ['an order that is no number', { series: { id: 's', order: 'first' } }, 'series.order'],
  ])('%s', (_, data, key) => {
    expect(faultsOf(data)).toEqual([key]);
  });

  test('with a reason that says what was expected', () => {
    const { error } = frontmatterSchema.safeParse({ date: '2026-02-30', draft: 1, tags: 5, slug: 'a/b' });
    for (const { message } of error?.issues ?? []) expect(message).toMatch(/应/);
  });
});

describe('a key that is nearly a known one', () => {
  test.each([
    ['darft', 'draft'],
    ['Title', 'title'],
    ['tag', 'tags'],
    ['redirect-from', 'redirect_from'],
    ['prerequsitse', 'prerequisites'],
    ['taggs', 'tags'],
    ['sumary', 'summary'],
    ['summmary', 'summary'],
    ['catagory', 'category'],
    ['titel', 'title'],
    ['updatd', 'updated'],
    ['serie', 'series'],
  ])('%s → %s', (key, known) => {
    expect(nearKey(key)).toBe(known);
  });

  test.each(['title', 'lang', 'layout', 'cover', 'weight', 'math', 'toc', 'comments', 'x'])(
    '%s is no slip',
    (key) => {
      expect(nearKey(key)).toBeUndefined();
    },
  );
});
