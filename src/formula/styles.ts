/** A CSS declaration list as KaTeX wrote it, and the class that stands for it. */
export type StyleClasses = Map<string, string>;

/** 32-bit FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** The class of a declaration list: always the same for the same text, so that pages need not be made together. */
export const classOf = (declarations: string): string => `k${hash(declarations).toString(36)}`;

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
