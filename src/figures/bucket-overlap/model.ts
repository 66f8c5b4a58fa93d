import {
  earliestEnd,
  type SmallBucket,
  type Timeline,
  timeline,
  type Training,
} from '../../math/bucket-timeline.ts';

/** The network of the figure: 50 layers, backward 1 ms and 2 MiB of gradient each. */
export const LAYERS = { layers: 50, backwardMs: 1, layerMiB: 2 } as const;

/** The whole gradient, MiB. */
export const WHOLE_MIB = LAYERS.layers * LAYERS.layerMiB;

export type OverlapParams = {
  /** Bucket cap, MiB. */
  bucket: number;
  /** Processes N. */
  nodes: number;
  /** α, ms. */
  alpha: number;
  /** β, GB/s. */
  beta: number;
  small: string;
};

export interface Overlap {
  training: Training;
  chosen: Timeline;
  /** The three bucket sizes set side by side: the chosen one, PyTorch's default, all in one. */
  rows: readonly { bucket: number; name: string; line: Timeline }[];
  /** End of the step for each bucket size from one layer to all. */
  sweep: readonly { bucket: number; end: number }[];
  best: { bucket: number; end: number };
  /** No buckets of whole layers end earlier. */
  bound: number;
}

const smallOf = (text: string): SmallBucket => (text === 'first' || text === 'last' ? text : 'none');

/** Everything that the picture shows for one choice of parameters. */
export function overlap({ bucket, nodes, alpha, beta, small }: OverlapParams): Overlap {
  const training: Training = { ...LAYERS, nodes, alphaMs: alpha, bandwidth: beta * 1e9 };
  const place = smallOf(small);
  const line = (cap: number) => timeline(training, cap, place);
  const sweep = Array.from({ length: LAYERS.layers }, (_, i) => (i + 1) * LAYERS.layerMiB).map((cap) => ({
    bucket: cap,
    end: line(cap).end,
  }));
  const chosen = line(bucket);
  return {
    training,
    chosen,
    rows: [
      { bucket, name: '选定', line: chosen },
      { bucket: 25, name: '默认', line: line(25) },
      { bucket: WHOLE_MIB, name: '一整桶', line: timeline(training, WHOLE_MIB) },
    ],
    sweep,
    best: sweep.reduce((least, point) => (point.end < least.end ? point : least)),
    bound: earliestEnd(training),
  };
}
