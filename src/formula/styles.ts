/** 32-bit FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** One letter for each property that KaTeX sets in em, and for the height of the struts in its stacks. */
const letters: Readonly<Record<string, string>> = {
  height: 'H',
  'vertical-align': 'V',
  top: 't',
  'margin-left': 'L',
  'margin-right': 'R',
  width: 'W',
  'min-width': 'M',
  'padding-left': 'P',
  'margin-top': 'U',
  'border-bottom-width': 'B',
  bottom: 'D',
  '--strut': 'S',
};

/** The strut that most stacks have: it goes without saying. */
const usualStrut = ';--strut:3em';

/**
 * The class of a declaration list, named after it: `height:1.2em;vertical-align:-0.25em` → `H12V-025`; the point
 * stands behind the first digit, or at `_`. Always the same for the same text, so that pages need not be made together; lists
 * of other kinds are named by a hash.
 */
export function classOf(declarations: string): string {
  const known = names.get(declarations) ?? nameOf(declarations);
  names.set(declarations, known);
  return known;
}

const names = new Map<string, string>();

function nameOf(declarations: string): string {
  let name = '';
  const list = declarations.replace(/;$/, '');
  const inStack = list.includes(';--strut:');
  for (const declaration of list.replace(usualStrut, '').split(';')) {
    const [, property = '', sign = '', whole = '', fraction = ''] =
      /^([a-z-]+):(-?)(\d+)(?:\.(\d+))?em$/.exec(declaration) ?? [];
    const letter = letters[property];
    if (letter === undefined) return `K${hash(declarations).toString(36)}`;
    name += `${letter}${sign}${whole.length > 1 ? `${whole}_` : whole}${fraction}`;
  }
  return inStack ? `T${name.slice(1)}` : name;
}

/**
 * What is the same in every formula, and so need not be said in any: the struts of KaTeX's stacks, the box beside
 * their first row (a space without width, in 2px), and their second row, which is but a depth.
 */
const rules = [
  '.katex .vlist>span::before{display:inline-block;height:var(--strut);content:""}',
  '.katex .vlist-t2>.vlist-r::after{display:table-cell;width:2px;min-width:2px;font-size:1px;vertical-align:bottom;content:"\\200b"}',
  '.katex .vlist-d{display:table-cell;position:relative;vertical-align:bottom}',
];

const child =
  /<span(?: class="([^"]*)")? style="([^"]*)"><span class="pstrut" style="height:([^";]*);?"><\/span>/;
const depth = /<span class="vlist-r"><span class="vlist" style="([^"]*)"><span><\/span><\/span><\/span>/;
const beside = '<span class="vlist-s">\u200b</span>';
const styled = /<[a-zA-Z][^<>]*? style="[^"]*"[^<>]*>/;
const piece = new RegExp(
  [child, depth, beside, styled].map((one) => (typeof one === 'string' ? one : one.source)).join('|'),
  'g',
);

const namespace = ' xmlns="http://www.w3.org/1998/Math/MathML"';

/**
 * Makes KaTeX's HTML smaller, and the same to look at: a class in the place of every `style="…"`, no elements that a
 * rule of the style sheet can stand for, no namespace, which HTML knows.
 * @returns the HTML, and the declaration lists it needs
 */
export function compactHtml(html: string): { html: string; styles: string[] } {
  const styles = new Set<string>();
  const nameFor = (declarations: string) => {
    styles.add(declarations);
    return classOf(declarations);
  };
  const compact = html.replace(
    piece,
    (element: string, own: string | undefined, place?: string, strut?: string, deep?: string) => {
      if (place !== undefined) {
        const name = nameFor(`${place.replace(/;?$/, ';')}--strut:${strut ?? ''}`);
        return `<span class="${own === undefined ? '' : `${own} `}${name}">`;
      }
      if (deep !== undefined) return `<span class="vlist-d ${nameFor(deep)}"></span>`;
      return element === beside ? '' : classed(element, nameFor);
    },
  );
  return { html: compact.replace(namespace, ''), styles: [...styles] };
}

function classed(element: string, nameFor: (declarations: string) => string): string {
  const declarations = / style="([^"]*)"/.exec(element)?.[1] ?? '';
  const bare = element.replace(/ style="[^"]*"/, '');
  if (declarations === '') return bare;
  const name = nameFor(declarations);
  return bare.includes(' class="')
    ? bare.replace(/ class="([^"]*)"/, ` class="$1 ${name}"`)
    : bare.replace(/^<[a-zA-Z]+/, `$& class="${name}"`);
}

/** MathML that stands elsewhere than in HTML. */
export const withNamespace = (mathml: string): string => mathml.replace('<math', `<math${namespace}`);

/**
 * The style sheet for declaration lists, sorted, so that it depends on nothing but their set.
 * @throws when two lists have one class: the hash must then grow
 */
export function styleSheet(styles: Iterable<string>): string {
  const byName = new Map<string, string>();
  for (const declarations of [...new Set(styles)].sort()) {
    const name = classOf(declarations);
    const other = byName.get(name);
    if (other !== undefined) throw new Error(`one class for two styles: ${other} and ${declarations}`);
    byName.set(name, declarations);
  }
  // As strong as KaTeX's own rules: its `.rule` has no borders.
  const classes = [...byName].map(
    ([name, declarations]) => `.katex .${name}{${declarations.replace(/;$/, '')}}`,
  );
  return [...rules, ...classes].join('\n');
}
