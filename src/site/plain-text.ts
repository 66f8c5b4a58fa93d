import { escapeHtml, unescapeHtml } from '../formula/escape.ts';
import { linearText, type Scripts } from '../formula/linear-text.ts';
import { replaceMarks } from '../markdown/marks.ts';
import type { Formula } from '../markdown/article-data.ts';

/** Formulas by their numbers, as marks name them. */
export interface WithFormulas {
  formulas: Readonly<Record<number, Formula>>;
}

/**
 * HTML of a title or summary as text, for titles of windows and descriptions; formulas in one line, or as their TeX
 * where that can't be.
 */
export function plainText(html: string, { formulas }: WithFormulas, scripts?: Scripts): string {
  const inLine = (index: number) => {
    const formula = formulas[index];
    return formula === undefined ? '' : (linearText(formula.html, scripts) ?? formula.tex);
  };
  return plainHtml(
    replaceMarks(
      html,
      (index) => escapeHtml(inLine(index)),
      () => '',
    ),
  );
}

/** The words of HTML that holds no marks. */
export const plainHtml = (html: string): string => unescapeHtml(html.replace(/<[^>]*>/g, '')).trim();
