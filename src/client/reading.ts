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
document.addEventListener('keydown', function first({ key }) {
  if (key !== 'Tab') return;
  document.removeEventListener('keydown', first);
  offerHandles(document.querySelectorAll<HTMLElement>('.equation'));
});

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'touch') reach(event);
});
document.addEventListener('focusin', reach);

/** On a touch screen the first tap previews, and the preview holds the link. */
document.addEventListener('click', (event) => {
  if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
  const link = event.target instanceof Element ? event.target.closest('.eqref, .citation') : null;
  if (link === null || link.hasAttribute('data-previewed')) return reach(event);
  event.preventDefault();
  reach(event);
});
