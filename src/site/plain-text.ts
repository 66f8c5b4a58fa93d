import { replaceMarks } from '../markdown/marks.ts';
import type { Formula } from '../markdown/article-data.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Formulas by their numbers, as marks name them. */
export interface WithFormulas {
  formulas: Readonly<Record<number, Formula>>;
}

/** HTML of a title or summary as text, for titles of windows and descriptions; formulas as their TeX. */
export function plainText(html: string, { formulas }: WithFormulas): string {
  const shown = replaceMarks(
    html,
    (index) => (formulas[index]?.tex ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;'),
    () => '',
  );
  return plainHtml(shown);
}

/** The words of HTML that holds no marks. */
export const plainHtml = (html: string): string => unescapeHtml(html.replace(/<[^>]*>/g, '')).trim();

/** Text of HTML's entities: those that XML knows, and those by number. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|(\w+));/gi, (whole, hex?: string, name = '') =>
    hex === undefined ? (entities[name] ?? whole) : String.fromCodePoint(parseInt(hex, 16)),
  );
}
