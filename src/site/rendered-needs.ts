import type { Rendered } from '../markdown/render.ts';
import { fontReader, type FontReader } from './font-use.ts';
import { needsOf, type TextNeeds } from './formula-needs.ts';
import { readKatex } from './katex-files.ts';

/** An article and what its formulas need to be shown. */
export interface Shown extends Rendered {
  needs: TextNeeds;
}

let read: FontReader | undefined;

/** Finds what the formulas of a rendered text need. */
export function withNeeds(rendered: Rendered): Shown {
  read ??= fontReader(readKatex());
  const { formulas, styles, titleHtml, summaryHtml } = rendered;
  const text = { formulas: formulas.map(({ html }) => html), styles, listed: titleHtml + summaryHtml };
  return { ...rendered, needs: needsOf(text, read) };
}
