import { cascadeOf, faceFor, type Place } from './font-cascade.ts';
import type { StyleSheet } from './font-sheet.ts';

/** What some formulas need of their style sheet. */
export interface FontUse {
  /** The characters drawn with each face, by its name; those of a face that only measures are few or none. */
  characters: ReadonlyMap<string, ReadonlySet<string>>;
  /** All classes of the formulas' elements. */
  classes: ReadonlySet<string>;
}

/** An element of the kind that stands at one path of names and classes. */
interface Known extends Place {
  parent: Known | undefined;
  characters: Set<string>;
  children: Map<string, Known>;
}

const token = /<(\/?)([a-zA-Z][\w-]*)([^<>]*)>|([^<>]+)/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/**
 * Finds which characters of formulas are drawn with which face of their style sheet.
 * @param formulas KaTeX's HTML, with MathML or without: what is not seen counts for nothing
 */
export function fontUse(formulas: Iterable<string>, sheet: StyleSheet): FontUse {
  const cascade = cascadeOf(sheet);
  const classLists = new Set<string>();
  const asked = new Map<string, string[]>();
  const characters = new Map<string, Set<string>>();

  const askedOf = (list: string): string[] => {
    const known = asked.get(list) ?? list.split(/\s+/).filter((name) => cascade.classes.has(name));
    asked.set(list, known);
    return known;
  };

  const make = (tag: string, classes: string[], parent: Known | undefined): Known => {
    const place = { tag, classes, parent };
    const font = cascade.fontOf(place);
    const face = faceFor(font, sheet.faces);
    const drawn = (face && characters.get(face.name)) ?? new Set();
    if (face !== undefined) characters.set(face.name, drawn);
    for (const character of cascade.generatedAt({ ...place, font })) drawn.add(character);
    return { ...place, font, characters: drawn, children: new Map() };
  };

  const root = make('', [], undefined);
  const enter = (parent: Known, tag: string, attributes: string): Known => {
    const list = / class="([^"]*)"/.exec(attributes)?.[1] ?? '';
    classLists.add(list);
    const classes = askedOf(list);
    const key = `${tag} ${classes.join(' ')}`;
    const known = parent.children.get(key) ?? make(tag, classes, parent);
    parent.children.set(key, known);
    return known;
  };

  for (const html of new Set(formulas)) {
    let at = root;
    for (const [, slash, tag = '', attributes = '', text] of withoutMathml(html).matchAll(token)) {
      if (text !== undefined) for (const character of decode(text)) at.characters.add(character);
      else if (slash === '/') at = at.parent ?? root;
      else {
        const inner = enter(at, tag, attributes);
        if (!attributes.endsWith('/') && tag !== 'img') at = inner;
      }
    }
    for (const [, list = ''] of mathmlOf(html).matchAll(/ class="([^"]*)"/g)) classLists.add(list);
  }
  return { characters, classes: new Set([...classLists].flatMap((list) => list.split(/\s+/))) };
}

/** Offsets of the MathML in a formula; at its end where there is none. */
function mathmlAt(html: string): [start: number, end: number] {
  const start = html.indexOf('<math');
  const end = html.indexOf('</math>', start);
  return start < 0 || end < 0 ? [html.length, html.length] : [start, end + '</math>'.length];
}

function withoutMathml(html: string): string {
  const [start, end] = mathmlAt(html);
  return html.slice(0, start) + html.slice(end);
}

const mathmlOf = (html: string): string => html.slice(...mathmlAt(html));

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') =>
      hex === undefined && decimal === undefined
        ? (entities[name] ?? whole)
        : String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  );
}
