import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { mathmlOf, renderFormula } from '../../../src/formula/render.ts';
import { classOf, idleClasses } from '../../../src/formula/styles.ts';

/** The same formula by remark-math and rehype-katex, the pipeline that everybody uses. */
async function reference(tex: string, display: boolean): Promise<string> {
  const source = display ? `$$\n${tex}\n$$` : `$${tex}$`;
  const html = await unified()
    .use(remarkParse)
    .use(remarkMath)
    .use(remarkRehype)
    .use(rehypeKatex, { strict: 'ignore', trust: false, maxSize: 50, maxExpand: 1000 })
    .use(rehypeStringify)
    .process(source);
  return String(html).replace(/^<p>|<\/p>$/g, '');
}

/** HTML in one spelling: entities as characters, attributes sorted, styles as the class that stands for them. */
function spelled(html: string): string {
  return html
    .replace(
      / style="([^"]*)"/g,
      (_, style: string) => ` style="${style.replace(/;?$/, ';').replace(/\s*([:;])\s*/g, '$1')}"`,
    )
    .replace(/ style=";"/g, '')
    .replace(/&(?:#x26|amp);/g, '&')
    .replace(/&(?:#x3C|lt);/gi, '<')
    .replace(/&(?:#x3E|gt);/gi, '>')
    .replace(/&(?:#x27|#39);/g, "'")
    .replace(/&(?:#x22|quot);/g, '"')
    .replace(/\s*\/>/g, '>')
    .replace(/<(\w+)((?: [\w:-]+="[^"]*")+)>/g, (_, name: string, attributes: string) => {
      const sorted = [...attributes.matchAll(/ [\w:-]+="[^"]*"/g)].map(([one]) => one).sort();
      return `<${name}${sorted.join('')}>`;
    })
    .replace(/<\/(?:path|line|mspace|mprescripts|none)>/g, '');
}

/** Our HTML as KaTeX wrote it: with the styles that classes stand for, and the elements that rules stand for. */
function asKatexWrote(html: string, styles: readonly string[]): string {
  const byClass = new Map(styles.map((style) => [classOf(style), style]));
  return html
    .replace('<math', '<math xmlns="http://www.w3.org/1998/Math/MathML"')
    .replace(
      /<\/span><span class="vlist-d ([\w-]+)"><\/span>/g,
      '<span class="vlist-s">\u200b</span></span><span class="vlist-r"><span class="vlist $1"><span></span></span></span>',
    )
    .replace(/ class="([^"]*)"/g, (whole, list: string) => {
      const names = list.split(' ');
      const declared = names.flatMap((name) => byClass.get(name) ?? []).join(';');
      const others = names.filter((name) => !byClass.has(name)).join(' ');
      if (declared === '') return whole;
      return `${others === '' ? '' : ` class="${others}"`} style="${declared}"`;
    });
}

/** KaTeX's HTML without what says nothing: idle classes, and struts, of which the unusual ones are said otherwise. */
const withoutIdle = (html: string): string =>
  html
    .replace(/;?"><span class="pstrut" style="height:([^";]*);?"><\/span>/g, (_, strut: string) =>
      strut === '3em' ? ';">' : `;--strut:${strut};">`,
    )
    .replace(/ class="([^"]*)"/g, (_, list: string) => {
      const left = list.split(' ').filter((name) => !idleClasses.includes(name));
      return left.length === 0 ? '' : ` class="${left.join(' ')}"`;
    });

const formulas = [
  'x',
  'a<b>c',
  '\\frac{1}{2}+\\sqrt[3]{x^2+y_{i_j}}',
  '\\sum_{i=1}^n \\int_0^\\infty e^{-x^2}\\,dx',
  '\\left(\\frac{\\partial f}{\\partial x}\\right)_{\\!y}',
  '\\mathbb{E}_{q(z|x)}\\bigl[\\log p(x|z)\\bigr]-\\mathrm{KL}(q\\,\\|\\,p)',
  '\\begin{aligned}a&=b\\\\&=c\\end{aligned}',
  '\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}',
  '\\begin{cases}x&x>0\\\\0&\\text{否则}\\end{cases}',
  '\\underbrace{a+b}_{\\text{和}}\\xrightarrow{f}\\overline{xyz}\\widehat{ABC}',
  "f'(x)=\\lim_{h\\to0}\\frac{f(x+h)-f(x)}h",
  '\\hat{y}\\tilde{x}\\vec{v}\\dot{q}\\mathcal{L}\\mathfrak{g}\\boldsymbol{\\theta}',
  '\\textcolor{red}{x}\\colorbox{yellow}{y}',
  '\\boxed{E=mc^2}\\cancel{x}\\phantom{y}\\rule{1em}{2pt}',
  '\\operatorname*{arg\\,max}_{\\theta}\\ \\text{“引号” \\& 中文}',
  '\\begin{vmatrix}1\\\\2\\\\3\\\\4\\\\5\\\\6\\\\7\\\\8\\\\9\\\\10\\\\11\\end{vmatrix}\\Biggl\\langle\\frac{a}{\\sqrt{b}}',
];

describe.each([
  ['inline', false],
  ['display', true],
] as const)('%s formulas', (_, display) => {
  test.each(formulas)('%s is what rehype-katex makes of it', async (tex) => {
    const { html, styles, fault } = renderFormula(tex, display);
    expect(fault).toBeUndefined();
    expect(html).not.toMatch(/ style=/);
    expect(spelled(asKatexWrote(html, styles))).toBe(spelled(withoutIdle(await reference(tex, display))));
  });
});

describe('a formula that KaTeX refuses', () => {
  test.each([
    ['a + \\undefinedmacro', 4, 15],
    ['\\frac{1}{', 8, 1],
    ['x^2^3', 3, 1],
    ['\\begin{aligned}a', 0, 6],
  ])('%s: where it fails is known, and its TeX is shown', (tex, position, length) => {
    const { html, fault } = renderFormula(tex, false);
    expect(fault).toMatchObject({ position, length });
    expect(fault?.reason).not.toMatch(/at position/);
    expect(html).toBe(`<code class="formula-fault">${tex}</code>`);
  });

  test('is escaped', () => {
    expect(renderFormula('\\bad<b>&', true).html).toContain('\\bad&lt;b&gt;&amp;');
  });
});

describe('macros', () => {
  test('are known, and not to another article', () => {
    const macros = { '\\RR': '\\mathbb{R}' };
    expect(renderFormula('\\RR', false, macros).fault).toBeUndefined();
    expect(renderFormula('\\RR', false).fault).toBeDefined();
  });

  test('that a formula defines stay in it', () => {
    const macros = {};
    renderFormula('\\gdef\\leak{x}\\leak', false, macros);
    expect(renderFormula('\\leak', false, macros).fault).toBeDefined();
    expect(macros).toEqual({});
  });

  test('without end are a fault, not a hang', () => {
    expect(renderFormula('\\a', false, { '\\a': '\\a\\a' }).fault).toBeDefined();
  });
});

test('no formula may link, load or style what it likes', () => {
  for (const tex of [
    '\\href{javascript:alert(1)}{x}',
    '\\includegraphics{a.png}',
    '\\htmlStyle{color:red}{x}',
    '\\url{http://a.b}',
  ]) {
    const { html } = renderFormula(tex, false);
    expect(html.replace(/<annotation[\s\S]*?<\/annotation>/, '')).not.toMatch(/href=|<img|<a\b|style=/);
  }
});

describe('mathmlOf', () => {
  test('keeps MathML alone, with its TeX as alttext and no annotation', () => {
    const mathml = mathmlOf(renderFormula('a<b', false).html, 'a<b');
    expect(mathml).toMatch(/^<math[^>]* alttext="a&lt;b"|^<math alttext="a&lt;b"/);
    expect(mathml).not.toMatch(/annotation|class=/);
    expect(mathml.endsWith('</math>')).toBe(true);
  });
});
