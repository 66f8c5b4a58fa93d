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

/**
 * A style sheet as text.
 * @param addressOf of the file of a face
 */
export function writeSheet({ faces, rules }: StyleSheet, addressOf: (name: string) => string): string {
  const fonts = faces.map(({ name, css }) => {
    const source = `src:url(${addressOf(name)}) format("woff2")`;
    return `@font-face{${css.replace(/src:.*$/, source)}}`;
  });
  return [...fonts, ...rules.map(({ selectors, css }) => `${selectors.join(',')}{${css}}`)].join('');
}
