import type { MathNode } from '../formula/mathml-tree.ts';
import { normalise, runsOf, type Folding } from './text.ts';
import { nameToken, tokensOf } from './tokens.ts';

/** A formula of MathML as data: text, or an element with its attributes and what is in it. */
export type Markup = MathNode;

/** Where a section begins. */
export interface Anchor {
  id: string;
  /** The heading. */
  text: string;
  /** Offset in `content`. */
  location: number;
}

/**
 * What search knows of one article besides the index: its text as it is read, formulas as signs (see
 * `formula-sign.ts`), equal ones with equal signs.
 */
export interface SearchDocument {
  /** Path of the article: below the site's base as it is written, the whole as it is used. */
  url: string;
  content: string;
  meta: {
    title: string;
    summary: string;
    /** Empty where the article has none. */
    date: string;
    category: string;
    /** Names, separated by commas. */
    tags: string;
    /** Other names of what the article is about, likewise. */
    aliases: string;
  };
  anchors: Anchor[];
  /**
   * MathML of the formulas in running text whose signs stand in title, summary, headings and content, in pieces between
   * which a line may end.
   */
  formulas: Record<string, readonly Markup[]>;
  /** Of the displayed ones, where each stands in the article's file of formulas. */
  displays: Record<string, number>;
}

/** A part of a document that has an address. */
export interface DocumentSection {
  /** Undefined before the first heading. */
  id: string | undefined;
  heading: string;
  text: string;
}

/** The sections of a document, in order. */
export function sectionsOf({ content, anchors }: SearchDocument): DocumentSection[] {
  const [first] = anchors;
  const intro = { id: undefined, heading: '', text: content.slice(0, first?.location).trim() };
  const rest = anchors.map(({ id, text, location }, i) => ({
    id,
    heading: text,
    text: content.slice(location, anchors[i + 1]?.location).trim(),
  }));
  return intro.text === '' ? rest : [intro, ...rest];
}

/** The parts of an article that count differently, in the order in which the index has them. */
export function partsOf({ meta, anchors, content }: SearchDocument) {
  const { title, tags, category, aliases, summary } = meta;
  return {
    title,
    label: [tags, category, aliases].join('\n'),
    heading: anchors.map(({ text }) => text).join('\n'),
    body: `${summary}\n${content}`,
  };
}

/** The same as their runs and tokens; of each other name of the article also the whole as a token of the labels. */
export function recordOf(document: SearchDocument, folding: Folding) {
  const runs = Object.values(partsOf(document)).map((part) => runsOf(normalise(part, folding).text));
  const [title = [], label = [], heading = [], body = []] = runs.map(tokensOf);
  const names = document.meta.aliases.split(',').filter((name) => name !== '');
  const whole = names.map((name) => nameToken(runsOf(normalise(name, folding).text)));
  return { runs: runs.flat(), tokens: { title, label: [...label, ...whole], heading, body } };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Takes what was loaded for a document.
 * @throws where it is something else
 */
export function readDocument(value: unknown): SearchDocument {
  const fits =
    isRecord(value) &&
    typeof value['url'] === 'string' &&
    typeof value['content'] === 'string' &&
    isRecord(value['meta']) &&
    ['title', 'summary', 'date', 'category', 'tags', 'aliases'].every(
      (key) => typeof (value['meta'] as typeof value)[key] === 'string',
    ) &&
    Array.isArray(value['anchors']) &&
    isRecord(value['formulas']) &&
    isRecord(value['displays']);
  if (!fits) throw new Error('a part of the search index is not what it should be');
  return value as unknown as SearchDocument;
}
