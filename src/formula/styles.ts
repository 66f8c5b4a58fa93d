import { boxHeight } from './box-height.ts';

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
  top: 'T',
  'margin-left': 'L',
  'margin-right': 'R',
  width: 'W',
  'min-width': 'M',
  'padding-left': 'P',
  'margin-top': 'U',
  'border-bottom-width': 'B',
  bottom: 'D',
  '--strut': 'S',
  'contain-intrinsic-height': 'I',
};

/** The strut that most stacks have: it goes without saying. */
const usualStrut = '3em';

/**
 * The class of a declaration, named after it: `vertical-align:-0.25em` → `V-025`; the point stands behind the first
 * digit, or at `_`. Always the same for the same text, so that pages need not be made together; declarations of other
 * kinds are named by a hash.
 */
export function classOf(declaration: string): string {
  const known = names.get(declaration) ?? nameOf(declaration) ?? `K${hash(declaration).toString(36)}`;
  names.set(declaration, known);
  return known;
}

const names = new Map<string, string>();

function nameOf(declaration: string): string | undefined {
  const [, property = '', sign = '', whole = '', fraction = ''] =
    /^([a-z-]+):(?:auto )?(-?)(\d+)(?:\.(\d+))?em$/.exec(declaration) ?? [];
  const letter = letters[property];
  return letter && `${letter}${sign}${whole.length > 1 ? `${whole}_` : whole}${fraction}`;
}

/**
 * What becomes classes of a list of declarations: each of them, since few numbers make many lists; but a list with one
 * of another kind stays together, where the order may matter.
 */
function partsOf(list: string): readonly string[] {
  const known = lists.get(list);
  if (known !== undefined) return known;
  const whole = list.replace(/;$/, '');
  const single = whole.split(';');
  const parts = single.every((one) => nameOf(one) !== undefined) ? single : [whole];
  lists.set(list, parts);
  return parts;
}

const lists = new Map<string, readonly string[]>();

/**
 * What is the same in every formula, and so need not be said in any: the struts of KaTeX's stacks, the box beside
 * their first row (a space without width, in 2px), and their second row, which is but a depth.
 */
export const commonRules: readonly string[] = [
  // No part of a stack inherits the strut of one around it.
  ':where(.katex .vlist>span){--strut:3em}',
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

/** Classes that no rule asks for: KaTeX sets its spaces as elements. */
export const idleClasses: readonly string[] = [
  'mord',
  'mop',
  'mbin',
  'mrel',
  'mopen',
  'mclose',
  'mpunct',
  'minner',
  'mtight',
  'nobreak',
  'delimsizinginner',
];

const idle = new RegExp(`(^| )(?:${idleClasses.join('|')})(?= |$)`, 'g');
const kept = new Map<string, string>();

const display = '<span class="katex-display"';

/** ` class="…"` without what is idle. */
function keptClasses(attribute: string, list: string): string {
  const known = kept.get(list);
  if (known !== undefined) return known;
  const left = list.replace(idle, '').trim();
  const made = left === list ? attribute : left === '' ? '' : ` class="${left}"`;
  kept.set(list, made);
  return made;
}

/**
 * Makes KaTeX's HTML smaller, and the same to look at: classes in the place of every `style="…"`, no elements that a
 * rule of the style sheet can stand for, no classes that mean nothing, no namespace, which HTML knows.
 * @returns the HTML, and the declarations it needs
 */
export function compactHtml(html: string): { html: string; styles: string[] } {
  const styles = new Set<string>();
  const namesFor = (list: string) => {
    const parts = partsOf(list);
    for (const part of parts) styles.add(part);
    return parts.map(classOf).join(' ');
  };
  const compact = html.replace(
    piece,
    (element: string, own: string | undefined, place?: string, strut?: string, deep?: string) => {
      if (place !== undefined) {
        const higher = strut === undefined || strut === usualStrut ? '' : `--strut:${strut}`;
        const list = namesFor(`${place.replace(/;?$/, ';')}${higher}`);
        return `<span class="${own === undefined ? '' : `${own} `}${list}">`;
      }
      if (deep !== undefined) return `<span class="vlist-d ${namesFor(deep)}"></span>`;
      return element === beside ? '' : classed(element, namesFor);
    },
  );
  if (html.startsWith(display)) styles.add(boxHeight(compact));
  const bare = compact.replace(/ class="([^"]*)"/g, keptClasses);
  return { html: bare.replace(namespace, ''), styles: [...styles] };
}

function classed(element: string, namesFor: (list: string) => string): string {
  const declarations = / style="([^"]*)"/.exec(element)?.[1] ?? '';
  const bare = element.replace(/ style="[^"]*"/, '');
  if (declarations === '') return bare;
  const name = namesFor(declarations);
  return bare.includes(' class="')
    ? bare.replace(/ class="([^"]*)"/, ` class="$1 ${name}"`)
    : bare.replace(/^<[a-zA-Z]+/, `$& class="${name}"`);
}

/** MathML that stands elsewhere than in HTML. */
export const withNamespace = (mathml: string): string => mathml.replace('<math', `<math${namespace}`);

/**
 * The rules for declarations, sorted, so that they depend on nothing but their set.
 * @throws when two have one class: the hash must then grow
 */
export function styleRules(styles: Iterable<string>): string[] {
  const byName = new Map<string, string>();
  for (const declarations of [...new Set(styles)].sort()) {
    const name = classOf(declarations);
    const other = byName.get(name);
    if (other !== undefined) throw new Error(`one class for two styles: ${other} and ${declarations}`);
    byName.set(name, declarations);
  }
  // As strong as KaTeX's own rules: its `.rule` has no borders.
  return [...byName].map(
    ([name, declarations]) => `${placeOf(declarations)}.${name}{${shortened(declarations)}}`,
  );
}

/** The box of a formula is outside it. */
const placeOf = (declarations: string): string =>
  declarations.startsWith('contain-intrinsic-height') ? '.equation-box' : '.katex ';

/** `height:0.5em;` → `height:.5em` */
const shortened = (declarations: string): string =>
  declarations.replace(/;$/, '').replace(/(?<![\d.])0(?=\.\d)/g, '');

/** The style sheet for declarations, with what is the same in every formula. */
export const styleSheet = (styles: Iterable<string>): string =>
  [...commonRules, ...styleRules(styles)].join('\n');
