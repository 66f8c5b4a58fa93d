import { describe, expect, test } from 'vitest';
import type { Control, FigureParams } from '../../../src/figures/figure.ts';
import { figures } from '../../../src/figures/registry.ts';
import { staticFigure } from '../../../src/figures/static.tsx';

/** Half-width marks that close or part what is Chinese on one side, or that follow a number and precede Chinese. */
const half = /[\p{Script=Han}）》”][,;:?!]|[,;:?!](?=[\p{Script=Han}（《“])|\)[,;]/u;

/** Brackets of which one is full-width and its partner is not. */
const mixed = /（[^（）()]*\)|\([^（）()]*）/;

/** The Chinese texts of a figure that break a rule: of tags, what stands between them counts. */
const faults = (texts: readonly string[]) =>
  texts.filter((text) => /\p{Script=Han}/u.test(text) && (half.test(text) || mixed.test(text)));

const textsOf = (html: string) =>
  [...html.matchAll(/>([^<]+)<|aria-label="([^"]+)"/g)].map(([, text, label]) => text ?? label ?? '');

/** The states at the ends of each control. */
const ends = (control: Control<FigureParams>, params: FigureParams): FigureParams[] =>
  control.kind === 'action'
    ? [{ ...params, ...(control.apply(params) as FigureParams) }]
    : (control.kind === 'range' ? [control.min, control.max] : control.options.map(({ value }) => value)).map(
        (value) => ({ ...params, [control.name]: value }),
      );

describe('Chinese text in figures', () => {
  test.each([...figures])('has full-width punctuation and brackets that match: %s', (name, figure) => {
    const states = figure.controls(figure.initial).flatMap((control) => ends(control, figure.initial));
    const texts = [...textsOf(staticFigure(name, '控件')), ...states.map((params) => figure.read(params))];
    expect(faults(texts)).toEqual([]);
  });

  test('is refused where it has half-width punctuation or brackets that do not match', () => {
    const wrong = ['右叶1.28;净', '值得切;', '（未减γ)', '(未减γ）', '得分 (H+λ),λ', '好吗?'];
    const right = ['（1 − 1/n），共1,000个', 'f(x, y)的值：2:1', '得分 G²/(H+λ)，λ'];
    expect(faults([...wrong, ...right])).toEqual(wrong.filter((text) => text !== ''));
  });
});
