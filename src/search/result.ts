import { sectionsOf, type Markup, type SearchDocument } from './document.ts';
import type { FormulaMarkup } from './files.ts';
import { inLine } from './line-breaks.ts';
import { excerpt, findMatches, markedText, type Matches, type Piece } from './matches.ts';
import type { Term, Unit } from './query.ts';
import type { Folding } from './text.ts';
import { encodeSegment } from '../site/urls.ts';

/** A section of a result, or the article itself. */
export interface Place {
  url: string;
  title: Piece[];
  excerpt: Piece[];
}

/** An article as it is shown among the results. */
export interface Result extends Place {
  date: string;
  category: string;
  tags: string[];
  /** Best first three, in the article's order. */
  sections: Place[];
  formulas: SearchDocument['formulas'];
  /** Displayed formulas, by their places in the article's file of formulas. */
  displays: SearchDocument['displays'];
  /**
   * Where only title and groups are known: loads the rest. Undefined where the text has less than the index promised.
   * Rejects with `SearchFault`.
   */
  whole?: () => Promise<Result | undefined>;
}

/** A formula as it is shown among the results. */
export interface FormulaResult {
  slug: string;
  /** Its own address in the article, or that of the section in which it stands; undefined before the first. */
  fragment: string | undefined;
  /** Pieces between which a line may end. */
  markup: readonly Markup[];
  /** The title of its article, and the heading under which it stands. */
  title: string;
  heading: string;
  /** Its places in the file of formulas. */
  article: number;
  formula: number;
}

const mostSections = 3;

/**
 * What is shown of an article that was found: its title, its sections that have the words, and around which words.
 * Without terms: title and summary. Undefined where the text has less than the index promised (it is older or newer).
 * @param enough how many of the terms the article must have, each in any form
 */
export function resultOf(
  document: SearchDocument,
  terms: readonly Term[],
  enough: number,
  folding: Folding,
): Result | undefined {
  const { url, meta, formulas, displays } = document;
  const isDisplayed = (formula: number) => String(formula) in displays;
  const find = (text: string) => findMatches(text, terms, folding);
  const title = find(meta.title);
  const summary = find(meta.summary);
  const labels = find([meta.tags, meta.category, meta.aliases].join(','));
  const sections = sectionsOf(document).map((section) => {
    const heading = find(section.heading);
    const text = find(section.text);
    return {
      ...section,
      headingMatches: heading,
      textMatches: text,
      value: sectionValue(terms, heading, text),
    };
  });
  const all = [title, summary, labels, ...sections.flatMap((one) => [one.headingMatches, one.textMatches])];
  const found = new Set(all.flatMap((matches) => [...matches.found]));
  const there = terms.filter(({ forms }) =>
    forms.some(({ units }) => units.every((unit) => found.has(unit))),
  );
  if (there.length < enough) return undefined;
  const intro = sections.find(({ id, value }) => id === undefined && value > 0);
  const best = sections
    .filter(({ id, value }) => id !== undefined && value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, mostSections);
  const shown = sections.filter((section) => best.includes(section));
  const [own, ownMatches] =
    summary.ranges.length === 0 && intro !== undefined
      ? [intro.text, intro.textMatches]
      : [meta.summary, summary];
  return {
    url,
    title: markedText(meta.title, title),
    excerpt: excerpt(own, ownMatches, isDisplayed),
    date: meta.date,
    category: meta.category,
    tags: meta.tags === '' ? [] : meta.tags.split(','),
    formulas,
    displays,
    sections: shown.map(({ id = '', heading, headingMatches, text, textMatches }) => ({
      url: `${url}#${encodeSegment(id)}`,
      title: markedText(heading, headingMatches),
      excerpt: excerpt(text, textMatches, isDisplayed),
    })),
  };
}

/**
 * A result with the displayed formulas that its excerpts show. What does not load leaves its place to words.
 * @param load the article's file of formulas
 */
export async function withDisplays(result: Result, load: () => Promise<FormulaMarkup>): Promise<Result> {
  const { excerpt: own, sections, displays, formulas } = result;
  const shown = [...own, ...sections.flatMap((section) => section.excerpt)].flatMap((piece) =>
    'formula' in piece ? String(piece.formula) : [],
  );
  const wanted = shown.filter((number) => number in displays);
  if (wanted.length === 0) return result;
  const file = await load().catch((): FormulaMarkup => []);
  const found = wanted.map((number) => [number, inLine(file[displays[number] ?? -1] ?? [])] as const);
  return {
    ...result,
    formulas: { ...formulas, ...Object.fromEntries(found.filter(([, markup]) => markup.length > 0)) },
  };
}

/** How much a section has: words first (each in its best form), those of the heading twice, then how often. */
function sectionValue(terms: readonly Term[], heading: Matches, text: Matches): number {
  const worth = (unit: Unit) => (heading.found.has(unit) ? 2 : text.found.has(unit) ? 1 : 0);
  const words = terms
    .map(({ forms }) =>
      Math.max(...forms.map(({ units }) => units.reduce((sum, unit) => sum + worth(unit), 0))),
    )
    .reduce((total, one) => total + one, 0);
  const often = text.ranges.length + heading.ranges.length;
  return words + (often === 0 ? 0 : 0.5 * (1 - 1 / (1 + often)));
}
