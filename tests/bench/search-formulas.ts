/** Formulas as queries: whole ones and parts of them, written in another way than the articles write them. */
import { scan } from '../../src/formula/scan.ts';
import { mulberry32 } from '../../src/math/random.ts';
import type { Asked } from './search-queries.ts';

/** The TeX of each article's formulas, as its file of formulas has them. */
export type Formulas = readonly (readonly string[])[];

/** One number for a formula of an article. */
export const formulaNumber = (article: number, formula: number) => article * 100_000 + formula;

const letters: readonly (readonly [tex: RegExp, character: string])[] = [
  [/\\sigma(?![a-z])/g, 'σ'],
  [/\\theta(?![a-z])/g, 'θ'],
  [/\\lambda(?![a-z])/g, 'λ'],
  [/\\mu(?![a-z])/g, 'μ'],
  [/\\alpha(?![a-z])/g, 'α'],
  [/\\mathbb\s*\{?E\}?/g, '𝔼'],
  [/\\mathbb\s*\{?R\}?/g, 'ℝ'],
  [/\\times(?![a-z])/g, '×'],
  [/\\sum(?![a-z])/g, '∑'],
  [/\\le(?![a-z])/g, '≤'],
  [/\\sim(?![a-z])/g, '∼'],
  [/\\\|/g, '‖'],
  [/\^2(?!\d)/g, '²'],
];

const ways: readonly ((tex: string, number: (below: number) => number) => string)[] = [
  (tex) => tex,
  (tex) => `$${tex}$`,
  (tex) => `\\(${tex}\\)`,
  (tex) => `\\displaystyle ${tex}`,
  (tex, number) => scanned(tex, (text) => (number(2) === 0 ? `${text} ` : text)),
  (tex) => tex.replace(/([_^])([a-z0-9])(?!\d)/gi, '$1{$2}'),
  (tex) => tex.replace(/\\[td]?frac(?![a-z])/g, '\\dfrac '),
  (tex) => tex.replace(/\\[bB]igg?[lr]?(?![a-zA-Z])/g, ''),
  (tex) => tex.replace(/(?<!\\)\(/g, '\\bigl('),
  (tex) => tex.replace(/\\(min|max|log|exp)(?![a-z])/g, '\\mathop{$1}'),
  (tex) => tex.replace(/\\(min|max|log|exp)(?![a-z])/g, '\\operatorname{$1}'),
  (tex) => tex.replace(/\\(?:mathbf|boldsymbol|mathbb)(?![a-z])/g, '\\bm '),
  (tex) => tex.replace(/\\math(?:rm|bb|cal|bf)(?![a-z])/g, ''),
  (tex) => tex.replace(/\\[lr]vert(?![a-z])/g, '|').replace(/\\[lr]Vert(?![a-z])/g, '\\|'),
  (tex) =>
    tex
      .replace(/\\le(?![a-z])/g, '\\leq')
      .replace(/\\ge(?![a-z])/g, '\\geq')
      .replace(/\\to(?![a-z])/g, '\\rightarrow'),
  (tex) => tex.replace(/\\[,;!: ]|\\q?quad(?![a-z])/g, ' '),
  (tex) => letters.reduce((text, [from, to]) => text.replace(from, to), tex),
];

const scanned = (tex: string, write: (text: string) => string) =>
  scan(tex)
    .map(({ text, inText }) => (inText ? text : write(text)))
    .join('');

/** What changes the look of letters or their distance, and nothing that is there. */
const dress =
  /\\(?:math(?:bf|rm|bb|cal|sf|it|scr)|boldsymbol|bm|text(?:rm|bf|it)?|operatorname\*?|left|right|[bB]igg?[lrm]?|displaystyle|limits)(?![a-zA-Z])|\\[,;:! ]|[\s{}]/g;

/** What a reader sees of a formula, fonts and distances aside. */
const bare = (tex: string) =>
  tex
    .replace(/\\(?:mid|[lr]?vert)(?![a-zA-Z])/g, '|')
    .replace(/\\[lr]?Vert(?![a-zA-Z])/g, '\\|')
    .replace(dress, '')
    .replace(/\\(?=[a-zA-Z])/g, '');

/** Names of environments and labels are not cut: nobody selects half of them. */
const uncut = /\\(?:begin|end|label|tag)(?![a-z])/;

/**
 * Draws formulas and parts of 6 to 12 tokens, each with a rewriting by chance. Right is every formula in which a reader
 * sees the same, fonts, braces and distances aside: an upright and a slanted \(d\), or one formula in two articles, are
 * no wrong answers.
 */
export function drawFormulas(formulas: Formulas, seed: number, count: number): Record<string, Asked[]> {
  const random = mulberry32(seed);
  const number = (below: number) => Math.floor(random() * below);
  const all = formulas.flatMap((list, article) =>
    list.map((tex, formula) => ({ article, number: formulaNumber(article, formula), bare: bare(tex), tex })),
  );
  const draw = (part: (tex: string) => string | undefined): Asked[] => {
    const drawn = new Map<string, Asked>();
    for (let tries = 0; drawn.size < count && tries < 20 * count; tries += 1) {
      const meant = part(all[number(all.length)]?.tex ?? '');
      if (meant === undefined || bare(meant) === '') continue;
      const query = (ways[number(ways.length)] ?? String)(meant, number).replace(/\s+/g, ' ').trim();
      const having = all.filter((one) => one.bare.includes(bare(meant)));
      drawn.set(query, {
        query,
        meant,
        right: new Set(having.map(({ article }) => article)),
        formulas: new Set(having.map((one) => one.number)),
      });
    }
    return [...drawn.values()];
  };
  return {
    formulas: draw((tex) => tex),
    'parts of formulas': draw((tex) => {
      const tokens = scan(tex);
      const solid = tokens.flatMap(({ kind }, i) => (kind === 'space' || kind === 'comment' ? [] : [i]));
      const length = 6 + number(7);
      const start = number(solid.length - length + 1);
      if (uncut.test(tex) || solid.length < length) return undefined;
      const [from, to] = [solid[start] ?? 0, solid[start + length - 1] ?? 0];
      return tex.slice(tokens[from]?.start, tokens[to]?.end);
    }),
  };
}
