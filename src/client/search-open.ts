import searchStyles from '../styles/search.css?url';
import { styleSheet } from './style-sheet.ts';

/** Brings search when it is asked for: on the search page at the first touch, elsewhere in a dialog. */
const panel = document.querySelector<HTMLElement>('main [data-search]');
let started = false;

function startPage(root: HTMLElement): void {
  if (started) return;
  started = true;
  import('../search/address.ts').then(
    ({ startSearchPage }) => startSearchPage(root),
    () => {
      const status = root.querySelector('[role=status]');
      if (status !== null) status.textContent = root.dataset['failed'] ?? '';
      root.dataset['state'] = 'error';
    },
  );
}

if (panel !== null) {
  const root = panel;
  root.addEventListener('focusin', () => startPage(root));
  if (location.search !== '') startPage(root);
}

/** Goes to the field of the search page, or opens the dialog; where that can't be, the search page. */
function open(): void {
  const input = panel?.querySelector('input');
  if (input !== undefined && input !== null) {
    input.focus();
    input.select();
    return;
  }
  Promise.all([import('../search/dialog.ts'), styleSheet(searchStyles)])
    .then(([{ openSearchDialog }]) => openSearchDialog())
    .catch(() => {
      const link = document.querySelector<HTMLAnchorElement>('[data-search-open]');
      if (link !== null) location.assign(link.href);
    });
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-search-open]')) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
}

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

addEventListener('keydown', (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  const slash =
    event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !writes(event.target);
  const command =
    event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !command) return;
  event.preventDefault();
  open();
});
