import { expect, test } from 'vitest';
import {
  nearness,
  partOf,
  rank,
  type FormHits,
  type Hits,
  type PartEnds,
} from '../../../src/search/ranking.ts';

const ends = { title: 5, label: 10, heading: 20 };
const endsOf = () => ends;
const all = () => true;
const equal = () => 0;

test('counts words as those of a title where the whole is a name of the article', () => {
  const beta = hits({ named: [6], other: [30] });
  const vae = hits({ named: [7], other: [0] });
  const order = (named?: Hits) => rank([[[beta]], [[vae]]], endsOf, equal, all, named).ids;
  expect(order()).toEqual(['other', 'named']);
  expect(order(hits({ named: [8] }))).toEqual(['named', 'other']);
});

/** Of terms in a single form each. */
const ranked = (
  terms: FormHits[],
  ends: (id: string) => PartEnds = endsOf,
  allowed: (id: string) => boolean = all,
) =>
  rank(
    terms.map((units) => [units]),
    ends,
    equal,
    allowed,
  );
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
  expect(ranked([[found]])).toEqual({
    ids: ['title', 'label', 'heading', 'body'],
    partial: false,
  });
});

test('puts a title that says little else before one that says more', () => {
  const found = hits({ long: [1], short: [1] }, { long: 1, short: 0 });
  const lengths = (id: string) => ({ title: id === 'long' ? 12 : 4, label: 20, heading: 20 });
  expect(ranked([[found]], lengths).ids).toEqual(['short', 'long']);
});

test('orders by the score within one part', () => {
  const found = hits({ a: [30], b: [40], c: [50] }, { a: 1, b: 3, c: 2 });
  expect(ranked([[found]]).ids).toEqual(['b', 'c', 'a']);
});

test('puts what stands near before what stands apart', () => {
  const first = hits({ near: [50, 90], far: [50] });
  const second = hits({ near: [91], far: [900] });
  expect(ranked([[first, second]]).ids).toEqual(['near', 'far']);
});

test('takes only articles that have all terms, and of a term all units', () => {
  const found = ranked([[hits({ a: [30], b: [30] }), hits({ a: [31] })], [hits({ a: [40], b: [40] })]]);
  expect(found).toEqual({ ids: ['a'], partial: false });
});

test('shows what has most terms where no article has all, and says so', () => {
  const terms = [[hits({ a: [30], b: [30] })], [hits({ b: [31], c: [31] })], [hits({})]];
  expect(ranked(terms)).toEqual({ ids: ['b'], partial: true });
});

test('has nothing to show where no term is anywhere, or nothing is allowed', () => {
  expect(ranked([[hits({})], [hits({})]])).toEqual({ ids: [], partial: false });
  expect(ranked([[hits({ a: [1] })]], endsOf, () => false)).toEqual({ ids: [], partial: false });
});

test('never wavers: equals stand in the order that is given, whatever order they come in', () => {
  const order = ['c', 'a', 'b'];
  for (const ids of [order, ['a', 'b', 'c'], ['b', 'a', 'c']]) {
    const found = hits(Object.fromEntries(ids.map((id) => [id, [30]])));
    expect(rank([[[found]]], endsOf, (id) => order.indexOf(id), all).ids).toEqual(order);
  }
});

test('takes a term in any of its forms, the one that was asked for before others in the same part', () => {
  const asked = hits({ asked: [30], both: [30] });
  const other = hits({ other: [30], both: [31] });
  const found = rank([[[asked], [other]]], endsOf, equal, all);
  expect(found.partial).toBe(false);
  expect(found.ids.slice(0, 2).sort()).toEqual(['asked', 'both']);
  expect(found.ids[2]).toBe('other');
  const titled = hits({ titled: [1] });
  expect(rank([[[asked], [titled]]], endsOf, equal, all).ids[0]).toBe('titled');
});

test('needs all units of a form: half of one and half of another are nothing', () => {
  const forms = [
    [hits({ a: [30], b: [30] }), hits({ b: [31] })],
    [hits({ c: [30] }), hits({ a: [31], c: [32] })],
  ];
  expect(rank([forms], endsOf, equal, all).ids.sort()).toEqual(['b', 'c']);
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
