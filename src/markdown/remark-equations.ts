import type { Root } from 'mdast';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { withBreaks, withoutBreakMarks } from '../formula/breaks.ts';
import { labelId } from '../formula/labels.ts';
import { renderFormula, type Macros, type RenderedFormula } from '../formula/render.ts';
import { articleData, type Formula } from './article-data.ts';
import { withNeighbours } from './formula-neighbours.ts';
import { placeInValue } from './place.ts';

export interface EquationOptions {
  macros: Macros;
}

/** Typesets every formula, numbered before by `remarkLabels`, and reports those that KaTeX refuses. */
export function remarkEquations({ macros }: EquationOptions) {
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
    const numbered = node.data?.numbered;
    const tex = numbered?.tex ?? node.value;
    const lead = tex.length - tex.trimStart().length;
    const rendered = display
      ? withTail(tex.trim(), node.data?.tail ?? '', macros)
      : breakable(tex.trim(), macros);
    for (const style of rendered.styles) styles.add(style);
    if (rendered.fault !== undefined) {
      const offset = lead + rendered.fault.position;
      const start = node.position?.start.offset ?? 0;
      const at = placeInValue(String(file.value), start, node.value, numbered?.toSource(offset) ?? offset);
      file.message(rendered.fault.reason, { place: at, source: 'formula', ruleId: 'tex' });
    }
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    return {
      tex: node.value.replace(/\\label\s*\{[^{}]*\}/g, '').trim(),
      display,
      ...(node.type === 'inlineMath' && display ? { inSentence: true } : {}),
      html: withRowNumbers(rendered.html, numbered?.rowNumbers ?? []),
      ...(numbered?.number === undefined ? {} : { number: numbered.number }),
      ids: (numbered?.labels ?? []).map(({ name }) => labelId(name, 'eq')),
      line,
      column,
    };
  }
}

/** A display with the punctuation that follows it, which its annotation does not show. */
function withTail(tex: string, tail: string, macros: Macros): RenderedFormula {
  const plain = renderFormula(tex, true, macros);
  if (tail === '' || plain.fault !== undefined) return plain;
  const mark = `\\text{${tail}}`;
  const closed = renderFormula(tex + mark, true, macros);
  return closed.fault === undefined
    ? { ...closed, html: closed.html.replace(`${mark}</annotation>`, '</annotation>') }
    : plain;
}

/** An inline formula that may break after the commas of a list. */
function breakable(tex: string, macros: Macros): RenderedFormula {
  const plain = renderFormula(tex, false, macros);
  const breaks = plain.fault === undefined ? withBreaks(tex) : undefined;
  if (breaks === undefined) return plain;
  const broken = renderFormula(breaks, false, macros);
  return broken.fault === undefined ? { ...broken, html: withoutBreakMarks(broken.html) } : plain;
}

/** KaTeX numbers the rows of its MathML by a CSS counter: here they get their real numbers. */
function withRowNumbers(html: string, numbers: readonly string[]): string {
  let row = 0;
  return html.replace(/<mtd class ?="mml-eqn-num"><\/mtd>/g, () => {
    const number = numbers[row++];
    return number === undefined ? '<mtd></mtd>' : `<mtd><mtext>${number}</mtext></mtd>`;
  });
}
