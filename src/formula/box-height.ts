/** A formula's letters stand in a font 1.21 times as large as the text around its box (see `styles/base.css`). */
const scale = 1.21;

/** Of a line with nothing high or deep in it, in em. */
const line = { height: 0.92, depth: 0.35 };

const strut = /<span class="katex-strut(?: H([\d_]+))?(?: V-([\d_]+))?"/g;

/** The number in a class's name (see `styles.ts`): `12` → 1.2. */
const numberOf = (digits: string | undefined): number =>
  digits === undefined
    ? 0
    : Number(digits.includes('_') ? digits.replace('_', '.') : `${digits.slice(0, 1)}.${digits.slice(1)}`);

/**
 * How high a displayed formula stands in its box, as a declaration: while it is off the screen a browser need not lay
 * it out to know. To a tenth, so that many formulas share one.
 * @param html as `compactHtml` makes it, the tags of rows taken out or not
 */
export function boxHeight(html: string): string {
  const struts = [...html.matchAll(strut)].map(([, height, depth]) => {
    const below = numberOf(depth);
    return { height: numberOf(height) - below, depth: below };
  });
  const height = struts.reduce((most, one) => Math.max(most, one.height), line.height);
  const depth = struts.reduce((most, one) => Math.max(most, one.depth), line.depth);
  return `contain-intrinsic-height:auto ${Math.round(10 * scale * (height + depth)) / 10}em`;
}
