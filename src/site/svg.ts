/** Something that an SVG must not hold: it runs, or loads what isn't in the file. */
interface Found {
  at: number;
  what: string;
  rule: 'svg-script' | 'svg-entity' | 'svg-external';
}

/** Encodings in which the letters of a tag are the bytes of ASCII, so that none is overlooked. */
const plainEncodings = /^(?:utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d|gbk|gb2312|gb18030|big5)$/i;

/** The first thing in an SVG that runs or loads, with its line; undefined for a mere picture. */
export function svgFault(bytes: Uint8Array): { reason: string; rule: string } | undefined {
  const source = Buffer.from(bytes).toString('utf8');
  const encoding = /^[\s\uFEFF]*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)/i.exec(source)?.[1] ?? 'utf-8';
  if (source.includes('\0') || !plainEncodings.test(encoding))
    return { reason: '的编码不是 UTF-8；应另存为 UTF-8', rule: 'svg-encoding' };
  const text = withoutWords(source);
  const [first] = [...inDeclarations(source, text), ...inTags(text)].sort((a, b) => a.at - b.at);
  if (first === undefined) return undefined;
  const line = source.slice(0, first.at).split('\n').length;
  return { reason: `第 ${line} 行${first.what}；应从图里删去`, rule: first.rule };
}

/** Comments and the like blanked, in their order, so that nothing hides behind what only looks like the beginning of one. */
const withoutWords = (svg: string): string =>
  svg.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?(?!xml-stylesheet)[\s\S]*?\?>/gi, blank);

const blank = (part: string) => part.replace(/[^\n]/g, ' ');

function inDeclarations(source: string, text: string): Found[] {
  const declared = /<!(ENTITY|ATTLIST|ELEMENT|NOTATION)\b/i.exec(text);
  const sheet =
    /<\?xml-stylesheet\b/i.exec(text) ?? /@import\b/i.exec(source.replace(/<!--[\s\S]*?-->/g, blank));
  const kind = declared?.[1]?.toUpperCase() === 'ENTITY' ? '实体 `<!ENTITY>`' : '声明';
  return [
    ...(declared === null
      ? []
      : [{ at: declared.index, what: `里定义了${kind}`, rule: 'svg-entity' } as const]),
    ...(sheet === null ? [] : [external(sheet.index, '样式')]),
  ];
}

const external = (at: number, what: string): Found => ({
  at,
  what: `要从别处载入${what}，而网页里的 SVG 不会载入`,
  rule: 'svg-external',
});

function inTags(text: string): Found[] {
  // A `>` may stand inside a value.
  return [...text.matchAll(/<([a-z_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)/gi)].flatMap((match) => {
    const name = localName(match[1] ?? '');
    const attributes = attributesOf(match[2] ?? '');
    const what = runningIn(name, attributes);
    if (what !== undefined) return [{ at: match.index, what, rule: 'svg-script' }];
    const loads = attributes.some(
      ({ name: one, value }) => one === 'href' && /^(?:https?:)?\/\//.test(value),
    );
    return loads && /^(?:image|use|feimage)$/.test(name) ? [external(match.index, '图像')] : [];
  });
}

interface Attribute {
  name: string;
  /** In lower case and without blanks and control characters, which browsers pass over in an address. */
  value: string;
}

/** What of an element runs, in words. */
function runningIn(name: string, attributes: readonly Attribute[]): string | undefined {
  if (/^(?:script|iframe|object|embed|audio|video|link|meta|base)$/.test(name)) return `里有 \`<${name}>\``;
  for (const { name: one, value } of attributes) {
    if (/^on[a-z]/.test(one)) return `里有会运行脚本的属性 \`${one}\``;
    if (one === 'attributename' && value.startsWith('on')) return `里的 \`<${name}>\` 会装上脚本`;
    if (!/^(?:href|src|from|to|by|values|action|formaction)$/.test(one)) continue;
    if (/(?:javascript|vbscript):/.test(value) || /(?:^|;)data:(?!image\/(?!svg))/.test(value))
      return '里有会运行脚本的地址';
  }
  return undefined;
}

const attributesOf = (text: string): Attribute[] =>
  [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', double, single]) => ({
    name: localName(name),
    value: withoutBlanks(withCharacters(double ?? single ?? '')).toLowerCase(),
  }));

// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass over these
const withoutBlanks = (value: string): string => value.replace(/[\u0000-\u0020\u007F-\u00A0]/g, '');

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

/** Characters that are written as numbers put in. */
const withCharacters = (value: string): string =>
  value.replace(/&#(x[\da-f]+|\d+);?/gi, (_, code: string) => {
    const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
