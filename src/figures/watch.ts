/** Loads the code of figures when the first one comes near the screen. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      near.unobserve(target);
      void import('./mount.tsx').then(({ mount }) => mount(target));
    }
  },
  { rootMargin: '300px' },
);

for (const body of document.querySelectorAll('[data-figure]')) near.observe(body);

/** `#fig-name?a=1` names no element: the part before `?` does. */
const scrollToFigure = () => {
  const id = /^#(fig-[^?]+)\?/.exec(location.hash)?.[1];
  if (id !== undefined) document.getElementById(decodeURIComponent(id))?.scrollIntoView();
};
scrollToFigure();
addEventListener('hashchange', scrollToFigure);
