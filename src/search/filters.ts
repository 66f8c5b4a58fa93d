import { strings } from '../site/strings.ts';
import type { Facets } from './facets.ts';
import { isFiltered, toggleTag, type SearchState } from './state.ts';
import { element } from './view.ts';

/** The part of a state that a list of choices sets. */
export type Choice = 'category' | 'year' | 'sort';

/** The controls with which a reader narrows what is found; a panel may lack any of them. */
export interface FilterControls {
  /** Shows what is chosen, and where each link leads. */
  follow: (state: SearchState) => void;
  /** Shows how many articles each further choice would leave; without counts those of the whole site. */
  count: (facets: Facets | undefined) => void;
}

/** The choice of a list, as a state holds it. */
export const choiceOf = (list: HTMLSelectElement): Pick<SearchState, Choice> =>
  list.dataset['choice'] === undefined ? {} : { [list.dataset['choice']]: list.value || undefined };

/** Keeps the controls of a panel in step with its state and with what was found. */
export function followFilters(root: HTMLElement, addressOf: (state: SearchState) => string): FilterControls {
  const group = root.querySelector('[data-chips]');
  const lists = [...root.querySelectorAll<HTMLSelectElement>('select[data-choice]')];
  const reset = root.querySelector<HTMLElement>('[data-reset]');
  const chips = () => [...root.querySelectorAll<HTMLAnchorElement>('a[data-tag]')];
  const follow = (state: SearchState) => {
    for (const tag of state.tags) {
      if (chips().some((chip) => chip.dataset['tag'] === tag)) continue;
      // A tag that no article has, from an old address: it can be taken away.
      const count = element('span', { class: 'count' }, '0');
      group?.append(element('li', {}, element('a', { href: '', 'data-tag': tag }, `${tag} `, count)));
    }
    for (const chip of chips()) {
      const tag = chip.dataset['tag'] ?? '';
      chip.href = addressOf(toggleTag(state, tag));
      if (state.tags.includes(tag)) chip.setAttribute('aria-current', 'true');
      else chip.removeAttribute('aria-current');
    }
    for (const list of lists) {
      const value = state[list.dataset['choice'] as Choice] ?? '';
      if (![...list.options].some((option) => option.value === value))
        list.append(element('option', { value }, value));
      list.value = value;
    }
    if (reset !== null) reset.hidden = !isFiltered(state);
    const chosen = chips().find((chip) => chip.hasAttribute('aria-current'));
    if (chosen !== undefined && group !== null) bringIntoView(chosen, group);
  };
  const count = (facets: Facets | undefined) => {
    for (const chip of chips()) {
      const number = chip.querySelector('.count');
      const item = chip.parentElement;
      if (number === null || item === null) continue;
      const total = (number.getAttribute('data-total') ?? number.textContent) || '0';
      number.setAttribute('data-total', total);
      number.textContent =
        facets === undefined ? total : String(facets.tag.get(chip.dataset['tag'] ?? '') ?? 0);
      const isKept = chip.hasAttribute('aria-current') || chip === document.activeElement;
      item.hidden = number.textContent === '0' && !isKept;
    }
    for (const option of lists.flatMap((list) => [...list.options])) {
      const { name, total } = option.dataset;
      const kind = option.parentElement?.dataset['choice'];
      if (name === undefined || (kind !== 'category' && kind !== 'year')) continue;
      const number = facets === undefined ? Number(total) : (facets[kind].get(option.value) ?? 0);
      option.textContent = strings.search.counted(name, number);
      option.disabled = number === 0 && !option.selected;
    }
  };
  return { follow, count };
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
