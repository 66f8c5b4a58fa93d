const first = 0xe000;
const count = 6400;

/**
 * The character that stands for the article's n-th formula where text is kept without formulas: a private one, so it
 * is no word, takes one place, and can be turned back into the formula. Beyond 6400 formulas: a space.
 */
export function formulaSign(index: number): string {
  return index < count ? String.fromCharCode(first + index) : ' ';
}

/** The formula that a character stands for, or undefined. */
export function formulaOfSign(character: string): number | undefined {
  const index = character.charCodeAt(0) - first;
  return index >= 0 && index < count ? index : undefined;
}

/** Matches every character that stands for a formula. */
export const formulaSigns = /[\ue000-\uf8ff]/g;
