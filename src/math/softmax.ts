/** log Σ exp φᵢ; taking the maximum out avoids overflow. */
export function logSumExp(logits: readonly number[]): number {
  const top = Math.max(...logits);
  return top + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0));
}

/** Softmax of logits / τ: positive numbers that sum to 1. */
export function softmax(logits: readonly number[], temperature = 1): number[] {
  const scaled = logits.map((logit) => logit / temperature);
  const norm = logSumExp(scaled);
  return scaled.map((logit) => Math.exp(logit - norm));
}

/** The index of the largest number, the first of equals. */
export function argmax(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > (values[best] ?? value) ? i : best), 0);
}

/** Positive weights scaled to sum to 1, as probabilities. */
export function normalize(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
