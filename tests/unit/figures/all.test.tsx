import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { Control, Figure, FigureParams } from '../../../src/figures/figure.ts';
import { applyValues, readHash, writeHash } from '../../../src/figures/hash.ts';
import { figureNames } from '../../../src/figures/names.ts';
import { figures } from '../../../src/figures/registry.ts';
import { figureSvg, figureThumb, staticFigure } from '../../../src/figures/static.tsx';

const widths = [680, 350];

test('every folder with a view is a figure, and every figure is such a folder', () => {
  expect([...figures.keys()]).toEqual([...figureNames()].sort());
  expect(figures.size).toBeGreaterThan(0);
});

/** The parameters that a control can bring about from the given ones: its two ends, its options, its action. */
function reached(control: Control<FigureParams>, params: FigureParams): FigureParams[] {
  if (control.kind === 'action') return [{ ...params, ...(control.apply(params) as FigureParams) }];
  const values =
    control.kind === 'range' ? [control.min, control.max] : control.options.map(({ value }) => value);
  return values.map((value) => ({ ...params, [control.name]: value }));
}

/** All states one control away from the initial one, and those at the ends of two. */
function states({ initial, controls }: Figure): FigureParams[] {
  const once = controls(initial).flatMap((control) => reached(control, initial));
  const twice = once.flatMap((params) => controls(params).flatMap((control) => reached(control, params)));
  const all = [initial, ...once, ...twice];
  return [...new Map(all.map((params) => [JSON.stringify(params), params])).values()];
}

const nothing = () => undefined;
const draw = (figure: Figure, params: FigureParams, width: number) =>
  render(figure.draw({ params, width, set: nothing }));

describe.each([...figures])('the figure %s', (name, figure) => {
  test.each(widths)('is drawn as it was, %i pixels wide', async (width) => {
    const lines = figureSvg(name, width).replaceAll('><', '>\n<');
    await expect(`${lines}\n`).toMatchFileSnapshot(`../../fixtures/figures/${name}.${width}.svg`);
  });

  test('has no number that is none at any end of its controls', () => {
    const broken = states(figure).flatMap((params) =>
      widths
        .map((width) => draw(figure, params, width))
        .concat(figure.read(params), render(figure.thumb(params)))
        .filter((text) => /NaN|undefined|Infinity|\[object|null/.test(text))
        .map(() => JSON.stringify(params)),
    );
    expect([...new Set(broken)]).toEqual([]);
  });

  test('has neither styles nor ids, of which a page might hold two', () => {
    const texts = states(figure).map((params) => draw(figure, params, 680));
    const whole = [...texts, staticFigure(name, '控件'), figureThumb(name)].join('\n');
    expect(whole.match(/ (?:style|id)="[^"]*"/)?.[0]).toBeUndefined();
  });

  test('is as wide as it is asked to be', () => {
    for (const width of widths) {
      const svg = draw(figure, figure.initial, width);
      const boxes = [...svg.matchAll(/viewBox="0 0 ([\d.]+) ([\d.]+)"/g)];
      expect(boxes.length).toBeGreaterThan(0);
      for (const [, across] of boxes) expect(Number(across)).toBe(width);
    }
  });

  test('has a name for assistive technology that follows its state', () => {
    const labels = states(figure).map(
      (params) => /<svg[^>]* aria-label="([^"]+)"/.exec(draw(figure, params, 680))?.[1],
    );
    expect(labels.every((label) => label !== undefined && /\p{Script=Han}/u.test(label))).toBe(true);
    expect(new Set(labels).size).toBeGreaterThan(1);
  });

  test('has controls with labels in Chinese, each another', () => {
    const controls = figure.controls(figure.initial);
    expect(controls.length).toBeGreaterThan(0);
    const labels = controls.map(({ label }) => label);
    expect(labels.filter((label) => !/\p{Script=Han}/u.test(label))).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('begins inside the range of each control', () => {
    for (const control of figure.controls(figure.initial)) {
      if (control.kind === 'action') continue;
      const value = figure.initial[control.name];
      if (control.kind === 'choice') expect(control.options.map((option) => option.value)).toContain(value);
      else expect(Number(value) >= control.min && Number(value) <= control.max, control.label).toBe(true);
    }
  });

  test('states its numbers in Chinese, and others in another state', () => {
    const readings = states(figure).map((params) => figure.read(params));
    expect(readings.filter((reading) => !/\d/.test(reading) || !/\p{Script=Han}/u.test(reading))).toEqual([]);
    expect(new Set(readings).size).toBeGreaterThan(1);
  });

  test('is drawn the same twice: nothing is drawn by lot or by the clock', () => {
    for (const params of states(figure)) expect(draw(figure, params, 350)).toBe(draw(figure, params, 350));
  });

  test('changes no parameters while it draws', () => {
    const params = { ...figure.initial };
    draw(figure, Object.freeze(params), 680);
    figure.read(params);
    render(figure.thumb(params));
    expect(params).toEqual(figure.initial);
  });

  test('has a miniature of 152 × 96 without words', () => {
    const thumb = figureThumb(name);
    expect(thumb).toMatch(/viewBox="0 0 152 96"/);
    expect(thumb).not.toContain('<text');
    expect(thumb).toContain('aria-hidden="true"');
  });

  test('comes back from its address in every state', () => {
    for (const params of states(figure)) {
      const hash = readHash(writeHash(name, figure.initial, params));
      expect(hash?.name).toBe(name);
      const again = applyValues(
        figure.initial,
        figure.controls(figure.initial),
        hash?.values ?? new URLSearchParams(),
      );
      expect(figure.read(again)).toBe(figure.read(params));
    }
  });

  test('is drawn whatever an address says', () => {
    const texts = ['', 'x', '-1e9', '1e9', 'NaN', '0', '<b>', '1,2,3', '−5', '9'.repeat(60)];
    const controls = figure.controls(figure.initial);
    for (const text of texts) {
      const values = new URLSearchParams(Object.keys(figure.initial).map((key) => [key, text]));
      const params = applyValues(figure.initial, controls, values);
      expect(`${draw(figure, params, 350)}${figure.read(params)}`, text).not.toMatch(
        /NaN|undefined|Infinity|<b>/,
      );
    }
  });

  test('is whole without scripts: a wide and a narrow picture, its controls off, its numbers', () => {
    const html = staticFigure(name, '控件');
    expect(html.match(/<svg[^>]* role="img"/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(html).toMatch(/<fieldset[^>]* disabled/);
    expect(html).toContain(figure.read(figure.initial).replace(/&/g, '&amp;').replace(/</g, '&lt;'));
  });
});
