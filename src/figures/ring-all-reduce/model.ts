import { ringBytes, type RingPhase, type RingSend, ringTrace } from '../../math/all-reduce.ts';

/** What one node holds of one chunk: whose gradients its partial sum contains. */
export interface Holding {
  /** For each card, whether its share is in. */
  parts: readonly boolean[];
  count: number;
  whole: boolean;
}

/** All nodes after one step; step 0 is the state before anything is sent. */
export interface RingFrame {
  step: number;
  phase: RingPhase | undefined;
  sends: readonly RingSend[];
  /** nodes × chunks */
  cards: readonly (readonly Holding[])[];
  /** Bytes each node has sent so far, in units of the whole gradient S. */
  sent: number;
}

export interface RingPlay {
  frames: readonly RingFrame[];
  /** 2(N−1) */
  steps: number;
  /** 2(N−1)/N */
  total: number;
  /** What one node that collects everything sends and receives, in units of S: 2(N−1). */
  root: number;
}

/**
 * A ring all-reduce of N nodes and N chunks. Card n starts with 2ⁿ in every chunk: the bits of a partial sum then
 * tell whose shares are in it.
 */
export function ringPlay(nodes: number): RingPlay {
  const start = Array.from({ length: nodes }, (_, n) => Array.from({ length: nodes }, () => 2 ** n));
  const { steps } = ringTrace(start);
  const holding = (sum: number): Holding => {
    const parts = start.map((_, n) => Math.floor(sum / 2 ** n) % 2 === 1);
    const count = parts.filter(Boolean).length;
    return { parts, count, whole: count === nodes };
  };
  const frame = (step: number): RingFrame => {
    const { phase, sends = [], data = start } = steps[step - 1] ?? {};
    return { step, phase, sends, cards: data.map((row) => row.map(holding)), sent: step / nodes };
  };
  return {
    frames: Array.from({ length: steps.length + 1 }, (_, step) => frame(step)),
    steps: steps.length,
    total: ringBytes(nodes, 1),
    root: 2 * (nodes - 1),
  };
}
