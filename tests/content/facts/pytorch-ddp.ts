import { overlap } from '../../../src/figures/bucket-overlap/model.ts';
import { ringPlay } from '../../../src/figures/ring-all-reduce/model.ts';
import { shardScene } from '../../../src/figures/shard-mean/model.ts';
import {
  halvingSeconds,
  type Link,
  ringBytes,
  ringSeconds,
  ringTrace,
  ringTreeCrossing,
  rootSeconds,
  treeSeconds,
} from '../../../src/math/all-reduce.ts';
import {
  bucketedMs,
  earliestEnd,
  schedule,
  type SmallBucket,
  timeline,
  type Training,
} from '../../../src/math/bucket-timeline.ts';
import { batchVariances, distributedSampler, replicas, shardMeans } from '../../../src/math/data-parallel.ts';
import { mulberry32, normal } from '../../../src/math/random.ts';

interface Toy {
  layers: number;
  backwardMs: number;
  layerMiB: number;
  N: number;
  alphaMs: number;
  bandwidthBytesPerS: number;
}

const training = ({ layers, backwardMs, layerMiB, N, alphaMs, bandwidthBytesPerS }: Toy): Training => ({
  layers,
  backwardMs,
  layerMiB,
  nodes: N,
  alphaMs,
  bandwidth: bandwidthBytesPerS,
});

/** N vectors of 60N whole numbers, node n's element i being (7n + i) mod 10. */
const integers = (nodes: number) =>
  Array.from({ length: nodes }, (_, n) => Array.from({ length: 60 * nodes }, (_, i) => (7 * n + i) % 10));

const columnSum = (vectors: readonly (readonly number[])[], add: (a: number, b: number) => number) =>
  (vectors[0] ?? []).map((_, i) => vectors.map((vector) => vector[i] ?? 0).reduce(add));

const single = (a: number, b: number) => Math.fround(a + b);

const same = (a: readonly number[], b: readonly number[]) => a.every((value, i) => Object.is(value, b[i]));

const range = ({ length }: { length: number }) => Array.from({ length }, (_, i) => i);

export const computed = {
  'F10.1': ({ N }: { N: number[] }) => {
    const runs = N.map((nodes) => {
      const vectors = integers(nodes);
      const { result, sent, steps } = ringTrace(vectors);
      const whole = columnSum(vectors, (a, b) => a + b);
      const exact = result.every((vector) => same(vector, whole));
      return { steps: steps.length, ratio: exact ? Math.max(...sent) / whole.length : NaN };
    });
    return { ratio: runs.map(({ ratio }) => ratio), steps: runs.map(({ steps }) => steps) };
  },
  'F10.2': (links: { N: number; bw: number; alpha: number }[]) =>
    links.map(({ N, bw, alpha }) => 1000 * ringSeconds(N, 102228128, { alpha, beta: bw })),
  'F10.3': (input: {
    bytes: number;
    N: number;
    betaBytesPerS: number;
    alphaS: number;
    bucketMiB: number[];
  }) =>
    input.bucketMiB.map((cap) =>
      bucketedMs({ bytes: input.bytes, nodes: input.N, alpha: input.alphaS, beta: input.betaBytesPerS }, cap),
    ),
  'F10.4': (toy: Toy & { bucketMiB: number[] }) =>
    toy.bucketMiB.map((cap) => timeline(training(toy), cap).end),
  'F10.5': ({ buckets, backward, comm }: { buckets: number; backward: number; comm: number }) => {
    const all = range({ length: buckets });
    const times = schedule(
      all.map((k) => (k + 1) * backward),
      all.map(() => comm),
    );
    return [times.at(-1)?.end, buckets * (backward + comm)];
  },
  'F10.6': (shards: number[][]) => {
    const { meanOfMeans, globalMean } = shardMeans(shards);
    return [meanOfMeans, globalMean];
  },
  'F10.7': ({ M, N }: { M: number; N: number }) => distributedSampler(M, N),
  'F10.20': ({ N }: { N: number[] }) => ({
    root: N.map((nodes) => ringPlay(nodes).root),
    each: N.map((nodes) => ringPlay(nodes).total),
  }),
  'F10.21': ({ parameters, N }: { parameters: number; N: number[] }) => {
    const bytes = 4 * parameters;
    const vectors = N.map((nodes) => ringBytes(nodes, bytes) / 1e6);
    return { bytes, MB: bytes / 1e6, MiB: bytes / 2 ** 20, sentMB: vectors };
  },
  'F10.22': ({ N, bytes, alpha, beta }: Link & { N: number; bytes: number[] }) => {
    const link = { alpha, beta };
    const ms = (seconds: typeof ringSeconds) => bytes.map((size) => 1000 * seconds(N, size, link));
    return {
      root: ms(rootSeconds),
      tree: ms(treeSeconds),
      ring: ms(ringSeconds),
      halving: ms(halvingSeconds),
      crossing: ringTreeCrossing(N, link),
    };
  },
  'F10.23': (toy: Toy & { bucketMiB: number[] }) => ({
    lines: toy.bucketMiB.map((cap) => {
      const { buckets, comm, exposed } = timeline(training(toy), cap);
      return { count: buckets.length, firstReady: buckets[0]?.ready, comm, exposed };
    }),
    bound: earliestEnd(training(toy)),
  }),
  'F10.24': (toy: Toy & { cap: number; bandwidths: number[]; places: SmallBucket[] }) =>
    toy.bandwidths.map((bandwidthBytesPerS) =>
      toy.places.map((place) => timeline(training({ ...toy, bandwidthBytesPerS }), toy.cap, place).end),
    ),
  'F10.25': ({ seed, N, length }: { seed: number; N: number; length: number }) => {
    const random = mulberry32(seed);
    const vectors = range({ length: N }).map(() => range({ length }).map(() => Math.fround(normal(random))));
    const { result } = ringTrace(vectors, single);
    const first = result[0] ?? [];
    const alone = columnSum(vectors, single);
    return {
      allNodesEqual: result.every((vector) => same(vector, first)),
      differFromSequential: first.filter((value, i) => !Object.is(value, alone[i])).length,
    };
  },
  'F10.26': ({ steps, N, bytes }: { steps: number; N: number; bytes: number }) => ({
    everyMB: (steps * ringBytes(N, bytes)) / 1e6,
    onceMB: ringBytes(N, bytes) / 1e6,
  }),
  'F10.27': ({ M, N }: { M: number; N: number }) => distributedSampler(M, N, true),
  'F10.28': (input: { starts: number[][]; batches: number[][][]; rate: number }) => {
    const paths = input.starts.map((starts) => replicas(starts, input.batches, input.rate));
    const gaps = paths.map((path) => path.map(([a = 0, b = 0]) => b - a));
    const alone = replicas(
      [input.starts[0]?.[0] ?? 0],
      input.batches.map((shards) => [shards.flat()]),
      input.rate,
    );
    return { gaps, equal: paths[0]?.at(-1), alone: alone.at(-1)?.[0], apart: paths[1]?.at(-1) };
  },
  'F10.29': (shards: number[][]) => batchVariances(shards),
  'F10.30': ({ first, second, value }: { first: number; second: number; value: number }) => {
    const plain = shardScene({ first, second, value, loss: 'mean' });
    const scaled = shardScene({ first, second, value, loss: 'scaled' });
    return {
      weights: plain.weights,
      fair: plain.fairWeight,
      corrections: plain.corrections,
      plain: plain.result,
      scaled: scaled.result,
    };
  },
  'F10.31': ({
    bucket,
    nodes,
    alpha,
    beta,
  }: {
    bucket: number;
    nodes: number;
    alpha: number;
    beta: number;
  }) => {
    const { best, bound, chosen } = overlap({ bucket, nodes, alpha, beta, small: 'none' });
    return { best, bound, end: chosen.end, buckets: chosen.buckets.length };
  },
  'F10.32': ({ M, N }: { M: number; N: number }) => {
    const dealt = distributedSampler(M, N);
    return { each: dealt[0]?.length, total: dealt.flat().length, extra: dealt.flat().length - M };
  },
  'F10.33': ({ N, alpha, beta }: { N: number; alpha: number; beta: number }) => ({
    latencyMs: 2000 * (N - 1) * alpha,
    halfBytes: N * alpha * beta,
  }),
  'F10.34': ({ N, bytes, alpha, beta }: Link & { N: number; bytes: number }) =>
    1000 * rootSeconds(N, bytes, { alpha, beta }),
};
