import { expect, test } from 'vitest';
import { ringPlay } from '../../../../src/figures/ring-all-reduce/model.ts';

const wholes = (nodes: number) =>
  ringPlay(nodes).frames.map(({ cards }) => cards.flat().filter(({ whole }) => whole).length);

test.each([2, 3, 4, 5, 8])('begins with one share in every cell and ends whole, %i nodes', (nodes) => {
  const { frames } = ringPlay(nodes);
  expect(frames[0]?.cards.flat().every(({ count, parts }) => count === 1 && parts.includes(true))).toBe(true);
  expect(
    frames
      .at(-1)
      ?.cards.flat()
      .every(({ whole }) => whole),
  ).toBe(true);
});

test('has one whole chunk a card after the reduce-scatter, and one more a card with every further step', () => {
  expect(wholes(4)).toEqual([0, 0, 0, 4, 8, 12, 16]);
});

test('counts what each card has sent: S/N a step', () => {
  const { frames, total, steps } = ringPlay(4);
  expect(frames.map(({ sent }) => sent)).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5]);
  expect(frames.at(-1)?.sent).toBe(total);
  expect(steps).toBe(6);
});

test('adds the share of the receiver to what comes: one part more a step', () => {
  const { frames } = ringPlay(4);
  for (const { step, sends, cards } of frames.slice(1, 4))
    for (const { to, chunk } of sends) expect(cards[to]?.[chunk]?.count).toBe(step + 1);
});
