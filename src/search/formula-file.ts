/**
 * What search knows of the formulas of one article. Their MathML lies in a file of its own, which is loaded when one of
 * them is shown.
 */
export interface FormulaGroup {
  /** The article's id in the index. */
  id: string;
  slug: string;
  title: string;
  sections: readonly (readonly [id: string, heading: string])[];
  formulas: readonly FormulaRow[];
}

/** A formula: its line, how much it stands out, its section (-1: before the first), its own address if it has one. */
export type FormulaRow = readonly [line: string, weight: number, section: number, id?: string];

/** Newest article first. */
export type FormulaFile = readonly FormulaGroup[];

/** How much a formula stands out: in running text, on lines of its own, with an address of its own. */
export const formulaWeight = { inline: 0, displayed: 1, labelled: 2 } as const;
