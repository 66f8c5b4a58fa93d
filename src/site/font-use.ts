import { cascadeOf, faceFor, type Place } from './font-cascade.ts';
import type { StyleSheet } from './font-sheet.ts';

/** What some formulas need of their style sheet. */
export interface FontUse {
  /** The characters drawn with each face, by its name; those of a face that only measures are few or none. */
  characters: ReadonlyMap<string, ReadonlySet<string>>;
  /** All classes of the formulas' elements. */
  classes: ReadonlySet<string>;
}

/**
 * Finds which characters of formulas are drawn with which face of their style sheet.
 * @param formulas KaTeX's HTML, with MathML or without: what is not seen counts for nothing
 */
export type FontReader = (formulas: Iterable<string>) => FontUse;

/** An element of the kind that stands at one path of names and classes. */
interface Known extends Place {
  parent: Known | undefined;
  /** Name of the face that its text is drawn with. */
  face: string | undefined;
  /** Text that rules put before or behind it. */
  generated: string;
  children: Map<string, Known>;
}

const token = /<(\/?)([a-zA-Z][\w-]*)([^<>]*)>|([^<>]+)/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** A reader of formulas that are shown with a style sheet; what it learns of one text serves the next. */
export function fontReader(sheet: StyleSheet): FontReader {
  const cascade = cascadeOf(sheet);
  const asked = new Map<string, string[]>();

  const askedOf = (list: string): string[] => {
    const known = asked.get(list) ?? list.split(/\s+/).filter((name) => cascade.classes.has(name));
    asked.set(list, known);
    return known;
  };

  const make = (tag: string, classes: string[], parent: Known | undefined): Known => {
    const place = { tag, classes, parent };
    const font = cascade.fontOf(place);
    const face = faceFor(font, sheet.faces)?.name;
    return { ...place, font, face, generated: cascade.generatedAt({ ...place, font }), children: new Map() };
  };

  const root = make('', [], undefined);
  const enter = (parent: Known, tag: string, list: string): Known => {
    const classes = askedOf(list);
    const key = `${tag} ${classes.join(' ')}`;
    const known = parent.children.get(key) ?? make(tag, classes, parent);
    parent.children.set(key, known);
    return known;
  };

  return (formulas) => {
    const characters = new Map<string, Set<string>>();
    const classLists = new Set<string>();
    const draw = (face: string | undefined, text: string): void => {
      if (face === undefined) return;
      const drawn = characters.get(face) ?? new Set();
      for (const character of text) if (!unseen.has(character)) drawn.add(character);
      characters.set(face, drawn);
    };
    for (const html of new Set(formulas)) {
      let at = root;
      for (const [, slash, tag = '', attributes = '', text] of withoutMathml(html).matchAll(token)) {
        if (text !== undefined) draw(at.face, decode(text));
        else if (slash === '/') at = at.parent ?? root;
        else {
          const list = / class="([^"]*)"/.exec(attributes)?.[1] ?? '';
          classLists.add(list);
          const inner = enter(at, tag, list);
          draw(inner.face, inner.generated);
          if (!attributes.endsWith('/') && tag !== 'img') at = inner;
        }
      }
      for (const [, list = ''] of mathmlOf(html).matchAll(/ class="([^"]*)"/g)) classLists.add(list);
    }
    return { characters, classes: new Set([...classLists].flatMap((list) => list.split(/\s+/))) };
  };
}

/** Without a glyph in any font, and without need of one. */
const unseen: ReadonlySet<string> = new Set(['\n', '\u200b']);

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
