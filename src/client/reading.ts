/** What an article page does beyond being read; the heavier parts load when a reader first reaches for them. */
import './code.ts';
import './contents.ts';
import './copy.ts';
import './overflow.ts';

const references = '.prose a[href*="#"], .prose a[href*="articles/"], .way a[href*="articles/"]';

let previews: Promise<typeof import('./preview.ts')> | undefined;
let handles: Promise<typeof import('./formula-handle.ts')> | undefined;

function reach(event: Event): void {
  const { target } = event;
  if (!(target instanceof Element)) return;
  const link = target.closest<HTMLAnchorElement>(references);
  if (link !== null && !link.matches('.anchor, .back, .equation-number')) {
    previews ??= import('./preview.ts');
    void previews.then(({ showPreview }) => showPreview(link));
  }
  const equation = target.closest<HTMLElement>('.equation');
  if (equation !== null) offerHandles([equation]);
}

function offerHandles(equations: Iterable<HTMLElement>): void {
  handles ??= import('./formula-handle.ts');
  void handles.then(({ offerHandle }) => {
    for (const equation of equations) offerHandle(equation);
  });
}

/** Who goes by keyboard finds a handle on every displayed formula; for others they come under the pointer. */
function offerAll({ key }: KeyboardEvent): void {
  if (key !== 'Tab') return;
  document.removeEventListener('keydown', offerAll);
  offerHandles(document.querySelectorAll<HTMLElement>('.equation'));
}

function reachByPointer(event: PointerEvent): void {
  if (event.pointerType !== 'touch') reach(event);
}

/** On a touch screen the first tap previews, and the preview holds the link. */
function reachByTouch(event: MouseEvent): void {
  if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
  const link = event.target instanceof Element ? event.target.closest('.eqref, .citation') : null;
  if (link?.hasAttribute('data-previewed') === false) event.preventDefault();
  reach(event);
}

// Both need a layer over the page: without it links are links, and formulas are copied by selecting them.
if ('popover' in HTMLElement.prototype) {
  document.addEventListener('keydown', offerAll);
  document.addEventListener('pointerover', reachByPointer);
  document.addEventListener('focusin', reach);
  document.addEventListener('click', reachByTouch);
}

// Who has not scrolled has no place to lose. (Without a network, it may be lost.)
addEventListener('scroll', () => import('./reading-place.ts').catch(() => {}), { once: true, passive: true });
