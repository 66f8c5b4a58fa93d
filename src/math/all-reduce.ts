/** The two halves of a ring all-reduce. */
export type RingPhase = 'reduce-scatter' | 'all-gather';

/** One message: `from` sends its copy of a chunk to the next node of the ring. */
export interface RingSend {
  from: number;
  to: number;
  chunk: number;
}

/** One step: all nodes send at once. `data` is what every node holds afterwards. */
export interface RingStep {
  phase: RingPhase;
  sends: readonly RingSend[];
  data: readonly (readonly number[])[];
}

export interface RingTrace {
  steps: readonly RingStep[];
  /** What every node holds at the end, nodes × elements: the sum over all nodes, everywhere. */
  result: readonly (readonly number[])[];
  /** Elements that each node has sent in all. */
  sent: readonly number[];
}

const modulo = (value: number, by: number) => ((value % by) + by) % by;

/** Where chunk `chunk` of a vector of `length` elements begins, when it is cut into `nodes` chunks. */
const chunkStart = (chunk: number, length: number, nodes: number) => Math.floor((chunk * length) / nodes);

/**
 * Ring all-reduce (Patarasuk & Yuan 2009). Reduce-scatter: in step s node n sends chunk n−s to node n+1, which
 * adds it; after N−1 steps node n holds the whole sum of chunk n+1. All-gather: in step s node n sends chunk
 * n+1−s, which its neighbour copies.
 * @param vectors one vector for each of N ≥ 1 nodes, all of one length
 * @param add how two elements are added: Math.fround(a + b) gives single precision
 */
export function ringTrace(
  vectors: readonly (readonly number[])[],
  add: (held: number, received: number) => number = (held, received) => held + received,
): RingTrace {
  const nodes = vectors.length;
  const length = vectors[0]?.length ?? 0;
  const sent = vectors.map(() => 0);
  const steps: RingStep[] = [];
  let data = vectors.map((vector) => [...vector]);
  for (const phase of ['reduce-scatter', 'all-gather'] as const) {
    const reduces = phase === 'reduce-scatter';
    for (let s = 0; s < nodes - 1; s += 1) {
      const sends = data.map((_, from) => ({
        from,
        to: (from + 1) % nodes,
        chunk: modulo(from - s + (reduces ? 0 : 1), nodes),
      }));
      const next = data.map((vector) => [...vector]);
      for (const { from, to, chunk } of sends) {
        const begin = chunkStart(chunk, length, nodes);
        const end = chunkStart(chunk + 1, length, nodes);
        sent[from] = (sent[from] ?? 0) + end - begin;
        for (let i = begin; i < end; i += 1) {
          const received = data[from]?.[i] ?? 0;
          const target = next[to];
          if (target !== undefined) target[i] = reduces ? add(target[i] ?? 0, received) : received;
        }
      }
      data = next;
      steps.push({ phase, sends, data });
    }
  }
  return { steps, result: data, sent };
}

/** α: seconds to start a message; β: bytes a second of one link, both directions at once. */
export interface Link {
  alpha: number;
  beta: number;
}

/** Bytes each node sends in a ring all-reduce of S bytes: 2(N−1)/N · S. */
export const ringBytes = (nodes: number, bytes: number): number => ((2 * (nodes - 1)) / nodes) * bytes;

/** Seconds of a ring all-reduce: 2(N−1)α + 2(N−1)/N · S/β. */
export const ringSeconds = (nodes: number, bytes: number, { alpha, beta }: Link): number =>
  2 * (nodes - 1) * alpha + ringBytes(nodes, bytes) / beta;

/** Rounds of a binary tree over N nodes: ⌈log₂ N⌉. */
export const treeDepth = (nodes: number): number => Math.ceil(Math.log2(nodes));

/** Seconds of a reduction up a binomial tree and a broadcast down it, whole messages: 2⌈log₂N⌉(α + S/β). */
export const treeSeconds = (nodes: number, bytes: number, { alpha, beta }: Link): number =>
  2 * treeDepth(nodes) * (alpha + bytes / beta);

/** Seconds when one node receives all vectors, one after another, and sends the sum back: 2(N−1)(α + S/β). */
export const rootSeconds = (nodes: number, bytes: number, { alpha, beta }: Link): number =>
  2 * (nodes - 1) * (alpha + bytes / beta);

/**
 * Seconds of recursive halving and doubling, N a power of two: 2 log₂N · α + 2(N−1)/N · S/β
 * (Rabenseifner 2004; Thakur, Rabenseifner & Gropp 2005).
 */
export const halvingSeconds = (nodes: number, bytes: number, { alpha, beta }: Link): number =>
  2 * treeDepth(nodes) * alpha + ringBytes(nodes, bytes) / beta;

/** Bytes at which the ring becomes as fast as the tree: αβ(N−1−d)/(d−(N−1)/N), d = ⌈log₂N⌉, N ≥ 4. */
export function ringTreeCrossing(nodes: number, { alpha, beta }: Link): number {
  const depth = treeDepth(nodes);
  return (alpha * beta * (nodes - 1 - depth)) / (depth - (nodes - 1) / nodes);
}
