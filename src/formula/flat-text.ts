import { renderFormula } from './render.ts';

const structure =
  /<(?:m(?:sub|sup|subsup|frac|root|sqrt|over|under|underover|table|enclose|padded|phantom)\b|svg)/;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/**
 * TeX of text mode as plain characters: `$\star$` → `⋆`.
 * @returns the characters, and whether they say all: an index or a bold letter is lost in them
 */
export function flattened(tex: string): { text: string; whole: boolean } {
  const plain = tex.trim();
  if (!/[\\$^_{}&%#~]/.test(plain)) return { text: plain, whole: true };
  const { html, fault } = renderFormula(`\\text{${plain}}`, false);
  const mathml = /<semantics>([\s\S]*?)<annotation/.exec(html)?.[1];
  if (fault !== undefined || mathml === undefined) return { text: plain, whole: false };
  const text = mathml
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .trim();
  const whole = !structure.test(mathml) && !/mathvariant="(?!normal)|math(?:size|color)=/.test(mathml);
  return { text, whole };
}
