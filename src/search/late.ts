import { strings } from '../site/strings.ts';
import type { Urls } from '../site/urls.ts';
import type { Result } from './result.ts';
import { element, resultItem } from './view.ts';

let observer: IntersectionObserver | undefined;

/**
 * Loads what is not known yet of results when their items come into view; what did not load is tried again when they
 * come anew. Items of before are forgotten.
 */
export function completeLate(items: readonly Element[], results: readonly Result[], urls: Urls): void {
  const waiting = new Map(items.map((item, i) => [item, results[i]?.whole]));
  observer?.disconnect();
  observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const whole = isIntersecting ? waiting.get(target) : undefined;
      if (whole === undefined) continue;
      waiting.delete(target);
      const complete = (rest: readonly Element[]) => {
        const focused = target.parentElement?.querySelector(':focus');
        const { top, bottom } = focused?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
        // Title and groups stay untouched: a link among them may have the focus.
        for (const old of [...target.children].slice(2)) old.remove();
        target.append(...rest);
        // What grows above a link at which the reader is must not push it out of sight.
        if (top >= 0 && bottom <= innerHeight) focused?.scrollIntoView({ block: 'nearest' });
      };
      whole().then(
        (result) => complete(result ? [...resultItem(result, urls).children].slice(2) : []),
        () => {
          complete([element('p', { class: 'hit-words' }, strings.search.failed)]);
          waiting.set(target, whole);
        },
      );
    }
  });
  for (const [item, whole] of waiting) if (whole) observer.observe(item);
}
