import type { Site } from './rewrite-site.ts';

const escaped: Readonly<Record<string, string>> = {
  _: '\\_',
  '^': '{\\char94}',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
};

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '~',
  le: '\\le ',
  ge: '\\ge ',
  ne: '\\ne ',
  times: '\\times ',
};

const entity = /&(?:([a-zA-Z]+)|#(\d{1,6})|#[xX]([0-9a-fA-F]{1,5}));/y;

/** `_`, `%`, `&`, `#`, `^` in text mean themselves, as in MathJax. */
export function rewriteTextCharacter(site: Site, i: number): number | undefined {
  const { tokens, edits, defining } = site;
  const token = tokens[i];
  if (token === undefined) return undefined;
  if (token.text === '&') {
    const after = rewriteEntity(site, i);
    if (after !== undefined) return after;
  }
  if (token.text === '#' && defining && /^[1-9#]$/.test(tokens[i + 1]?.text ?? '')) return undefined;
  const replacement = escaped[token.text];
  if (replacement !== undefined) edits.replace(token.start, token.end, replacement);
  return undefined;
}

/** `&lt;`, pasted from a page's source: what a browser would have made of it. */
export function rewriteEntity({ tex, tokens, edits }: Site, i: number): number | undefined {
  const token = tokens[i];
  if (token === undefined) return undefined;
  entity.lastIndex = token.start;
  const match = entity.exec(tex);
  if (match === null) return undefined;
  const [whole, name, decimal, hexadecimal] = match;
  const code = Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10);
  const character = name === undefined ? characterOf(code) : entities[name];
  if (character === undefined) return undefined;
  const end = token.start + whole.length;
  edits.replace(token.start, end, token.inText && character === '&' ? '\\&' : character);
  const next = tokens.findIndex((other) => other.start >= end);
  return next < 0 ? tokens.length : next;
}

function characterOf(code: number): string | undefined {
  if (code === 0xa0) return '~';
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
    ? String.fromCodePoint(code)
    : undefined;
}

/** Characters that have no width and no meaning: zero-width spaces and joiners, direction marks, byte order marks. */
export const invisible = /^[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]$/;
