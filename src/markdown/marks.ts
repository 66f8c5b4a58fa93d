/**
 * Formulas and figures stand in the rendered HTML as comments, so that they are typeset once, never parsed again,
 * and can be shown differently in a page and in a feed.
 */
export const formulaMark = (index: number): string => `<!--tex:${index}-->`;
export const figureMark = (name: string): string => `<!--figure:${name}-->`;

/** Puts something in the place of every mark. */
export function replaceMarks(
  html: string,
  formula: (index: number) => string,
  figure: (name: string) => string,
): string {
  return html.replace(/<!--(tex|figure):([^>]*?)-->/g, (_, kind: string, value: string) =>
    kind === 'tex' ? formula(Number(value)) : figure(value),
  );
}
