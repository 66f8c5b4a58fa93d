import { withStyledLetters } from '../formula/alphabets.ts';
import { Recent } from '../formula/recent.ts';
import { mathmlOf } from '../formula/render.ts';
import type { Rendered } from '../markdown/render.ts';
import type { Markup } from './document.ts';
import { markupOf } from './markup.ts';

/** Every second formula of a site is written elsewhere too. */
const known = new Recent<readonly Markup[]>(2000);

/** The MathML of a formula as data, in pieces; read once, as results of articles and of formulas both show it. */
export function formulaMarkup({ html, tex }: Rendered['formulas'][number]): readonly Markup[] {
  const markup = known.get(html) ?? markupOf(withStyledLetters(mathmlOf(html, tex)));
  known.set(html, markup);
  return markup;
}
