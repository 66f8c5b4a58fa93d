import type { Article } from '../content/article.ts';
import { mulberry32 } from '../math/random.ts';

/**
 * The trace under the banner: noise whose envelope rises where articles were published. The time axis runs from the
 * first article's day to the last one's; each article is a bump, the noise is seeded by the number of articles.
 * @returns heights of the bars, in units of a 56-unit picture
 */
export function signalOf(dates: readonly string[], bars = 195): number[] {
  const days = dates.map((date) => Date.parse(date) / 86_400_000);
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const random = mulberry32(dates.length);
  return Array.from({ length: bars }, (_, i) => {
    const at = i / (bars - 1);
    const bump = days.reduce((sum, day) => {
      const centre = 0.12 + (0.76 * (day - first)) / span;
      return sum + Math.exp(-(((at - centre) / 0.06) ** 2));
    }, 0);
    return 2 + Math.min(1, bump) * (6 + 46 * random() ** 2);
  });
}

const drawn = new WeakMap<readonly Article[], number[]>();

/** The trace of a site's articles, which every page of its list shows: reckoned once. */
export function signalOfSite({ articles }: { articles: readonly Article[] }): number[] {
  const bars = drawn.get(articles) ?? signalOf(articles.flatMap(({ date }) => date ?? []));
  drawn.set(articles, bars);
  return bars;
}
