/** A piece of raw HTML. Offsets count from the beginning of the text that was read. */
export type HtmlToken =
  | { kind: 'text'; raw: string; offset: number }
  | { kind: 'comment'; raw: string; offset: number }
  | HtmlOpen
  | { kind: 'close'; raw: string; offset: number; name: string };

export interface HtmlOpen {
  kind: 'open';
  raw: string;
  offset: number;
  /** In lower case. */
  name: string;
  /** As written. */
  shown: string;
  attributes: HtmlAttribute[];
  selfClosing: boolean;
}

export interface HtmlAttribute {
  /** In lower case. */
  name: string;
  /** As written, entities and all; empty where there is none. */
  value: string;
  offset: number;
}

/** Elements whose content is no HTML. */
const rawText = /^(?:script|style|textarea|title|xmp|noscript|iframe|noembed|noframes|svg)$/;

/**
 * Splits raw HTML into tags, comments and text. What is not surely a tag is text: escaped, it is harmless. The content
 * of a script and the like is one text with its tags.
 */
export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let text = 0;
  const cut = (from: number, token: HtmlToken, to: number) => {
    if (from > text) tokens.push({ kind: 'text', raw: html.slice(text, from), offset: text });
    tokens.push(token);
    text = to;
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(at + 1, text))) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      const to = end < 0 ? html.length : end + 3;
      cut(at, { kind: 'comment', raw: html.slice(at, to), offset: at }, to);
      continue;
    }
    const token = closeTag(html, at) ?? openTag(html, at);
    if (token === undefined) continue;
    const end = at + token.raw.length;
    if (token.kind === 'open' && rawText.test(token.name) && !token.selfClosing) {
      const close = new RegExp(`</${token.name}\\s*>`, 'i').exec(html.slice(end));
      const to = close === null ? end : end + close.index + close[0].length;
      cut(at, { ...token, raw: html.slice(at, to) }, to);
    } else {
      cut(at, token, end);
    }
  }
  if (text < html.length) tokens.push({ kind: 'text', raw: html.slice(text), offset: text });
  return tokens;
}

function closeTag(html: string, at: number): HtmlToken | undefined {
  const pattern = /<\/([a-z][^\s/>]*)\s*>/iy;
  pattern.lastIndex = at;
  const match = pattern.exec(html);
  if (match === null) return undefined;
  return { kind: 'close', raw: match[0], offset: at, name: (match[1] ?? '').toLowerCase() };
}

function openTag(html: string, at: number): HtmlOpen | undefined {
  const start = /<([a-z][^\s/<>]*)/iy;
  const attribute = /[\s/]+([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/y;
  const end = /\s*(\/?)>/y;
  start.lastIndex = at;
  const shown = start.exec(html)?.[1];
  if (shown === undefined) return undefined;
  const attributes: HtmlAttribute[] = [];
  let next = start.lastIndex;
  for (;;) {
    attribute.lastIndex = next;
    const match = attribute.exec(html);
    if (match === null) break;
    const [whole, name = '', value = ''] = match;
    attributes.push({
      name: name.toLowerCase(),
      value: /^["']/.test(value) ? value.slice(1, -1) : value,
      offset: next + whole.search(/[^\s/]/),
    });
    next = attribute.lastIndex;
  }
  end.lastIndex = next;
  const tail = end.exec(html);
  if (tail === null) return undefined;
  const raw = html.slice(at, end.lastIndex);
  return {
    kind: 'open',
    raw,
    offset: at,
    name: shown.toLowerCase(),
    shown,
    attributes,
    selfClosing: tail[1] === '/',
  };
}
