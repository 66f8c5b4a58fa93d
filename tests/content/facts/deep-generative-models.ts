import * as density from '../../../src/figures/held-out/model.ts';
import type { Method } from '../../../src/figures/held-out/model.ts';
import { accounts } from '../../../src/figures/parameter-ledger/model.ts';
import { floorBits, results } from '../../../src/figures/stripe-bits/model.ts';
import { best, descend, distance, measure } from '../../../src/figures/two-hills/model.ts';
import type { Fit, Ruler } from '../../../src/figures/two-hills/model.ts';
import { log10, parameterCount } from '../../../src/math/binary-models.ts';
import { entropy, jensenShannon, kl, wasserstein } from '../../../src/math/divergence.ts';
import { bitsPerDimension, frechetMeanBias, rubbishCost, spikedBits } from '../../../src/math/evaluation.ts';
import { klGaussians } from '../../../src/math/gaussian-kl.ts';
import { gaussian, moments, twoHills } from '../../../src/math/gaussian-mixture.ts';
import { normalDensity } from '../../../src/math/normal.ts';
import { stripes } from '../../../src/math/stripe-images.ts';

const moment = { mu: moments(twoHills).mean, sigma: Math.sqrt(moments(twoHills).variance) };
const mode = { mu: 2, sigma: 0.5 };
const valley = { mu: 0, sigma: 0.5 };
const binaryEntropy = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);

/** The facts of the article on what generative models learn, computed by what its figures call. */
export const computed = {
  'F3.1': (n: number) => {
    const log = log10(parameterCount('table', n, 1) + 1n);
    return { log10: log, mantissa: 10 ** (log % 1), fvsbn: Number(parameterCount('autoregressive', n, 1)) };
  },
  'F3.2': () => {
    const [forward, reverse] = [best('forward'), best('reverse')];
    return {
      fwdBest: [forward.mu, forward.sigma],
      fwd: forward.value,
      revBest: [reverse.mu, reverse.sigma],
      rev: reverse.value,
      fwdAtMode: distance('forward', mode),
      revAtMoment: distance('reverse', moment),
    };
  },
  'F3.3': () => [moment, mode, valley].map((fit) => [distance('js', fit), distance('w1', fit)]),
  'F3.4': ({ p, q }: { p: [number, number]; q: [number, number] }) => [
    klGaussians(...p, ...q),
    klGaussians(...q, ...p),
  ],
  'F3.20': ({ n, classes }: { n: number[]; classes: number }) =>
    n.map((pixels) =>
      Object.fromEntries(
        accounts(pixels, classes).map(({ structure, count, log }) => [
          structure,
          log > 15 ? log : Number(count),
        ]),
      ),
    ),
  'F3.21': ({ n, images }: { n: number; images: number }) => n + Math.log2(1 + images / 2 ** (n - 1)),
  'F3.22': ({ side }: { side: number }) => ({
    images: stripes(side).length,
    bits: floorBits,
    perPixel: bitsPerDimension(-floorBits * Math.LN2, side * side),
    share: stripes(side).length / 2 ** (side * side),
  }),
  'F3.23': (sizes: number[]) =>
    Object.fromEntries(
      sizes.map((n) => [
        `n${n}`,
        Object.fromEntries(
          results(n).map(({ structure, bits, valid }) => [
            structure,
            { bits, excess: bits - floorBits, valid },
          ]),
        ),
      ]),
    ),
  'F3.24': () => entropy(twoHills),
  'F3.25': ({ n, seed, narrow }: { n: number; seed: number; narrow: number }) => {
    const curve = density.curve('kernel', n, seed);
    const top = curve.reduce((a, { held }, i) => (held > (curve[a]?.held ?? -Infinity) ? i : a), 0);
    const of = (method: Method, width: number) => density.scores(method, n, seed, width);
    return {
      truth: density.truthScores(n, seed),
      narrow: of('kernel', narrow),
      best: { width: density.widths[top], ...curve[top] },
      gaussian: of('gaussian', 1),
      hills: of('hills', 1),
    };
  },
  'F3.26': () => [moment, mode, valley].map((fit) => measure(fit).frechet),
  'F3.27': ({ kept, D }: { kept: number; D: number }) => ({
    nats: -Math.log(kept),
    bits: rubbishCost(kept, 1),
    perDimension: rubbishCost(kept, D),
  }),
  'F3.28': (s: number[]) => s.map((width) => spikedBits(width)),
  'F3.29': ({ d, n }: { d: number; n: number[] }) => n.map((size) => frechetMeanBias(d, size)),
  'F3.30': ({ sigma }: { sigma: number }) => normalDensity(0) / sigma,
  'F3.31': ({ starts }: { starts: { ruler: Ruler; start: Fit }[] }) =>
    starts.map(({ ruler, start }) => descend(ruler, start)),
  'F3.32': ({ n, classes }: { n: number; classes: number }) =>
    Object.fromEntries(accounts(n, classes).map(({ structure, count }) => [structure, Number(count)])),
  'F3.33': ({ side }: { side: number }) => side + side * (side - 1) * binaryEntropy(0.25),
  'F3.34': ({ sigma, apart }: { sigma: number; apart: number[] }) =>
    apart.map((theta) => {
      const at = (d: number) => jensenShannon(gaussian(0, sigma), gaussian(d, sigma));
      const step = 1e-3 * sigma;
      return {
        js: at(theta),
        slope: (at(theta + step) - at(theta - step)) / (2 * step),
        kl: kl(gaussian(0, sigma), gaussian(theta, sigma)),
        w1: wasserstein(gaussian(0, sigma), gaussian(theta, sigma)),
      };
    }),
  'F3.35': ({ log, D, levels }: { log: number; D: number; levels: number }) => {
    const scaled = bitsPerDimension(log, D);
    return { scaled, bits: scaled + Math.log2(levels) };
  },
  'F3.36': () => distance('js', mode) - distance('js', moment),
  'F3.37': () => [distance('forward', valley), distance('reverse', valley)],
};
