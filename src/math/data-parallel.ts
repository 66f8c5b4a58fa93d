/** Arithmetic mean of at least one number. */
const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** Population variance. */
const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
};

/** What data parallelism makes of per-sample gradients that lie on several cards. */
export interface ShardMeans {
  /** ḡₙ, mean on each card. */
  cards: number[];
  /** What averaging the cards gives: (1/N) Σ ḡₙ. */
  meanOfMeans: number;
  /** Mean over all samples. */
  globalMean: number;
  /** Weight of one sample of each card in the mean of means: 1/(N Bₙ). */
  weights: number[];
  /** Weight of every sample in the global mean: 1/Σ Bₙ. */
  fairWeight: number;
  /** What each card must multiply its mean loss by, so that both means agree: N Bₙ/Σ B. */
  corrections: number[];
}

/** @param shards per-sample gradients, card by card; no card is empty */
export function shardMeans(shards: readonly (readonly number[])[]): ShardMeans {
  const cards = shards.map(mean);
  const all = shards.flat();
  return {
    cards,
    meanOfMeans: mean(cards),
    globalMean: mean(all),
    weights: shards.map((shard) => 1 / (shards.length * shard.length)),
    fairWeight: 1 / all.length,
    corrections: shards.map((shard) => (shards.length * shard.length) / all.length),
  };
}

/** Mean of the cards' own variances, and the variance of all samples: what BatchNorm and SyncBatchNorm divide by. */
export function batchVariances(shards: readonly (readonly number[])[]): { local: number[]; whole: number } {
  return { local: shards.map(variance), whole: variance(shards.flat()) };
}

/**
 * Indices that `torch.utils.data.DistributedSampler` gives each of N processes, without shuffling: padded from the
 * front to ⌈M/N⌉N indices, or cut to ⌊M/N⌋N, then dealt out like cards.
 */
export function distributedSampler(samples: number, processes: number, dropLast = false): number[][] {
  const each = dropLast ? Math.floor(samples / processes) : Math.ceil(samples / processes);
  const total = each * processes;
  const indices = Array.from({ length: total }, (_, i) => i % samples);
  return Array.from({ length: processes }, (_, rank) => indices.filter((_, i) => i % processes === rank));
}

/**
 * Parameters of N replicas under gradient descent on per-sample losses ½(w − x)², the gradients averaged over the
 * cards as DDP does it.
 * @param starts first parameter of each replica
 * @param batches for each step, the samples of each card
 * @returns parameters of all replicas after each step, the start included
 */
export function replicas(
  starts: readonly number[],
  batches: readonly (readonly (readonly number[])[])[],
  rate: number,
): number[][] {
  const path = [[...starts]];
  for (const shards of batches) {
    const now = path.at(-1) ?? [];
    const gradient = mean(shards.map((shard, n) => (now[n] ?? 0) - mean(shard)));
    path.push(now.map((w) => w - rate * gradient));
  }
  return path;
}
