/** Boxes that scroll sideways can be reached by keyboard, and say so, while they have something hidden. */
const selector = '.equation-box, .table-scroll, figure.code pre, .figure-drawing';
const boxes = document.querySelectorAll<HTMLElement>(selector);

function mark(box: Element): void {
  const scrolls = box.scrollWidth > box.clientWidth + 1;
  box.toggleAttribute('data-scrolls', scrolls);
  if (scrolls) box.setAttribute('tabindex', '0');
  else box.removeAttribute('tabindex');
}

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) mark(target);
});
for (const box of boxes) {
  observer.observe(box);
  // A box off the screen has nothing in it yet.
  box.addEventListener('contentvisibilityautostatechange', () => mark(box));
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
  for (const box of boxes) mark(box);
});

/** An inline formula that cannot break and is wider than its column scrolls by itself, too. */
const columns = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const { right } = target.getBoundingClientRect();
    for (const formula of target.querySelectorAll('.katex:not(.equation *)')) {
      if (formula.getBoundingClientRect().right > right + 2) formula.classList.add('wide');
    }
  }
});
for (const column of document.querySelectorAll('.prose')) columns.observe(column);
