/** Boxes that scroll sideways can be reached by keyboard, and say so, while they have something hidden. */
const selector = '.equation-box, .table-scroll, figure.code pre, .figure-drawing';
const boxes = document.querySelectorAll<HTMLElement>(selector);

/** All are measured before one is changed: a change would have the page laid out again for the next. */
function mark(measured: readonly Element[]): void {
  const scrolling = measured.filter((box) => box.scrollWidth > box.clientWidth + 1);
  for (const box of measured) {
    box.removeAttribute('data-scrolls');
    box.removeAttribute('tabindex');
  }
  for (const box of scrolling) {
    box.setAttribute('data-scrolls', '');
    box.setAttribute('tabindex', '0');
  }
}

const observer = new ResizeObserver((entries) => mark(entries.map(({ target }) => target)));
for (const box of boxes) {
  observer.observe(box);
  // A box off the screen has nothing in it yet.
  box.addEventListener('contentvisibilityautostatechange', () => mark([box]));
}

/** A figure that comes to life has a box of its own, and so may a preview. */
document.addEventListener('drawn', ({ target }) => {
  if (!(target instanceof Element)) return;
  for (const box of target.querySelectorAll(selector)) observer.observe(box);
});

/** Who goes by keyboard must find the boxes off the screen, too: from then on they are all laid out. */
document.addEventListener('keydown', function first({ key }) {
  if (key !== 'Tab') return;
  document.removeEventListener('keydown', first);
  for (const box of boxes) box.style.setProperty('content-visibility', 'visible');
  mark([...boxes]);
});

/** An inline formula that cannot break and is wider than its column scrolls by itself, too. */
function markWide(column: Element): void {
  const end = column.getBoundingClientRect().right + 2;
  const formulas = [...column.querySelectorAll<HTMLElement>('.katex:not(.equation *)')];
  for (const formula of formulas.filter((one) => one.getBoundingClientRect().right > end)) {
    formula.classList.add('wide');
    formula.tabIndex = 0;
  }
}

const columns = document.querySelectorAll('.prose');
const widths = new ResizeObserver(() => columns.forEach(markWide));
for (const column of columns) widths.observe(column);

/** A telephone that is turned has room for them again. (The observer can't see to it: it would see its own change.) */
addEventListener('resize', () => {
  for (const formula of document.querySelectorAll('.katex.wide')) {
    formula.classList.remove('wide');
    formula.removeAttribute('tabindex');
  }
  columns.forEach(markWide);
});
