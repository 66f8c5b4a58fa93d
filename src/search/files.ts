import type { Markup, SearchDocument } from './document.ts';
import type { FormulaFile } from './formula-file.ts';
import { spellerOf, type PinyinFile, type Speller } from './pinyin.ts';
import { foldingOf, readSiteFile, type SiteFacts, type SiteFile } from './site-file.ts';
import type { Folding } from './text.ts';
import type { WordsFile } from './typos.ts';

/** What our own files beside the index are as they are written. */
export interface WrittenFiles {
  /** Needed for every query. */
  site: SiteFile;
  /** Traditional characters that the site does not use, each followed by its simplified form: for a query with one. */
  folding: string;
  /** For Latin letters that find little, or look like pinyin. */
  pinyin: PinyinFile;
  /** For Latin letters that find nothing. */
  words: WordsFile;
  /** For queries that look like mathematics, or that a reader means so. */
  formulas: FormulaFile;
  /** For browsers in which the index cannot be read. */
  outline: OutlineFile;
  /** For queries with more results than a screen shows. */
  titles: TitlesFile;
}

/** By their ids the articles without their text. */
export type OutlineFile = Readonly<Record<string, SearchDocument>>;

/** By their ids what is shown of articles before their texts are loaded. */
export type TitlesFile = Readonly<Record<string, TitleRow>>;

/** The last holds the formulas of the title, if there are any. */
export type TitleRow = readonly [
  url: string,
  title: string,
  date: string,
  category: string,
  tags: string,
  formulas?: SearchDocument['formulas'],
];

/** The same as they are used. */
export interface SearchFiles {
  site: SiteFacts;
  folding: Folding;
  pinyin: Speller;
  words: WordsFile;
  formulas: FormulaFile;
  outline: OutlineFile;
  titles: TitlesFile;
}

/** How the formulas of one article are shown: of each its pieces, in the order of `FormulaGroup`. */
export type FormulaMarkup = readonly (readonly Markup[])[];

/** A document as it is written: its content in the alphabet of the site. */
export interface WrittenDocument extends SearchDocument {
  /** The stamp of that alphabet. */
  alphabet: number;
}

/** Make of each file what is used. */
export const readers: { [K in keyof SearchFiles]: (written: WrittenFiles[K]) => SearchFiles[K] } = {
  site: readSiteFile,
  folding: foldingOf,
  pinyin: spellerOf,
  words: (words) => words,
  formulas: (formulas) => formulas,
  outline: (outline) => outline,
  titles: (titles) => titles,
};

/** The name of a file in the folder of the index. */
export const fileName = (name: keyof SearchFiles): string => `${name}.pf_site`;

/** The name of the file that has the MathML of an article's formulas, by the article's id. */
export const markupName = (id: string): string => `formulas/${id}.pf_site`;

/** The name of the file that has the text of an article, by its id. */
export const documentName = (id: string): string => `fragment/${id}.pf_fragment`;
