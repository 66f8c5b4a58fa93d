/** The switch between light and dark: follows the system until it is used, then keeps the choice. */
const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
const system = matchMedia('(prefers-color-scheme: dark)');

const isDark = () =>
  root.dataset['theme'] === undefined ? system.matches : root.dataset['theme'] === 'dark';

function label(): void {
  const text = isDark() ? button?.dataset['light'] : button?.dataset['dark'];
  if (text !== undefined) button?.setAttribute('aria-label', text);
}

// Without this function of style sheets there is but one theme.
if (button !== null && CSS.supports('color', 'light-dark(red,red)')) {
  button.hidden = false;
  label();
  system.addEventListener('change', label);
  button.addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    root.dataset['theme'] = next;
    label();
    try {
      localStorage.setItem('theme', next);
    } catch {
      // Storage may be forbidden: the choice then lasts for this page.
    }
  });
}
