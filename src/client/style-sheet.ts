const links = () => [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];

/**
 * Loads a style sheet that this page may lack, before its own, so that these still have the last word.
 * @returns when it is there, or when it is known not to come: what it is for must work without it
 */
export async function styleSheet(href: string): Promise<void> {
  const here = links();
  if (here.some((link) => link.href === new URL(href, location.href).href)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  await new Promise((done) => {
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    if (here[0] === undefined) document.head.append(link);
    else here[0].before(link);
  });
}

/** Loads what another page of the site is styled with and this one is not. */
export const stylesOf = (page: Document): Promise<unknown> =>
  Promise.all(
    [...page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => styleSheet(href)),
  );
