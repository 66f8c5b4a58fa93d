import {
  bundledLanguages,
  bundledLanguagesAlias,
  createCssVariablesTheme,
  createHighlighter,
  type BundledLanguage,
  type Highlighter,
} from 'shiki';
import { escapeHtml } from '../formula/escape.ts';

const theme = createCssVariablesTheme({ name: 'tokens', variablePrefix: '--tk-' });

let highlighter: Promise<Highlighter> | undefined;

const isLanguage = (name: string): name is BundledLanguage =>
  name in bundledLanguages || name in bundledLanguagesAlias;

/** Every name of a language that can be coloured. */
export const languageNames: ReadonlySet<string> = new Set([
  ...Object.keys(bundledLanguages),
  ...Object.keys(bundledLanguagesAlias),
]);

/**
 * Loads grammars.
 * @returns the highlighter; languages that Shiki does not know are passed over
 */
export async function loadLanguages(names: Iterable<string>): Promise<Highlighter> {
  highlighter ??= createHighlighter({ themes: [theme], langs: [] });
  const ready = await highlighter;
  await ready.loadLanguage(...[...names].map((name) => name.toLowerCase()).filter(isLanguage));
  return ready;
}

export interface CodeBlock {
  value: string;
  language: string | undefined;
  /** What follows the language: `title="a.py" {2,4-6}`. */
  meta: string | undefined;
}

/** Words that stand beside a code block. */
export interface CodeWords {
  /** For a block that its author calls an `excerpt`: it doesn't run as it stands. */
  excerpt: string;
}

/** A code block as HTML: tokens as classes (`tk-keyword`), its title above, the lines in braces marked. */
export function codeHtml(
  { value, language, meta = '' }: CodeBlock,
  ready: Highlighter,
  words: CodeWords,
): string {
  const title = /title="([^"]*)"/.exec(meta)?.[1];
  const marked = markedLines(/\{([\d,\s-]+)\}/.exec(meta)?.[1] ?? '');
  const known = language !== undefined && isLanguage(language.toLowerCase());
  const lines = known ? tokenLines(value, language, ready) : value.split('\n').map(escapeHtml);
  const body = lines.map((line, i) => (marked.has(i + 1) ? `<mark>${line}</mark>` : line)).join('\n');
  const isExcerpt = /(?:^|\s)excerpt(?:\s|$)/.test(meta.replace(/"[^"]*"/g, ''));
  const names = [...(title === undefined ? [] : [escapeHtml(title)]), ...(isExcerpt ? [words.excerpt] : [])];
  const caption = names.length === 0 ? '' : `<figcaption>${names.join(' · ')}</figcaption>`;
  const lang = language === undefined ? '' : ` data-language="${escapeHtml(language)}"`;
  return `<figure class="code"${lang}>${caption}<pre><code>${body}\n</code></pre></figure>`;
}

/** Shiki's kinds of tokens by the class that colours them; those of others look like plain text, and are it. */
const colours: Readonly<Record<string, string>> = {
  keyword: 'keyword',
  string: 'string',
  'string-expression': 'string',
  constant: 'constant',
  parameter: 'constant',
  function: 'function',
  link: 'function',
  comment: 'comment',
};

/** A long line is left as it is. A limit of time, which Shiki sets, would colour by how busy the machine is. */
const limits = { tokenizeTimeLimit: 0, tokenizeMaxLineLength: 2000 };

function tokenLines(value: string, language: string, ready: Highlighter): string[] {
  const { tokens } = ready.codeToTokens(value, {
    lang: language.toLowerCase() as BundledLanguage,
    theme: 'tokens',
    ...limits,
  });
  return tokens.map((line) => {
    const spans: { name: string; text: string }[] = [];
    for (const token of line) {
      const name = colours[/--tk-token-([\w-]+)/.exec(token.color ?? '')?.[1] ?? ''] ?? '';
      const last = spans.at(-1);
      if (last !== undefined && (last.name === name || token.content.trim() === ''))
        last.text += token.content;
      else spans.push({ name, text: token.content });
    }
    return spans
      .map(({ name, text }) =>
        name === '' ? escapeHtml(text) : `<span class="tk-${name}">${escapeHtml(text)}</span>`,
      )
      .join('');
  });
}

function markedLines(ranges: string): Set<number> {
  const lines = new Set<number>();
  for (const range of ranges.split(',')) {
    const [from = 0, to = from] = range.split('-').map(Number);
    for (let line = from; line <= Math.min(to, from + 1000); line++) lines.add(line);
  }
  return lines;
}
