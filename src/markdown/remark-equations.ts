import type { Root, Text } from 'mdast';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import { findAndReplace, type RegExpMatchObject } from 'mdast-util-find-and-replace';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { equationId, takeLabels } from '../formula/labels.ts';
import { renderFormula, type Macros } from '../formula/render.ts';
import { articleData, type Formula } from './article-data.ts';
import { withNeighbours } from './formula-neighbours.ts';
import { placeInValue, placeOfMatch } from './place.ts';

export interface EquationOptions {
  macros: Macros;
}

/** Typesets every formula, numbers those with a `\label`, and turns `\eqref{…}` in the text into links. */
export function remarkEquations({ macros }: EquationOptions) {
  return (tree: Root, file: VFile): void => {
    const data = articleData(file);
    const labelled = new Map<string, Formula>();
    visit(tree, (node) => {
      if (node.type !== 'math' && node.type !== 'inlineMath') return;
      const formula = typeset(node, file, labelled);
      if (node.type === 'inlineMath') formula.html = withNeighbours(formula.html, formula.tex, node.data ?? {});
      (node as { formula?: number }).formula = data.formulas.push(formula) - 1;
    });
    const replaceReference = (_: string, name: string, match: RegExpMatchObject): PhrasingLink | false => {
      const formula = labelled.get(name.trim());
      if (formula?.id === undefined) {
        const reason = `没有标为 \`${name}\` 的公式；应先在那个公式里写 \`\\label{${name}}\``;
        file.message(reason, { place: placeOfMatch(file, match), source: 'equations', ruleId: 'unknown-label' });
        return false;
      }
      const children: [Text] = [{ type: 'text', value: `(${formula.number})` }];
      return {
        type: 'link',
        url: `#${formula.id}`,
        data: { hProperties: { className: ['eqref'] } },
        children,
      };
    };
    findAndReplace(tree, [/\\(?:eqref|ref)\{([^{}]+)\}/g, replaceReference], { ignore: ['link'] });
  };

  function typeset(node: DisplayMath | InlineMath, file: VFile, labelled: Map<string, Formula>): Formula {
    const data = articleData(file);
    const display = node.type === 'math';
    const { tex, labels } = takeLabels(node.value);
    const lead = tex.length - tex.trimStart().length;
    const rendered = renderFormula(tex.trim(), display, macros);
    const start = node.position?.start.offset ?? 0;
    const place = (offset: number) => placeInValue(String(file.value), start, node.value, offset);
    for (const style of rendered.styles) data.styles.add(style);
    if (rendered.fault !== undefined) {
      const reason = `公式有误（${rendered.fault.reason}）；应是 KaTeX 认得的 TeX`;
      const at = place(lead + rendered.fault.position);
      file.message(reason, { place: at, source: 'formula', ruleId: 'tex' });
    }
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    const formula: Formula = { tex: tex.trim(), display, html: rendered.html, line, column };
    const [label] = labels;
    if (label === undefined) return formula;
    const numbered = {
      ...formula,
      label: label.name,
      id: equationId(label.name),
      number: String(labelled.size + 1),
    };
    if (labelled.has(label.name)) {
      const reason = `标签 \`${label.name}\` 用了两次；每个 \\label 只应出现一次`;
      file.message(reason, { place: place(label.offset), source: 'equations', ruleId: 'duplicate-label' });
      return formula;
    }
    labelled.set(label.name, numbered);
    return numbered;
  }
}

interface PhrasingLink {
  type: 'link';
  url: string;
  data: { hProperties: { className: string[] } };
  children: [Text];
}
