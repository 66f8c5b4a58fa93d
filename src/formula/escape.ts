const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML, in elements and in double-quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => entities[c] ?? c);

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** Text of HTML's entities: those that XML knows, and those by number. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|(\w+));/gi, (whole, hex?: string, name = '') =>
    hex === undefined ? (named[name] ?? whole) : String.fromCodePoint(parseInt(hex, 16)),
  );
}
