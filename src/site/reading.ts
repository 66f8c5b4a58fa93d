/** Minutes to read an article: 350 汉字 a minute, 12 seconds for each display, half a minute for each figure. */
export function readingMinutes(length: number, displays: number, figures: number): number {
  return Math.max(1, Math.round(length / 350 + displays * 0.2 + figures * 0.5));
}
