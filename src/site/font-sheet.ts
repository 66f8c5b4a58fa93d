/** One `@font-face` of a style sheet. */
export interface Face {
  /** Its file without the ending: `KaTeX_Main-Regular`. */
  name: string;
  family: string;
  weight: string;
  style: string;
  /** Its declarations, as written. */
  css: string;
}

export interface StyleRule {
  selectors: readonly string[];
  /** Its declarations, as written. */
  css: string;
}

/** A style sheet as far as KaTeX's needs it: rules without nesting, and fonts. */
export interface StyleSheet {
  faces: readonly Face[];
  rules: readonly StyleRule[];
}

/**
 * Reads a minified style sheet.
 * @throws on a rule within a rule, and on any at-rule but `@font-face`
 */
export function readSheet(css: string): StyleSheet {
  const faces: Face[] = [];
  const rules: StyleRule[] = [];
  const rest = css.replace(/([^{}]+)\{([^{}]*)\}/g, (_, head: string, body: string) => {
    const selectors = head.split(',').map((one) => one.trim());
    if (selectors[0] === '@font-face') faces.push(readFace(body));
    else if (head.includes('@')) throw new Error(`an at-rule in a style sheet of formulas: ${head}`);
    else rules.push({ selectors, css: body });
    return '';
  });
  if (rest.trim() !== '')
    throw new Error(`a style sheet of formulas was not understood: ${rest.slice(0, 80)}`);
  return { faces, rules };
}

function readFace(css: string): Face {
  const {
    'font-family': family = '',
    'font-weight': weight = '',
    'font-style': style = '',
  } = declarations(css);
  const name = /url\(fonts\/([\w-]+)\.woff2\)/.exec(css)?.[1];
  if (name === undefined) throw new Error(`a font without a WOFF2 file: ${css}`);
  return { name, family: family.replace(/["']/g, ''), weight, style, css };
}

/** The declarations of a rule by property. */
export const declarations = (css: string): Record<string, string> =>
  Object.fromEntries(
    css.split(/;(?![^(]*\))/).flatMap((one) => {
      const colon = one.indexOf(':');
      return colon < 0 ? [] : [[one.slice(0, colon).trim(), one.slice(colon + 1).trim()]];
    }),
  );

/**
 * The rules that can apply where only some classes occur: one goes only when a class that it asks for is not among
 * them.
 */
export function rulesFor(classes: ReadonlySet<string>, rules: readonly StyleRule[]): StyleRule[] {
  const canApply = (selector: string) => classesAsked(selector).every((name) => classes.has(name));
  return rules
    .map(({ selectors, css }) => ({ selectors: selectors.filter(canApply), css }))
    .filter(({ selectors }) => selectors.length > 0);
}

const classesAsked = (selector: string): string[] =>
  [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);

/** A face as a browser is told of it. */
export interface ShownFace {
  face: Face;
  address: string;
  /** Height and depth, where the file's own are those of another face; in per cent. */
  ascent?: number;
  descent?: number;
  /** Where other files have the rest of its characters. */
  characters?: Iterable<string>;
}

/** Faces as rules. A normal weight and style go without saying. */
export const writeFaces = (faces: readonly ShownFace[]): string =>
  faces
    .map(({ face: { family, weight, style }, address, ascent, descent, characters }) => {
      const parts = [
        `font-family:${family}`,
        'font-display:block',
        ...(style === 'normal' ? [] : [`font-style:${style}`]),
        ...(weight === '400' ? [] : [`font-weight:${weight}`]),
        ...(ascent === undefined ? [] : [`ascent-override:${ascent}%`]),
        ...(descent === undefined ? [] : [`descent-override:${descent}%`]),
        ...(characters === undefined ? [] : [`unicode-range:${ranges(characters)}`]),
        `src:url(${address}) format("woff2")`,
      ];
      return `@font-face{${parts.join(';')}}`;
    })
    .join('');

/** Characters as a `unicode-range`. */
function ranges(characters: Iterable<string>): string {
  const runs: [first: number, last: number][] = [];
  for (const code of [...characters].map((one) => one.codePointAt(0) ?? 0).sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && code <= run[1] + 1) run[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code: number) => code.toString(16);
  return runs.map(([a, b]) => `U+${hex(a)}${a === b ? '' : `-${hex(b)}`}`).join(',');
}

/** For browsers older than any that shows our pages, or what SVG begins with anyway. */
const needless =
  /^(?:-ms-.*|-webkit-clip-path:.*|width:-(?:webkit|moz)-min-content|(?:fill|stroke)-(?:rule|opacity|width|linecap|linejoin|miterlimit|dasharray|dashoffset):.*)$/;

/** Rules without needless declarations. */
export const neededRules = (rules: readonly StyleRule[]): StyleRule[] =>
  rules
    .map(({ selectors, css }) => {
      const needed = css.split(';').filter((one) => !needless.test(one));
      return { selectors, css: needed.join(';') };
    })
    .filter(({ css }) => css !== '');

/** Rules as text. */
export const writeRules = (rules: readonly StyleRule[]): string =>
  rules.map(({ selectors, css }) => `${selectors.join(',')}{${css}}`).join('');
