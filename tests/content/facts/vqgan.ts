import { breakEvenTokens, drawingCost, view } from '../../../src/figures/attention-window/model.ts';
import { adaptiveWeight, descendLine, inCode, tug } from '../../../src/figures/gradient-tug/model.ts';
import { patch } from '../../../src/figures/patch-field/model.ts';
import { budget } from '../../../src/figures/token-budget/model.ts';
import { average, edge, expectedLoss } from '../../../src/math/ambiguous-edge.ts';
import { game } from '../../../src/math/discriminator.ts';
import { fields, patchLayers } from '../../../src/math/receptive-field.ts';

interface Image {
  resolution: number;
  factors: number[];
  codes: number;
}

const image = (factor: number, codes = 1024) => budget({ resolution: 256, factor, codes });

export const computed = {
  'F4.1': ({ K }: { K: number[] }) => {
    const all = K.map((codes) => image(16, codes));
    return {
      tokens: all[0]?.tokens,
      bits: all.map(({ bits }) => bits),
      ratio: all.map(({ ratio }) => ratio),
    };
  },
  'F4.2': () => {
    const { rawTokens, tokens, saved } = image(16);
    return [saved, (rawTokens / 3 / tokens) ** 2];
  },
  'F4.6': () => fields(patchLayers(3)).at(-1)?.size,
  'F4.7': ({ d }: { d: number[] }) =>
    d.map((distance) => {
      const { value, js } = game(distance);
      return [value, js];
    }),
  'F4.20': ({ resolution, factors, codes }: Image) =>
    factors.map((factor) => {
      const { side, tokens, bits, ratio, pairs } = budget({ resolution, factor, codes });
      return { side, tokens, bits, ratio, pairs };
    }),
  'F4.21': ({ at, one }: { at: number[]; one: number }) => {
    const rows = at.map((place) => edge(place));
    const both = (answer: readonly number[]) => ({
      squared: expectedLoss(answer, rows, 2),
      absolute: expectedLoss(answer, rows, 1),
    });
    return { blurred: both(average(rows)), sharp: both(edge(one)) };
  },
  'F4.22': ({ halvings }: { halvings: number[] }) =>
    halvings.map((n) => {
      const { field, side, votes } = patch({ halvings: n, down: 0, across: 0 });
      return { size: field.size, jump: field.jump, side, votes };
    }),
  'F4.23': ({ size, window, cells }: { size: number; window: number; cells: [number, number][] }) =>
    cells.map(([row, column]) => {
      const { visible, prefix, top, left } = view({ row, column, size, window });
      return { visible, prefix, hidden: prefix - visible, top, left };
    }),
  'F4.24': ({ size, window, factor }: { size: number; window: number; factor: number }) => {
    const cost = drawingCost(size, window);
    const tokens = breakEvenTokens(window);
    return {
      ...cost,
      saved: cost.whole / cost.window,
      dearer: cost.window / cost.cached,
      breakEven: tokens,
      pixels: Math.sqrt(tokens) * factor,
    };
  },
  'F4.25': (cases: { rec: number; gan: number; angle: number }[]) =>
    cases.map((forces) => {
      const { weight, pull, total, kept } = tug(forces);
      return { weight, pull, total, kept };
    }),
  'F4.26': ({ rec, gan, scale }: { rec: number; gan: number; scale: number }) => {
    const fixed = (g: number) => inCode.w * g;
    const adapted = (g: number) => adaptiveWeight(rec, g) * g;
    return {
      fixed: [fixed(gan) / rec, fixed(gan * scale) / rec],
      adapted: [adapted(gan) / rec, adapted(gan * scale) / rec],
      weight: [adaptiveWeight(rec, gan), adaptiveWeight(rec, gan * scale)],
    };
  },
  'F4.27': ({ codes }: { codes: number[] }) =>
    codes.map((K) => {
      const { blindLoss, bits } = image(16, K);
      return { blindLoss, digits: bits * Math.log10(2) };
    }),
  'F4.28': ({ d }: { d: number[] }) => d.map((distance) => game(distance).hinge),
  'F4.29': ({
    start,
    scales,
    steps,
    rate,
  }: {
    start: number;
    scales: number[];
    steps: number;
    rate: number;
  }) => {
    const run = (scale: number, weight: (r: number, g: number) => number) =>
      descendLine(start, scale, steps, rate, weight);
    const adaptive = (w: number) => (r: number, g: number) => adaptiveWeight(r, g, { ...inCode, w });
    return {
      fixed: scales.map((scale) => run(scale, () => inCode.w)),
      adapted: scales.map((scale) => run(scale, adaptive(inCode.w))),
      equal: run(scales[0] ?? 1, adaptive(1)),
      stronger: run(scales[0] ?? 1, adaptive(1.2)),
      alone: run(scales[0] ?? 1, () => 0),
    };
  },
  'F4.30': ({ condition }: { condition: number }) => {
    const { tokens, pairs } = image(16);
    const length = tokens + condition;
    return { length, times: length ** 2 / pairs };
  },
  'F4.31': () => {
    const { rawTokens, rawBits, rawPairs } = image(16);
    return { tokens: rawTokens, bits: rawBits, pairs: rawPairs, gigabytes: (2 * rawPairs) / 1e9 };
  },
  'F4.32': ({ size, window }: { size: number; window: number }) => {
    const cells = Array.from({ length: size ** 2 }, (_, i) =>
      view({ row: Math.floor(i / size), column: i % size, size, window }),
    );
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      visible: mean(cells.map(({ visible }) => visible)),
      prefix: mean(cells.map(({ prefix }) => prefix)),
    };
  },
  'F4.33': ({ pairs }: { pairs: [factor: number, codes: number][] }) =>
    pairs.map(([factor, codes]) => {
      const { tokens, bits } = image(factor, codes);
      return { tokens, bits };
    }),
};
