/** An element of MathML that holds text, with an element in it. */
const broken = /<(m[ino]|mtext)((?: [^>]*)?)>(?=<m)/;
const lettersAlone = /^(?:<mrow>)?(?:<(?:m[ino]|mtext)(?: [^>]*)?>[^<]*<\/\w+>)+(?:<\/mrow>)?$/;

/**
 * Mends what KaTeX makes of `\bmod` or `\mathbin{…}`: an `<mo>` around other elements, where the parser of HTML, for
 * which it holds text, leaves MathML. Letters alone become its text; all else becomes a row with the same spaces.
 */
export function withSoundTokens(html: string): string {
  const found = broken.exec(html);
  if (found === null) return html;
  const [start, name = '', attributes = ''] = found;
  const begin = found.index + start.length;
  const end = closing(html, name, begin);
  const content = html.slice(begin, end);
  const rest = html.slice(end + `</${name}>`.length);
  const mended = lettersAlone.test(content)
    ? `${start}${content.replace(/<[^>]*>/g, '')}</${name}>`
    : `<mrow>${space(attributes, 'lspace')}${content}${space(attributes, 'rspace')}</mrow>`;
  return html.slice(0, found.index) + withSoundTokens(mended + rest);
}

/** Where the end tag of an element stands that has begun before `from`. */
function closing(html: string, name: string, from: number): number {
  const tags = new RegExp(`<(/?)${name}(?= |>)`, 'g');
  tags.lastIndex = from;
  for (let depth = 1, tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.index;
  }
  return html.length;
}

function space(attributes: string, side: string): string {
  const width = new RegExp(` ${side}="([^"]*)"`).exec(attributes)?.[1];
  return width === undefined ? '' : `<mspace width="${width}"></mspace>`;
}
