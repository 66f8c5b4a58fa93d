import type { WrittenArticle } from './build-articles.ts';

/** A generator that builds the same articles. */
export interface Peer {
  name: string;
  /** From npm, with versions. */
  packages: readonly string[];
  files: (articles: readonly WrittenArticle[]) => Record<string, string>;
  /** Run one after the other: pages, then the index where the generator has none of its own. */
  commands: readonly (readonly string[])[];
  out: string;
}

export const katexPlugin = '@vscode/markdown-it-katex@1.1.2';
export const pagefind = 'pagefind@1.6.0';

/** Front matter of some lines, with the empty line after it. */
export const frontMatter = (lines: readonly string[]): string => ['---', ...lines, '---', '', ''].join('\n');

/** What every generator is told of an article. */
export const words = ({ title, date, tags, summary }: WrittenArticle): string[] => [
  `title: ${JSON.stringify(title)}`,
  `date: ${date}`,
  `tags: ${JSON.stringify(tags)}`,
  `summary: ${JSON.stringify(summary)}`,
];
