import { strings } from '../site/strings.ts';
import { element } from './view.ts';

/** The parts of a search panel that change. */
export interface Panel {
  form: HTMLFormElement;
  input: HTMLInputElement;
  status: HTMLElement;
  fault: HTMLElement;
  retry: HTMLButtonElement;
  /** Searches formulas in place of articles, and the other way round. */
  other: HTMLButtonElement;
  /** Searches the words of a query apart. */
  apart: HTMLButtonElement;
  /** What was searched on earlier visits. */
  before: HTMLElement;
  list: HTMLElement;
  pager: HTMLElement;
}

/** The field in which a query is written, as the search page has it from the start. */
export function searchForm(address: string): HTMLElement {
  const { label, placeholder } = strings.search;
  const input = element('input', {
    type: 'search',
    name: 'q',
    placeholder,
    'aria-label': label,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  });
  return element('search', {}, element('form', { action: address, method: 'get' }, input));
}

/**
 * Completes a root that holds a form and a status with the parts that only a script fills.
 * @throws where form, field or status is missing
 */
export function completePanel(root: HTMLElement): Panel {
  const form = root.querySelector('form');
  const input = root.querySelector<HTMLInputElement>('input[type=search]');
  const status = root.querySelector<HTMLElement>('[role=status]');
  if (form === null || input === null || status === null)
    throw new Error('a search panel has a form and a status');
  const retry = element('button', { type: 'button' }, strings.search.retry);
  const fault = element('div', { class: 'search-fault', role: 'alert', hidden: '' });
  const other = element('button', { type: 'button', class: 'search-other', hidden: '' });
  const apart = element('button', { type: 'button', class: 'search-other', hidden: '' });
  const { recent } = strings.search;
  const before = element('div', { class: 'search-recent', role: 'group', 'aria-label': recent, hidden: '' });
  const list = element('ol', { class: 'hits', tabindex: '-1', 'aria-label': strings.search.title });
  const pager = element('nav', { class: 'pager', 'aria-label': strings.pager.label, hidden: '' });
  status.after(before, apart, other, fault, list, pager);
  return { form, input, status, fault, retry, other, apart, before, list, pager };
}
