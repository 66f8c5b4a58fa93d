import type { VFile } from 'vfile';
import type { LabelTarget } from './remark-labels.ts';

/** What the plugins learn about one article while they transform it. */
export interface Formula {
  tex: string;
  display: boolean;
  /** A display that stands inside a paragraph. */
  inSentence?: boolean;
  html: string;
  /** Number shown at the right margin, with its parentheses; rows carry theirs inside the formula. */
  number?: string;
  /** Fragments of the formula's address: one for each label in it. */
  ids: string[];
  /** The rows that have numbers of their own, from above. */
  rows?: FormulaRow[];
  line: number;
  column: number;
}

export interface FormulaRow {
  /** With its parentheses. */
  number: string;
  /** Its HTML stands in the formula; else it is the number's characters. */
  typeset: boolean;
  ids: string[];
}

export interface Heading {
  depth: number;
  id: string;
  /** Inner HTML, formulas as marks. */
  html: string;
}

export interface Link {
  href: string;
  /** Article and fragment that the link leads to, where it leads into the site. */
  slug?: string;
  fragment?: string;
  line: number;
  column: number;
}

export interface Image {
  /** Absolute path of the file. */
  file: string;
  /** Name under `images/` in the site. */
  name: string;
}

/** A part of the article that search can point at. */
export interface Section {
  /** Fragment; undefined before the first heading. */
  id: string | undefined;
  heading: string;
  /** Words and code, formulas as signs (see `formula-sign.ts`). */
  text: string;
}

export interface ArticleData {
  formulas: Formula[];
  headings: Heading[];
  links: Link[];
  images: Image[];
  figures: string[];
  sections: Section[];
  citations: string[];
  labels: LabelTarget[];
  /** Names that `\ref` and `\eqref` use. */
  references: string[];
  styles: Set<string>;
}

export const emptyData = (): ArticleData => ({
  formulas: [],
  headings: [],
  links: [],
  images: [],
  figures: [],
  sections: [],
  citations: [],
  labels: [],
  references: [],
  styles: new Set(),
});

declare module 'vfile' {
  interface DataMap {
    article: ArticleData;
  }
}

/** The data of the article that is being transformed. */
export function articleData(file: VFile): ArticleData {
  file.data.article ??= emptyData();
  return file.data.article;
}
