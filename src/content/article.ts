/** What the site knows of an article without reading its body. */
export interface Article {
  slug: string;
  /** The file: for messages, and absolute. */
  path: string;
  file: string;
  /** Path below the articles' folder, with `/`. */
  relativePath: string;
  title: string;
  /** The title stands in the body as its first heading, which must not be shown twice. */
  titleFromBody: boolean;
  /** `YYYY-MM-DD`; undated articles are listed last. */
  date?: string | undefined;
  updated?: string | undefined;
  redirectFrom: string[];
  summary?: string | undefined;
  category?: string | undefined;
  tags: string[];
  author?: string | undefined;
  draft: boolean;
  series?: { id: string; order: number } | undefined;
  prerequisites: string[];
  related: string[];
  aliases: string[];
  level?: string | undefined;
  macros: Record<string, string>;
  /** Line on which the body begins. */
  bodyLine: number;
  /** Characters of the file before the body. */
  bodyStart: number;
  /** Where the summary's text begins in the file: faults of its formulas are shown there. */
  summaryLine: number;
  /** Hash of the file's text. */
  digest: string;
}
