/** A formula of MathML as data: text, or an element with its attributes and what is in it. */
export type Markup =
  string | readonly [tag: string, attributes: Readonly<Record<string, string>>, ...Markup[]];

/** Where a section begins. */
export interface Anchor {
  element: 'h2';
  id: string;
  /** The heading. */
  text: string;
  /** Offset in `content`. */
  location: number;
}

/**
 * What search knows of one article besides the index: Pagefind's fragment, its `content` being the text as it is read
 * (formulas as signs, see `formula-sign.ts`) and places of sections counted in characters.
 */
export interface SearchDocument {
  /** Path of the article below the site's base. */
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

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Takes what Pagefind loaded for a document.
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
    isRecord(value['formulas']);
  if (!fits) throw new Error('a part of the search index is not what it should be');
  return value as unknown as SearchDocument;
}
