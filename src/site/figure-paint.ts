import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Properties that SVG knows as attributes too. */
const presentation = /^(?:fill|stroke|opacity|paint-order|font-(?:size|weight|style|family))(?:-[\w-]+)?$/;

interface Rule {
  /** Its place in the sheet: of rules as strong as each other the last decides. */
  order: number;
  declarations: [property: string, value: string][];
}

let read: { tokens: Map<string, string>; rules: Map<string, Rule[]> } | undefined;

/** The style sheets of the site, as far as they speak of colours and of classes inside figures. */
function styles() {
  read ??= { tokens: readTokens(sheet('tokens')), rules: readRules(sheet('figure')) };
  return read;
}

const sheet = (name: string) =>
  readFileSync(join(process.cwd(), `src/styles/${name}.css`), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

/** Custom properties in the light theme. The first definition counts: the later ones serve both themes. */
function readTokens(css: string): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    const light = /^light-dark\(([^,]+),/.exec(value)?.[1] ?? value;
    if (!tokens.has(name)) tokens.set(name, light.replace(/\s+/g, ' ').trim());
  }
  return tokens;
}

function readRules(css: string): Map<string, Rule[]> {
  const rules = new Map<string, Rule[]>();
  let order = 0;
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = [...body.matchAll(/([\w-]+):\s*([^;]+);/g)].flatMap(
      ([, property = '', value = '']): Rule['declarations'] =>
        presentation.test(property) ? [[property, value.trim()]] : [],
    );
    for (const selector of selectors.split(/,(?![^(]*\))/)) {
      const name = /^:where\([^)]*\) \.([\w-]+)$/.exec(selector.trim())?.[1];
      if (name === undefined || declarations.length === 0) continue;
      order++;
      rules.set(name, [...(rules.get(name) ?? []), { order, declarations }]);
    }
  }
  return rules;
}

/**
 * Value of a token in the light theme.
 * @throws for a name that `tokens.css` does not know
 */
export function token(name: string): string {
  const value = styles().tokens.get(name);
  if (value === undefined) throw new Error(`no token --${name}`);
  return value;
}

/**
 * Gives an SVG of a figure the colours and sizes that its classes stand for, as attributes: for places that our style
 * sheets don't reach.
 * @param svg as Preact writes it: every attribute with double quotes
 */
export function paint(svg: string): string {
  return svg.replace(
    /<([\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g,
    (whole, tag: string, text: string, end: string) => {
      const names = / class="([^"]*)"/.exec(text)?.[1];
      if (names === undefined) return whole;
      const rules = names.split(/\s+/).flatMap((name) => styles().rules.get(name) ?? []);
      const inOrder = rules.sort((a, b) => a.order - b.order);
      const own = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      );
      const attributes = new Map(own);
      attributes.delete('class');
      for (const [property, value] of inOrder.flatMap(({ declarations }) => declarations)) {
        attributes.set(property, resolved(value));
      }
      return `<${tag}${[...attributes].map(([name, value]) => ` ${name}="${value}"`).join('')}${end}>`;
    },
  );
}

const resolved = (value: string) =>
  value.replace(/var\(--([\w-]+)\)/g, (_, name: string) => token(name)).replaceAll('"', "'");
