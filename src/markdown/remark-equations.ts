import type { Root } from 'mdast';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import type { VFile } from 'vfile';
import { withBreaks, withoutBreakMarks } from '../formula/breaks.ts';
import { labelId } from '../formula/labels.ts';
import { escapeHtml } from '../formula/escape.ts';
import type { FormulaFault } from '../formula/fault.ts';
import {
  withAuthorsTex,
  type FormulaRenderer,
  type Macros,
  type RenderedFormula,
} from '../formula/render.ts';
import { articleData, type Formula } from './article-data.ts';
import { withNeighbours } from './formula-neighbours.ts';
import { placeInValue } from './place.ts';
import type { MacroScope } from './remark-macros.ts';
import { visit } from './visit.ts';

export interface EquationOptions {
  render: FormulaRenderer;
}

const noMacros: Macros = {};

/**
 * Typesets every formula, with the macros that `remarkMacros` found and the numbers that `remarkLabels` gave, and
 * reports those that KaTeX refuses.
 */
export function remarkEquations({ render }: EquationOptions) {
  return (tree: Root, file: VFile): void => {
    const { formulas } = articleData(file);
    visit(tree, (node) => {
      if (node.type !== 'math' && node.type !== 'inlineMath') return;
      const formula = typeset(node, file);
      if (node.type === 'inlineMath')
        formula.html = withNeighbours(formula.html, formula.tex, node.data ?? {});
      (node as { formula?: number }).formula = formulas.push(formula) - 1;
    });
  };

  function typeset(node: DisplayMath | InlineMath, file: VFile): Formula {
    const { styles } = articleData(file);
    const display = node.type === 'math' || node.data?.display === true;
    const { numbered, scope } = node.data ?? {};
    const macros = scope?.macros ?? noMacros;
    const tex = numbered?.tex ?? node.value;
    const lead = tex.length - tex.trimStart().length;
    const rendered = display
      ? withTail(tex.trim(), node.data?.tail ?? '', macros, render)
      : breakable(tex.trim(), macros, render);
    for (const style of rendered.styles) styles.add(style);
    if (rendered.fault !== undefined) {
      const offset = lead + rendered.fault.position;
      const start = node.position?.start.offset ?? 0;
      const at = placeInValue(String(file.value), start, node.value, numbered?.toSource(offset) ?? offset);
      const reason = withAuthorsNames(reasonOf(rendered.fault, scope), node.value);
      file.message(reason, { place: at, source: 'formula', ruleId: 'tex' });
    }
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    const bare = node.data?.bare ?? node.value;
    const authors = withoutLabels(bare).trim();
    const rows = (numbered?.rows ?? []).map((row) => ({ ...row, ids: row.labels.map(idOf) }));
    const changed = numbered !== undefined && numbered.tex !== bare;
    const html = withRowNumbers(rendered.html, rows);
    return {
      tex: authors,
      display,
      ...(node.type === 'inlineMath' && display ? { inSentence: true } : {}),
      html: changed ? withAuthorsTex(html, authors) : html,
      ...(numbered?.number === undefined ? {} : { number: numbered.number }),
      ids: (numbered?.labels ?? []).map(({ name }) => idOf(name)),
      ...(rows.length === 0
        ? {}
        : { rows: rows.map(({ number, typeset, ids }) => ({ number, typeset, ids })) }),
      line,
      column,
    };
  }
}

const idOf = (name: string) => labelId(name, 'eq');
const withoutLabels = (tex: string) => tex.replace(/\\label\s*\{[^{}]*\}/g, '');

/** What is wrong, and where the macro that is to blame was defined. */
function reasonOf({ reason, macro }: FormulaFault, scope: MacroScope | undefined): string {
  const place = scope?.places.get(macro ?? '');
  if (place !== undefined) {
    const where = place.path === undefined ? `第 ${place.line} 行` : `${place.path}:${place.line}`;
    return `${reason}（宏 \`${macro}\` 定义在${where}）`;
  }
  const unknown = /^没有命令 `(.+?)`/.exec(reason)?.[1] ?? '';
  const later = scope?.anywhere.get(unknown);
  return later === undefined
    ? reason
    : `没有命令 \`${unknown}\`；它在第 ${later.line} 行才定义，应移到这里之前`;
}

/** Environments as the author named them: numbers of their own make `align` an `align*`. */
const withAuthorsNames = (reason: string, tex: string): string =>
  reason.replace(/\\(begin|end)\{(\w+)\*\}/g, (whole, command: string, name: string) =>
    tex.includes(`{${name}*}`) ? whole : `\\${command}{${name}}`,
  );

/** A display with the punctuation that follows it, which its annotation does not show. */
function withTail(tex: string, tail: string, macros: Macros, render: FormulaRenderer): RenderedFormula {
  const plain = render(tex, true, macros);
  if (tail === '' || plain.fault !== undefined || plain.html === '') return plain;
  const mark = `\\text{${tail}}`;
  const closed = render(tex + mark, true, macros);
  return closed.fault === undefined
    ? { ...closed, html: closed.html.replace(`${mark}</annotation>`, '</annotation>') }
    : plain;
}

/** An inline formula that may break after the commas of a list. */
function breakable(tex: string, macros: Macros, render: FormulaRenderer): RenderedFormula {
  const plain = render(tex, false, macros);
  const breaks = plain.fault === undefined && plain.html !== '' ? withBreaks(tex) : undefined;
  if (breaks === undefined) return plain;
  const broken = render(breaks, false, macros);
  return broken.fault === undefined ? { ...broken, html: withoutBreakMarks(broken.html) } : plain;
}

/** KaTeX numbers the rows of its MathML by a CSS counter: here they get their real numbers. */
function withRowNumbers(html: string, rows: readonly { number: string }[]): string {
  let row = 0;
  return html.replace(/<mtd class ?="mml-eqn-num"><\/mtd>/g, () => {
    const number = rows[row++]?.number;
    return number === undefined ? '<mtd></mtd>' : `<mtd><mtext>${escapeHtml(number)}</mtext></mtd>`;
  });
}
