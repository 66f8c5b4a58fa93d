import { mulberry32 } from '../../src/math/random.ts';

export interface BenchArticle {
  name: string;
  text: string;
}

const phrases = [
  '我们把损失写成期望',
  '这一步用了链式法则',
  '注意右边与参数无关',
  '于是方差随样本数下降',
  '把两边同时取对数',
];
const greek = ['\\alpha', '\\beta', '\\theta', '\\phi', '\\mu', '\\sigma', '\\lambda', '\\epsilon'];
const inline = [
  (a: string, n: number) => `${a}_{${n}}`,
  (a: string, n: number) => `p_{${a}}(x\\mid z_{${n}})`,
  (a: string, n: number) => `\\frac{${a}}{${n}}`,
  (a: string, n: number) => `\\mathbb{E}_{q}[f_{${n}}(${a})]`,
];
const display = [
  (a: string, n: number) =>
    `\\log p_{${a}}(x) = \\int p_{${a}}(x\\mid z)\\,p(z)\\,dz + \\sum_{i=1}^{${n}} \\frac{x_i^2}{2\\sigma_i^2}`,
  (a: string, n: number) =>
    `\\begin{aligned}\n\\mathcal{L}(${a}) &= \\mathbb{E}\\left[\\sum_{t=1}^{${n}} \\gamma^t r_t\\right] \\\\\n&= \\sqrt{\\frac{1}{${n}}\\sum_{i} (x_i-\\bar{x})^2}\n\\end{aligned}`,
  (a: string, n: number) =>
    `A_{${n}} = \\begin{pmatrix} ${a} & ${n} \\\\ 0 & \\hat{${a}} \\end{pmatrix}^{-1}`,
];

/**
 * Articles of Chinese prose with `inlineCount` inline and `displayCount` displayed formulas each, the same for the
 * same seed. Symbols and numbers are drawn, so that few formulas are equal.
 */
export function benchArticles(count: number, seed: number, formulas = true): BenchArticle[] {
  const random = mulberry32(seed);
  const draw = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const number = () => 1 + Math.floor(random() * 400);
  return Array.from({ length: count }, (_, i) => {
    const lines = [
      `---`,
      `title: 测试文章 ${i}`,
      `date: 2026-01-${String((i % 28) + 1).padStart(2, '0')}`,
      `---`,
      '',
    ];
    for (let section = 0; section < 4; section++) {
      lines.push(`## 第 ${section} 节`, '');
      for (let paragraph = 0; paragraph < 3; paragraph++) {
        const words = Array.from({ length: 3 }, () => {
          const tex = draw(inline)(draw(greek), number());
          return `${draw(phrases)}${formulas ? `$${tex}$` : ''}。`;
        });
        const tex = draw(display)(draw(greek), number());
        lines.push(words.join(''), '', ...(formulas ? ['$$', tex, '$$', ''] : []));
      }
    }
    return { name: `article-${i}.md`, text: lines.join('\n') };
  });
}
