import type { Formula } from '../markdown/article-data.ts';
import type { Rendered } from '../markdown/render.ts';
import { replaceMarks } from '../markdown/marks.ts';
import { fontReader, type FontReader } from './font-use.ts';
import { needsOf, type TextNeeds } from './formula-needs.ts';
import { readKatex } from './katex-files.ts';

/** What only the page of an article and search ask of it: most of its bytes. */
export type Body = Pick<Rendered, 'html' | 'formulas' | 'headings' | 'sections'>;

/** What is asked of every article again and again: by checks, by lists, by other pages. */
export interface Outline extends Omit<Rendered, keyof Body> {
  /** The formulas of title and summary, by their numbers. */
  formulas: Readonly<Record<number, Formula>>;
  /** How many the text has, and how many of them are displayed. */
  counts: { formulas: number; displays: number };
  /** Ids that a link may name. */
  anchors: string[];
  /** What its formulas need to be shown. */
  needs: TextNeeds;
  /** No other result has it, be it of the same article. */
  digest: string;
}

let read: FontReader | undefined;

/** Divides what was rendered. */
export function divided({ html, formulas, headings, sections, ...rest }: Rendered): {
  outline: Omit<Outline, 'digest'>;
  body: Body;
} {
  read ??= fontReader(readKatex());
  const { styles, titleHtml, summaryHtml, figures } = rest;
  const listed = titleHtml + summaryHtml;
  const text = { formulas: formulas.map((formula) => formula.html), styles, listed };
  const outline = {
    ...rest,
    formulas: formulasIn(listed, formulas),
    counts: { formulas: formulas.length, displays: formulas.filter(({ display }) => display).length },
    anchors: [
      ...headings.map(({ id }) => id),
      ...formulas.flatMap(({ ids }) => ids),
      ...figures.map((name) => `fig-${name}`),
      ...[...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? ''),
    ],
    needs: needsOf(text, read),
  };
  return { outline, body: { html, formulas, headings, sections } };
}

/** The formulas whose marks stand in HTML. */
function formulasIn(html: string, formulas: readonly Formula[]): Record<number, Formula> {
  const found: Record<number, Formula> = {};
  const add = (index: number): string => {
    const formula = formulas[index];
    if (formula !== undefined) found[index] = formula;
    return '';
  };
  replaceMarks(html, add, () => '');
  return found;
}
