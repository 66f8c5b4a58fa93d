import { meanImage, quality, tiles, likeness } from '../../../src/figures/latent-map/model.ts';
import type { Kind } from '../../../src/figures/latent-map/model.ts';
import { klGaussians, klPlane, klTerms, sampledKl } from '../../../src/math/gaussian-kl.ts';
import type { Symmetric } from '../../../src/math/gaussian-kl.ts';
import { bernoulliMass, crossEntropy, impliedWeights } from '../../../src/math/likelihood.ts';
import * as linear from '../../../src/math/linear-vae.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';

interface Observed {
  w: number;
  s: number;
  x: number;
}

interface Spectrum {
  n: number;
  floor: number[];
}

const model = ({ w, s }: Observed): linear.LinearModel => ({ w, s2: s * s });
const prior: linear.Posterior = { mean: 0, variance: 1 };

/** The facts of the article on variational autoencoders, computed by what its figures call. */
export const computed = {
  'F5.1': ({ mu, v }: { mu: number; v: number }) => klTerms(mu, Math.log(v)).total,
  'F5.2': (pairs: [number, number][]) => pairs.map(([mu, logVariance]) => klTerms(mu, logVariance).total),
  'F5.3': (input: Observed) => {
    const posterior = linear.exactPosterior(input.x, model(input));
    return {
      logp: linear.logEvidence(input.x, model(input)),
      post: [posterior.mean, posterior.variance],
      elboPost: linear.elbo(input.x, model(input), posterior),
      elbo01: linear.elbo(input.x, model(input), prior),
      gap: klGaussians(prior.mean, prior.variance, posterior.mean, posterior.variance),
    };
  },
  'F5.4': ({ K, draws, seed, ...input }: Observed & { K: number[]; draws: number; seed: number }) =>
    K.map((k) => linear.importanceBound(input.x, model(input), prior, k, draws / k, seed)),
  'F5.5': ({ lam, s2, beta }: { lam: number; s2: number; beta: number[] }) => {
    const best = beta.map((b) => linear.linearVae({ lambda: lam, s2, beta: b }));
    return {
      w: best.map(({ w }) => w),
      v: best.map(({ v }) => v),
      kl: best.map(({ kl }) => kl),
      mse: best.map(({ mse }) => mse),
      threshold: best[0]?.threshold,
    };
  },
  'F5.20': ({ mu, v, n, seed }: { mu: number; v: number; n: number; seed: number }) => {
    const random = mulberry32(seed);
    return sampledKl(mu, v, n, () => normal(random));
  },
  'F5.21': ({ d, error, ...input }: Observed & { d: number[]; error: number }) => ({
    ratio: linear.priorMomentRatio(input.x, model(input)),
    draws: d.map((dimensions) => linear.drawsNeeded(input.x, model(input), dimensions, error)),
  }),
  'F5.22': ({ mu, v }: { mu: number; v: number }) => ({
    ...klTerms(mu, Math.log(v)),
    back: klGaussians(0, 1, mu, v),
  }),
  'F5.23': ({ lam, s2, beta }: { lam: number; s2: number; beta: number[] }) => {
    const best = beta.map((b) => linear.linearVae({ lambda: lam, s2, beta: b }));
    return {
      codes: best.map(({ a, v }) => a * a * lam + v),
      images: best.map(({ w }) => w * w + s2),
      means: best.map(({ w }) => w * w),
    };
  },
  'F5.24': ({ kinds, n, seed }: { kinds: Kind[]; n: number; seed: number }) =>
    Object.fromEntries(
      kinds.map((kind) => [
        kind,
        { ...quality(kind, n, seed), tiles: tiles(kind).filter(({ error }) => error < likeness).length },
      ]),
    ),
  'F5.25': ({ D, d, s2 }: { D: number; d: number; s2: number }) => ({
    sum: impliedWeights(D, 1, s2),
    both: impliedWeights(D, d, s2),
  }),
  'F5.26': (p: number[]) => ({
    mass: p.map(bernoulliMass),
    floor: p.map((value) => crossEntropy(value, value)),
  }),
  'F5.27': ({ n, floor }: Spectrum) => {
    const spectrum = Array.from({ length: n }, (_, i) => 1 / (i + 1) ** 2);
    return floor.map((level) => linear.activeDirections(spectrum, level));
  },
  'F5.28': () => {
    const { spread, energy } = meanImage();
    return { spread, energy, share: 1 - spread / energy };
  },
  'F5.29': ({ m, S }: { m: [number, number]; S: Symmetric }) => klPlane(m, S, [0, 0], [1, 0, 1]),
  'F5.30': ({
    mean,
    variance,
    K,
    draws,
    seed,
    ...input
  }: Observed & linear.Posterior & { K: number[]; draws: number; seed: number }) => {
    const exact = linear.exactPosterior(input.x, model(input));
    return {
      elbo: linear.elbo(input.x, model(input), { mean, variance }),
      gap: klGaussians(mean, variance, exact.mean, exact.variance),
      bounds: K.map((k) =>
        linear.importanceBound(input.x, model(input), { mean, variance }, k, draws / k, seed),
      ),
    };
  },
  'F5.31': (input: { lambda: number; s2: number; beta: number }) => linear.linearVae(input),
};
