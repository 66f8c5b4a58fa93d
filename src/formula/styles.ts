/** A CSS declaration list as KaTeX wrote it, and the class that stands for it. */
export type StyleClasses = Map<string, string>;

/** 32-bit FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** One letter for each property that KaTeX sets in em. */
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
};

/**
 * The class of a declaration list, named after it: `height:1.2em;vertical-align:-0.25em` → `H1_2V-_25`. Always the
 * same for the same text, so that pages need not be made together; lists of other kinds are named by a hash.
 */
export function classOf(declarations: string): string {
  const known = names.get(declarations) ?? nameOf(declarations);
  names.set(declarations, known);
  return known;
}

const names = new Map<string, string>();

function nameOf(declarations: string): string {
  let name = '';
  for (const declaration of declarations.replace(/;$/, '').split(';')) {
    const [, property = '', sign = '', whole = '', fraction = ''] =
      /^([a-z-]+):(-?)(\d+)(?:\.(\d+))?em$/.exec(declaration) ?? [];
    const letter = letters[property];
    if (letter === undefined) return `K${hash(declarations).toString(36)}`;
    name += `${letter}${sign}${whole === '0' && fraction !== '' ? '' : whole}${fraction === '' ? '' : `_${fraction}`}`;
  }
  return name;
}

const tag = /<[a-zA-Z][^<>]*? style="[^"]*"[^<>]*>/g;

/**
 * Replaces every `style="…"` of KaTeX's own HTML by a class.
 * @returns the HTML, and the declaration lists it needs
 */
export function styleToClass(html: string): { html: string; styles: string[] } {
  const styles = new Set<string>();
  const replaced = html.replace(tag, (element) => {
    const declarations = / style="([^"]*)"/.exec(element)?.[1] ?? '';
    const bare = element.replace(/ style="[^"]*"/, '');
    if (declarations === '') return bare;
    styles.add(declarations);
    const name = classOf(declarations);
    return bare.includes(' class="')
      ? bare.replace(' class="', ` class="${name} `)
      : bare.replace(/^<[a-zA-Z]+/, `$& class="${name}"`);
  });
  return { html: replaced, styles: [...styles] };
}

/**
 * The style sheet for declaration lists, sorted, so that it depends on nothing but their set.
 * @throws when two lists have one class: the hash must then grow
 */
export function styleSheet(styles: Iterable<string>): string {
  const rules = new Map<string, string>();
  for (const declarations of [...new Set(styles)].sort()) {
    const name = classOf(declarations);
    const other = rules.get(name);
    if (other !== undefined) throw new Error(`one class for two styles: ${other} and ${declarations}`);
    rules.set(name, declarations);
  }
  return [...rules].map(([name, declarations]) => `.${name}{${declarations.replace(/;$/, '')}}`).join('\n');
}
