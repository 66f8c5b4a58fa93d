import { type ShardMeans, shardMeans } from '../../math/data-parallel.ts';

export type ShardParams = {
  /** Samples on card 0: their gradients are 1, 2, 3, … */
  first: number;
  /** Samples on card 1: their gradients are v, v−1, v−2, … */
  second: number;
  /** v, the greatest gradient on card 1. */
  value: number;
  /** 'mean': each card's own mean; 'scaled': each card's mean times N Bₙ/ΣB. */
  loss: string;
};

export interface Sample {
  card: number;
  value: number;
  /** Weight in what DDP computes. */
  weight: number;
}

export interface ShardScene extends ShardMeans {
  samples: readonly Sample[];
  /** What DDP's averaging gives, with the chosen loss. */
  result: number;
  /** result − global mean */
  gap: number;
}

/** Two cards of unequal batches, and the weights that averaging over cards gives to their samples. */
export function shardScene({ first, second, value, loss }: ShardParams): ShardScene {
  const shards = [
    Array.from({ length: first }, (_, i) => i + 1),
    Array.from({ length: second }, (_, i) => value - i),
  ];
  const means = shardMeans(shards);
  const scaled = loss === 'scaled';
  const samples = shards.flatMap((shard, card) =>
    shard.map((gradient) => ({
      card,
      value: gradient,
      weight: (means.weights[card] ?? 0) * (scaled ? (means.corrections[card] ?? 1) : 1),
    })),
  );
  const result = samples.reduce((total, sample) => total + sample.weight * sample.value, 0);
  return { ...means, samples, result, gap: result - means.globalMean };
}
