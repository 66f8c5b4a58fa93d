/** Boxes that scroll sideways can be reached by keyboard, and say so, while they have something hidden. */
const selector = '.equation-box, .table-scroll, figure.code pre, .figure-drawing';
const boxes = document.querySelectorAll<HTMLElement>(selector);

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth + 1;
    target.toggleAttribute('data-scrolls', scrolls);
    if (scrolls) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});
for (const box of boxes) observer.observe(box);

/** An inline formula that cannot break and is wider than its column scrolls by itself, too. */
const columns = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const { right } = target.getBoundingClientRect();
    for (const formula of target.querySelectorAll('.katex:not(.equation-rows)')) {
      if (formula.getBoundingClientRect().right > right + 2) formula.classList.add('wide');
    }
  }
});
for (const column of document.querySelectorAll('.prose')) columns.observe(column);
