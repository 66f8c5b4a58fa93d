import { declarations, type Face, type StyleSheet } from './font-sheet.ts';

/** What decides which face an element's text is drawn with. */
export interface Font {
  family: string;
  weight: string;
  style: string;
}

/** An element as selectors see it: its name, those of its classes that a rule about fonts asks for, its parent. */
export interface Place {
  tag: string;
  classes: readonly string[];
  parent: Place | undefined;
  font: Font;
}

interface Step {
  tag: string;
  classes: readonly string[];
  /** What stands before it must be the parent, not any ancestor. */
  child: boolean;
}

interface FontRule {
  steps: readonly Step[];
  weight: number;
  font: Partial<Font>;
  /** Text that the rule puts before or behind an element. */
  generated: string;
}

/** The rules of a style sheet that decide fonts, applied as a browser applies them. */
export interface Cascade {
  /** The classes that such rules ask for. */
  classes: ReadonlySet<string>;
  fontOf: (place: Omit<Place, 'font'>) => Font;
  /** Text that stands in no element, but is drawn at this one. */
  generatedAt: (place: Place) => string;
}

const initial: Font = { family: '', weight: '400', style: 'normal' };

/**
 * @throws on a rule about fonts whose selector or value isn't of the kinds that KaTeX writes: a glyph might be lost
 */
export function cascadeOf({ rules }: StyleSheet): Cascade {
  const all = rules
    .flatMap(({ selectors, css }) => {
      const [font, generated] = [fontIn(css), generatedIn(css)];
      if (Object.keys(font).length === 0 && generated === '') return [];
      return selectors.map((selector): FontRule => {
        const steps = stepsOf(selector.replace(/::?(before|after)$/, ''));
        return { steps, weight: specificity(steps), font, generated };
      });
    })
    .sort((a, b) => a.weight - b.weight);
  const plain = all.filter(({ font }) => Object.keys(font).length > 0);
  const generating = all.filter(({ generated }) => generated !== '');
  return {
    classes: new Set(all.flatMap(({ steps }) => steps.flatMap(({ classes }) => classes))),
    fontOf: (place) => {
      const own = plain.filter(({ steps }) => matches(steps, place)).map(({ font }) => font);
      return Object.assign({}, place.parent?.font ?? initial, ...own) as Font;
    },
    generatedAt: (place) =>
      generating
        .filter(({ steps }) => matches(steps, place))
        .map(({ generated }) => generated)
        .join(''),
  };
}

function fontIn(css: string): Partial<Font> {
  const { font, 'font-family': family, 'font-weight': weight, 'font-style': style } = declarations(css);
  const found: Partial<Font> = font === undefined ? {} : shorthand(font);
  if (family !== undefined) found.family = firstFamily(family);
  if (weight !== undefined) found.weight = weightOf(weight);
  if (style !== undefined) found.style = style;
  return found;
}

function shorthand(value: string): Font {
  const [, before = '', families] = /^([a-z ]*)\b[\d.]+em\s+(.+)$/.exec(value) ?? [];
  if (families === undefined) throw new Error(`a font of formulas that is not understood: ${value}`);
  return {
    family: firstFamily(families),
    weight: /\bbold\b/.test(before) ? '700' : '400',
    style: /\bitalic\b/.test(before) ? 'italic' : 'normal',
  };
}

const firstFamily = (families: string): string => (families.split(',')[0] ?? '').replace(/["']/g, '').trim();

function weightOf(value: string): string {
  const weight = { normal: '400', bold: '700' }[value] ?? value;
  if (!/^\d+$/.test(weight)) throw new Error(`a weight of formulas that is not understood: ${value}`);
  return weight;
}

/** A counter may show any digit. */
function generatedIn(css: string): string {
  const content = declarations(css)['content'] ?? '';
  const strings = [...content.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text);
  return strings.join('') + (content.includes('counter') ? '0123456789' : '');
}

function stepsOf(selector: string): Step[] {
  const steps: Step[] = [];
  for (const [, combinator, compound = ''] of selector.matchAll(/(^|\s*>\s*|\s+)([^\s>]+)/g)) {
    const [, tag = '', classes = ''] = /^([a-z]*)((?:\.[\w-]+)*)$/.exec(compound) ?? [];
    if (tag === '' && classes === '')
      throw new Error(`a selector of fonts that is not understood: ${selector}`);
    steps.push({ tag, classes: classes.split('.').slice(1), child: combinator?.trim() === '>' });
  }
  return steps;
}

const specificity = (steps: readonly Step[]): number =>
  steps.reduce((sum, { tag, classes }) => sum + classes.length * 100 + (tag === '' ? 0 : 1), 0);

function matches(steps: readonly Step[], place: Omit<Place, 'font'>): boolean {
  const last = steps.at(-1);
  if (last === undefined || !fits(last, place)) return false;
  const before = steps.slice(0, -1);
  if (before.length === 0) return true;
  for (let at = place.parent; at !== undefined; at = at.parent) {
    if (matches(before, at)) return true;
    if (last.child) return false;
  }
  return false;
}

const fits = ({ tag, classes }: Step, place: Omit<Place, 'font'>): boolean =>
  (tag === '' || tag === place.tag) && classes.every((name) => place.classes.includes(name));

/** The face that a browser takes for a font: the style decides before the weight. */
export function faceFor({ family, weight, style }: Font, faces: readonly Face[]): Face | undefined {
  const ofFamily = faces.filter((face) => face.family === family);
  const ofStyle = orAll(ofFamily, (face) => face.style === style);
  return orAll(ofStyle, (face) => face.weight === weight)[0];
}

function orAll(faces: readonly Face[], wanted: (face: Face) => boolean): readonly Face[] {
  const found = faces.filter(wanted);
  return found.length > 0 ? found : faces;
}
