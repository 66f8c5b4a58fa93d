/** Marks the section in view in the table of contents, which is folded on narrow screens. */
const contents = document.querySelector<HTMLDetailsElement>('[data-contents]');

if (contents !== null) {
  if (matchMedia('(max-width: 64rem)').matches) contents.open = false;
  contents.dataset['contents'] = 'folded';
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of contents.querySelectorAll('a')) links.set(decodeURIComponent(link.hash.slice(1)), link);
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  const mark = () => {
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
    const current = links.get((above.at(-1) ?? headings[0])?.id ?? '');
    for (const link of links.values()) {
      if (link === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '-110px 0px 0px 0px' });
  for (const heading of headings) observer.observe(heading);
}
