import { strings } from '../site/strings.ts';
import aids from '../styles/aids.css?url';
import { styleSheet, stylesOf } from './style-sheet.ts';

const box = document.createElement('aside');
box.className = 'preview';
box.setAttribute('role', 'note');
box.setAttribute('aria-label', strings.article.preview);
box.popover = 'manual';
// Where assistive technology looks for what belongs to the text.
(document.querySelector('main') ?? document.body).append(box);

const pages = new Map<string, Promise<Document>>();
let shownFor: HTMLAnchorElement | undefined;
let hideTimer = 0;

/** Shows what a reference leads to beside it, until the reader leaves both. */
export async function showPreview(link: HTMLAnchorElement): Promise<void> {
  clearTimeout(hideTimer);
  if (shownFor === link) return;
  hide();
  shownFor = link;
  link.addEventListener('pointerleave', hideSoon, { once: true });
  link.addEventListener('blur', hideSoon, { once: true });
  const [content] = await Promise.all([contentOf(link).catch(() => []), styleSheet(aids)]);
  if (shownFor !== link || content.length === 0) return;
  const go = document.createElement('a');
  go.className = 'go';
  go.href = link.href;
  go.textContent = strings.article.goThere;
  box.replaceChildren(...content, go);
  box.showPopover();
  box.dispatchEvent(new Event('drawn', { bubbles: true }));
  link.setAttribute('data-previewed', '');
  place(link);
}

/** Copies of what a link leads to, without ids: an equation, a theorem, a heading with what follows it, a work. */
async function contentOf(link: HTMLAnchorElement): Promise<Node[]> {
  const url = new URL(link.href);
  if (url.origin !== location.origin) return [];
  const here = url.pathname === location.pathname;
  const page = here ? document : await pageAt(url.pathname);
  if (!here) await stylesOf(page);
  const id = decodeURIComponent(url.hash.slice(1)).replace(/\?.*$/, '');
  const target = id === '' ? null : page.getElementById(id);
  if (target === null) return id === '' && !here ? articleContent(page) : [];
  // The address of a row, or a second one of a formula, stands inside it.
  const whole = target.closest('.equation') ?? target;
  const parts = /^H[2-6]$/.test(whole.tagName) ? [whole, ...following(whole)] : [whole];
  return parts.map(copyOf);
}

function pageAt(path: string): Promise<Document> {
  const known = pages.get(path) ?? request(path);
  pages.set(path, known);
  return known;
}

/** A page of this site. Such a request parses HTML without running it, which Trusted Types let nothing else do. */
function request(path: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const one = new XMLHttpRequest();
    one.open('GET', path);
    one.responseType = 'document';
    one.addEventListener('error', () => reject(new Error(path)));
    one.addEventListener('load', () => {
      const page: unknown = one.response;
      if (one.status === 200 && page instanceof Document) resolve(page);
      else reject(new Error(`${path}: ${one.status}`));
    });
    one.send();
  });
}

function articleContent(page: Document): Node[] {
  const title = page.querySelector('h1');
  const lead = page.querySelector('.prose .callout, .prose > p');
  return [title, lead].flatMap((node) => (node === null ? [] : [copyOf(node)]));
}

function following(heading: Element): Element[] {
  const next = heading.nextElementSibling;
  return next === null || /^H[1-6]$/.test(next.tagName) ? [] : [next];
}

function copyOf(node: Element): Node {
  const copy = document.importNode(node, true);
  for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
  for (const extra of copy.querySelectorAll('.anchor, .back, .equation-handle')) extra.remove();
  if (!/^H[1-6]$/.test(copy.tagName)) return copy;
  // A heading of the preview is none of this page's.
  const name = document.createElement('p');
  name.className = 'preview-title';
  name.append(...copy.childNodes);
  return name;
}

function place(link: HTMLAnchorElement): void {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = Math.min(Math.max(12, at.left - 24), innerWidth - width - 12);
  const below = at.bottom + 10 + height < innerHeight || at.top < height + 20;
  box.style.setProperty('left', `${left}px`);
  box.style.setProperty('top', `${below ? at.bottom + 8 : at.top - height - 8}px`);
}

/** A focused reference scrolls into view by itself: its preview goes with it. */
function follow(): void {
  if (shownFor?.matches(':hover, :focus') !== true) hideSoon();
  else if (box.matches(':popover-open')) place(shownFor);
}

function hideSoon(): void {
  clearTimeout(hideTimer);
  hideTimer = window.setTimeout(() => {
    if (!box.matches(':hover, :focus-within')) hide();
  }, 220);
}

function hide(): void {
  shownFor?.removeAttribute('data-previewed');
  shownFor = undefined;
  if (box.matches(':popover-open')) box.hidePopover();
}

box.addEventListener('pointerleave', hideSoon);
box.addEventListener('focusout', hideSoon);
addEventListener('scroll', follow, { passive: true });
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide();
});
document.addEventListener('pointerdown', ({ target }) => {
  if (target instanceof Node && !box.contains(target)) hide();
});
