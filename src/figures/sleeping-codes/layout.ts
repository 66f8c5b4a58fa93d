/** Heights for labels at the right end, none nearer than 18 pixels to the next. */
export function spread(heights: readonly number[], bottom: number): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[b] ?? 0) - (heights[a] ?? 0));
  const placed = [...heights];
  let below = bottom + 12;
  for (const i of order) {
    below = Math.min(heights[i] ?? 0, below - 18);
    placed[i] = below;
  }
  return placed;
}
