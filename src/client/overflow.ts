/** Boxes that scroll sideways can be reached by keyboard, and say so, while they have something hidden. */
const selector = '.equation-box, .table-scroll, figure.code pre';
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
