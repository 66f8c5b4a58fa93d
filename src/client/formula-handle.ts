import { strings } from '../site/strings.ts';
import aids from '../styles/aids.css?url';
import { styleSheet } from './style-sheet.ts';

const menu = document.createElement('div');
menu.className = 'formula-menu';
menu.popover = 'auto';
(document.querySelector('main') ?? document.body).append(menu);
void styleSheet(aids);

const words = strings.formula;

/** Gives a displayed formula a small handle from which its TeX, its MathML or its address can be copied. */
export function offerHandle(equation: HTMLElement): void {
  if (equation.querySelector('.equation-handle') !== null) return;
  const handle = document.createElement('button');
  handle.type = 'button';
  handle.className = 'equation-handle';
  handle.setAttribute('aria-label', words.handle);
  handle.textContent = '⋯';
  handle.addEventListener('click', () => open(equation, handle));
  equation.append(handle);
}

function open(equation: HTMLElement, handle: HTMLElement): void {
  const tex = equation.querySelector('annotation')?.textContent ?? '';
  const math = equation.querySelector('math');
  // With its namespace, which other programs need.
  const mathml = math === null ? '' : new XMLSerializer().serializeToString(math);
  const id = [equation, ...equation.querySelectorAll('[id]')].find((element) => element.id !== '')?.id;
  const link = id === undefined ? undefined : `${location.origin}${location.pathname}#${id}`;
  const choices = [
    { name: words.tex, text: tex },
    { name: words.mathml, text: mathml },
    ...(link === undefined ? [] : [{ name: words.link, text: link }]),
  ];
  menu.replaceChildren(
    ...choices.map(({ name, text }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name;
      button.addEventListener('click', () => {
        void navigator.clipboard.writeText(text).then(() => {
          button.textContent = strings.code.copied;
          setTimeout(() => menu.hidePopover(), 700);
        });
      });
      return button;
    }),
  );
  menu.showPopover();
  const at = handle.getBoundingClientRect();
  menu.style.setProperty('left', `${Math.max(8, at.right - menu.offsetWidth)}px`);
  menu.style.setProperty('top', `${Math.min(at.bottom + 4, innerHeight - menu.offsetHeight - 8)}px`);
  menu.querySelector('button')?.focus();
}
