import { replaceMarks } from '../markdown/marks.ts';
import type { Rendered } from '../markdown/render.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };

/** HTML of a title or summary as text, for titles of windows and descriptions; formulas as their TeX. */
export function plainText(html: string, { formulas }: Rendered): string {
  const shown = replaceMarks(
    html,
    (index) => (formulas[index]?.tex ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;'),
    () => '',
  );
  return shown
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .trim();
}
