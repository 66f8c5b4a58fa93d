import { toggleTag, type SearchState } from './state.ts';
import { element } from './view.ts';

/** Keeps the tags that can be chosen in step with the state: which are chosen, and where each link leads. */
export function followChips(
  root: HTMLElement,
  addressOf: (state: SearchState) => string,
): (state: SearchState) => void {
  const group = root.querySelector('[data-chips]');
  return (state) => {
    const chips = () => [...root.querySelectorAll<HTMLAnchorElement>('a[data-tag]')];
    for (const tag of state.tags) {
      if (chips().some((chip) => chip.dataset['tag'] === tag)) continue;
      // A tag that no article has, from an old address: it can be taken away.
      group?.append(element('li', {}, element('a', { href: '', 'data-tag': tag }, tag)));
    }
    for (const chip of chips()) {
      const tag = chip.dataset['tag'] ?? '';
      chip.href = addressOf(toggleTag(state, tag));
      if (state.tags.includes(tag)) chip.setAttribute('aria-current', 'true');
      else chip.removeAttribute('aria-current');
    }
    const chosen = chips().find((chip) => chip.hasAttribute('aria-current'));
    if (chosen !== undefined && group !== null) bringIntoView(chosen, group);
  };
}

/** Scrolls the group, and never the page, so far that a chip in it is seen. */
function bringIntoView(chip: Element, group: Element): void {
  const [inner, outer] = [chip.getBoundingClientRect(), group.getBoundingClientRect()];
  const beyond = (start: number, end: number) => (start < 0 ? start : Math.max(0, end));
  group.scrollBy({
    left: beyond(inner.left - outer.left, inner.right - outer.right),
    top: beyond(inner.top - outer.top, inner.bottom - outer.bottom),
    behavior: 'instant',
  });
}
