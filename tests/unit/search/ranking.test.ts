import { expect, test } from 'vitest';
import { nearness, partOf, rank, type Hits } from '../../../src/search/ranking.ts';

const ends = { title: 5, label: 10, heading: 20 };
const endsOf = () => ends;
const all = () => true;
const hits = (places: Record<string, number[]>, scores: Record<string, number> = {}): Hits =>
  new Map(Object.entries(places).map(([id, list]) => [id, { score: scores[id] ?? 1, places: list }]));

test('tells the part of a record by the place', () => {
  expect([4, 6, 19, 21].map((place) => partOf(place, ends))).toEqual(['title', 'label', 'heading', 'body']);
});

test('puts titles before labels, labels before headings, headings before bodies, whatever the score', () => {
  const found = hits(
    { body: [30, 31, 32], heading: [12], label: [7], title: [1] },
    { body: 99, heading: 9, label: 3 },
  );
  expect(rank([[found]], endsOf, all)).toEqual({
    ids: ['title', 'label', 'heading', 'body'],
    partial: false,
  });
});

test('puts a title that says little else before one that says more', () => {
  const found = hits({ long: [1], short: [1] }, { long: 1, short: 0 });
  const lengths = (id: string) => ({ title: id === 'long' ? 12 : 4, label: 20, heading: 20 });
  expect(rank([[found]], lengths, all).ids).toEqual(['short', 'long']);
});

test('orders by the score within one part', () => {
  const found = hits({ a: [30], b: [40], c: [50] }, { a: 1, b: 3, c: 2 });
  expect(rank([[found]], endsOf, all).ids).toEqual(['b', 'c', 'a']);
});

test('puts what stands near before what stands apart', () => {
  const first = hits({ near: [50, 90], far: [50] });
  const second = hits({ near: [91], far: [900] });
  expect(rank([[first, second]], endsOf, all).ids).toEqual(['near', 'far']);
});

test('takes only articles that have all terms, and of a term all units', () => {
  const found = rank(
    [[hits({ a: [30], b: [30] }), hits({ a: [31] })], [hits({ a: [40], b: [40] })]],
    endsOf,
    all,
  );
  expect(found).toEqual({ ids: ['a'], partial: false });
});

test('shows what has most terms where no article has all, and says so', () => {
  const terms = [[hits({ a: [30], b: [30] })], [hits({ b: [31], c: [31] })], [hits({})]];
  expect(rank(terms, endsOf, all)).toEqual({ ids: ['b'], partial: true });
});

test('has nothing to show where no term is anywhere, or nothing is allowed', () => {
  expect(rank([[hits({})], [hits({})]], endsOf, all)).toEqual({ ids: [], partial: false });
  expect(rank([[hits({ a: [1] })]], endsOf, () => false)).toEqual({ ids: [], partial: false });
});

test('never wavers: equals stand by their ids', () => {
  expect(rank([[hits({ b: [30], a: [30], c: [30] })]], endsOf, all).ids).toEqual(['a', 'b', 'c']);
});

test('nearness falls from 2 as the shortest stretch grows', () => {
  expect(nearness([[10], [11]])).toBe(2);
  expect(
    nearness([
      [10, 500],
      [12, 700],
    ]),
  ).toBeCloseTo(2 / (1 + 1 / 8));
  expect(nearness([[10], [1000]])).toBeLessThan(0.02);
  expect(nearness([[10]])).toBe(0);
  expect(nearness([[10], []])).toBe(0);
});
