/** Keeps what is being read in its place when a telephone is turned or a window gets another width. */

/** Pixels below the top at which a reader reads; where two blocks leave a gap, one of the next has something. */
const lines = [96, 130, 170, 220];

interface Place {
  block: Element;
  /** How much of the block stands above the line. */
  share: number;
  line: number;
}

let place: Place | undefined;
let width = innerWidth;
let isTurning = false;
let timer = 0;

function found(): Place | undefined {
  const column = document.querySelector('.prose')?.getBoundingClientRect();
  if (column === undefined || column.top > 0) return undefined;
  for (const line of lines) {
    const at = document.elementFromPoint(column.left + column.width / 2, line);
    const block = at?.closest('.prose > *');
    if (block === null || block === undefined) continue;
    const { top, height } = block.getBoundingClientRect();
    return { block, share: (line - top) / height, line };
  }
  return undefined;
}

function remember(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    if (!isTurning) place = found();
  }, 120);
}

function restore(): void {
  isTurning = false;
  if (place === undefined) return;
  const { block, share, line } = place;
  const { top, height } = block.getBoundingClientRect();
  scrollBy({ top: top + share * height - line, behavior: 'instant' });
}

addEventListener('scroll', remember, { passive: true });
addEventListener('resize', () => {
  if (innerWidth === width) return;
  width = innerWidth;
  isTurning = true;
  // The browser may have moved the page itself by then: it does where no rule for this width has changed a box.
  requestAnimationFrame(() => requestAnimationFrame(restore));
});
remember();

export {};
