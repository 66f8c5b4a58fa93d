/** What an SVG must not hold: it runs, or loads what isn't in the file. */
const forbidden: readonly { found: RegExp; what: (found: string) => string; rule: string }[] = [
  { found: /<(?:[\w-]+:)?script\b/i, what: () => '里有 `<script>`', rule: 'svg-script' },
  {
    found: /<[^>]*?\s(on[a-z]+)\s*=\s*["']/i,
    what: (name) => `里有会运行脚本的属性 \`${name}\``,
    rule: 'svg-script',
  },
  {
    found: /(?:href|from|to|values)\s*=\s*["'][^"']*?(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:/i,
    what: () => '里有会运行脚本的地址',
    rule: 'svg-script',
  },
  {
    found: /<set\b[^>]*attributeName\s*=\s*["']on[a-z]+/i,
    what: () => '里的 `<set>` 会装上脚本',
    rule: 'svg-script',
  },
  {
    found: /<(?:[\w-]+:)?(iframe|object|embed|audio|video|link|meta|base)\b/i,
    what: (name) => `里有 \`<${name}>\``,
    rule: 'svg-script',
  },
  { found: /<!ENTITY\b/i, what: () => '里定义了实体 `<!ENTITY>`', rule: 'svg-entity' },
  {
    found: /<(?:image|use|feImage)\b[^>]*?href\s*=\s*["']\s*(?:https?:)?\/\//i,
    what: () => '要从别的网站载入图像，而网页里的 SVG 不会载入',
    rule: 'svg-external',
  },
  {
    found: /@import\b|<\?xml-stylesheet\b/i,
    what: () => '要载入别处的样式，而网页里的 SVG 不会载入',
    rule: 'svg-external',
  },
];

/** The first thing in an SVG that runs or loads, with its line; undefined for a mere picture. */
export function svgFault(svg: string): { reason: string; rule: string } | undefined {
  const text = resolved(svg);
  const [first] = forbidden
    .flatMap(({ found, what, rule }) => {
      const match = found.exec(text);
      if (match === null) return [];
      const line = text.slice(0, match.index).split('\n').length;
      return [{ at: match.index, reason: `第 ${line} 行${what(match[1] ?? '')}；应从图里删去`, rule }];
    })
    .sort((a, b) => a.at - b.at);
  return first && { reason: first.reason, rule: first.rule };
}

/** Comments blanked, characters that are written as numbers put in, so that nothing hides behind them. */
const resolved = (svg: string): string =>
  svg
    .replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/&#(x[\da-f]+|\d+);?/gi, (written, code: string) => {
      const value =
        code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code);
      return value > 0x1f && value < 0x7f ? String.fromCharCode(value) : written.replace(/[&;]/g, '');
    });
