import { formulaOfSign, formulaSigns } from '../markdown/formula-sign.ts';
import type { Rendered } from '../markdown/render.ts';
import { formulaWeight, type FormulaGroup, type FormulaRow } from './formula-file.ts';
import { formulaLine } from './formula-tokens.ts';
import type { Markup } from './document.ts';
import { formulaMarkup } from './formula-markup.ts';

/** Fewer signs than this in running text are a name, not a formula. */
const fewest = 3;

/** The formulas of an article as search takes them. */
export interface FormulaRecords {
  group: Omit<FormulaGroup, 'id'>;
  /** Of each formula of the group, in its order. */
  markup: (readonly Markup[])[];
  /** Their TeX, likewise. */
  tex: string[];
  /** For each displayed formula of the article its place among these. */
  rows: ReadonlyMap<number, number>;
}

/**
 * Gathers the formulas of an article, each once, in the order in which they first stand. What is written twice counts
 * where it stands out most.
 * @param title as plain text, with signs for formulas
 */
export function formulaRecordsOf(slug: string, title: string, rendered: Rendered): FormulaRecords {
  const { formulas } = rendered;
  const readable = (text: string) =>
    text.replace(formulaSigns, (sign) => formulas[formulaOfSign(sign) ?? -1]?.tex ?? '');
  const sections = rendered.sections.flatMap(({ id, heading, text }) =>
    id === undefined ? [] : [{ id, heading, text }],
  );
  const sectionOf = new Map(
    sections.flatMap(({ heading, text }, section) =>
      [...(heading + text).matchAll(formulaSigns)].map(([sign]) => [formulaOfSign(sign), section] as const),
    ),
  );
  const found = new Map<string, { row: FormulaRow; markup: readonly Markup[]; tex: string }>();
  for (const [i, formula] of formulas.entries()) {
    const { tex, display, ids } = formula;
    const line = formulaLine(tex);
    const [id] = display ? ids : [];
    const weight =
      id !== undefined ? formulaWeight.labelled : display ? formulaWeight.displayed : formulaWeight.inline;
    const known = found.get(line);
    if (
      line === '' ||
      (!display && signsIn(line) < fewest) ||
      (known !== undefined && known.row[1] >= weight)
    )
      continue;
    const markup = formulaMarkup(formula);
    // A faulty formula has none.
    if (markup.length === 0) continue;
    const section = sectionOf.get(i) ?? -1;
    const row: FormulaRow = id === undefined ? [line, weight, section] : [line, weight, section, id];
    found.set(line, { row, markup, tex });
  }
  const all = [...found.values()];
  const places = new Map([...found.keys()].map((line, place) => [line, place]));
  const rows = formulas.flatMap(({ tex, display }, i): [number, number][] => {
    const place = display ? places.get(formulaLine(tex)) : undefined;
    return place === undefined ? [] : [[i, place]];
  });
  return {
    group: {
      slug,
      title: readable(title),
      sections: sections.map(({ id, heading }) => [id, readable(heading).trim()]),
      formulas: all.map(({ row }) => row),
    },
    markup: all.map(({ markup }) => markup),
    tex: all.map(({ tex }) => tex),
    rows: new Map(rows),
  };
}

/** Signs of a line, words and numbers as one. */
const signsIn = (line: string) => line.match(/[a-zA-Z]{2,}|\d+(?:\.\d+)?|\S/gu)?.length ?? 0;
