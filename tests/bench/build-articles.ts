import { mulberry32 } from '../../src/math/random.ts';

/** An article of the build bench, without front matter: each generator writes its own. */
export interface WrittenArticle {
  slug: string;
  title: string;
  date: string;
  tags: string[];
  summary: string;
  body: string;
}

/** What one article has. */
export const perArticle = { inline: 24, display: 12, code: 3 } as const;

const list = (text: string): readonly string[] => text.split(' ');

const subjects = list(
  '变分下界 后验分布 隐变量 先验 似然 编码器 解码器 码本 梯度 学习率 损失函数 协方差 特征值 采样 期望 方差 熵 互信息 核函数 决策树 弱学习器 残差 叶子 权重 窗口 队列 区间 状态 转移矩阵 平稳分布',
);
const verbs = list('估计 逼近 约束 展开 替换 归一化 比较 分解 投影 更新 平滑 重写 放大 截断 度量 累加');
const links = list('于是 因此 注意 换言之 反过来 与此同时 由此可见 不妨 回到原来的问题 从这里看');
const headings = list('动机 记号 推导 算法 实现 复杂度 实验 讨论');
const tagNames = list('变分推断 概率 优化 采样 树模型 数据结构 线性代数 信息论 表示学习 并行');
const greek = list(
  '\\alpha \\beta \\gamma \\delta \\eta \\theta \\kappa \\lambda \\mu \\nu \\rho \\sigma \\tau \\phi \\omega',
);
const latin = list('a b c f g h k m n p q s t u v w x y z');

interface Hand {
  pick: <T>(items: readonly T[]) => T;
  number: (below: number) => number;
}

/** Formulas are drawn from a few shapes with random letters and numbers: few are equal, as in real articles. */
const inlineShapes: readonly ((h: Hand) => string)[] = [
  (h) => `${h.pick(latin)}_{${h.number(90)}}`,
  (h) => `p_{${h.pick(greek)}}(${h.pick(latin)}\\mid ${h.pick(latin)}_{${h.number(20)}})`,
  (h) => `\\frac{${h.pick(greek)}}{${h.pick(latin)}+${h.number(40)}}`,
  (h) => `\\lVert ${h.pick(latin)}-${h.pick(latin)}\\rVert_2^{${h.number(9)}}`,
  (h) => `${h.pick(latin)}\\in\\mathbb{R}^{${h.number(512)}}`,
  (h) => `\\hat{${h.pick(latin)}}_{${h.number(30)}}=\\sqrt{${h.pick(greek)}+${h.number(9)}}`,
];

const displayShapes: readonly ((h: Hand) => string)[] = [
  (h) =>
    `\\log p_{${h.pick(greek)}}(x)\\ge\\mathbb{E}_{q_{${h.pick(greek)}}}\\left[\\log\\frac{p(x,z_{${h.number(9)}})}{q(z\\mid x)}\\right]`,
  (h) =>
    `\\begin{aligned}\n${h.pick(latin)}_{t+1}&=${h.pick(latin)}_t-${h.pick(greek)}\\nabla f(${h.pick(latin)}_t)\\\\\n&\\le\\left(1-\\frac{${h.pick(greek)}}{${h.number(99)}}\\right)^t\\lVert ${h.pick(latin)}_0\\rVert^2\n\\end{aligned}`,
  (h) =>
    `A_{${h.number(40)}}=\\begin{pmatrix}${h.pick(latin)}&${h.number(9)}&0\\\\0&${h.pick(greek)}&${h.pick(latin)}^2\\\\1&0&-${h.number(9)}\\end{pmatrix}`,
  (h) =>
    `\\sum_{i=1}^{${h.number(400)}}\\int_0^{\\infty}\\frac{${h.pick(latin)}^{i}e^{-${h.pick(greek)} ${h.pick(latin)}}}{i!}\\,d${h.pick(latin)}=\\prod_{k=1}^{${h.number(60)}}\\frac{1}{1-${h.pick(greek)}^k}`,
  (h) =>
    `f(${h.pick(latin)})=\\begin{cases}${h.pick(greek)}^2/2,&|${h.pick(greek)}|\\le ${h.number(9)}\\\\${h.number(9)}\\,(|${h.pick(greek)}|-\\tfrac12),&\\text{其余}\\end{cases}`,
  (h) =>
    `\\operatorname*{arg\\,max}_{${h.pick(greek)}}\\;\\underbrace{\\frac1{${h.number(900)}}\\sum_{n}\\ell(${h.pick(latin)}_n)}_{\\text{数据}}+${h.pick(greek)}\\overline{\\mathbf{${h.pick(latin)}}^{\\top}\\mathbf{${h.pick(latin)}}}`,
];

const codeLines: Readonly<Record<'python' | 'typescript' | 'bash', (h: Hand) => string>> = {
  python: (h) =>
    h.pick([
      () =>
        `    ${h.pick(latin)}${h.number(99)} = np.exp(-x[${h.number(9)}:] / ${h.number(50)}.0)  # ${h.pick(verbs)}`,
      () =>
        `    if step % ${h.number(500)} == 0 and loss < 1e-${h.number(9)}:\n        print(f"step {step}: {loss:.${h.number(9)}f}")`,
      () =>
        `    for ${h.pick(latin)} in range(${h.number(64)}, len(batch)):\n        total += weights["w${h.number(40)}"] * batch[${h.number(8)}]`,
    ])(),
  typescript: (h) =>
    h.pick([
      () =>
        `  const ${h.pick(latin)}${h.number(99)} = values.slice(${h.number(9)}).map((x) => x ** ${h.number(5)} + ${h.number(70)});`,
      () => `  while (queue.length > ${h.number(32)} && queue[0]! < start - ${h.number(9)}) queue.shift();`,
      () => `  if (total === ${h.number(900)}) throw new RangeError(\`no ${h.pick(latin)} at \${start}\`);`,
    ])(),
  bash: (h) =>
    h.pick([
      () => `export RUN_${h.number(90)}="out/run-${h.number(900)}"`,
      () =>
        `for seed in $(seq 1 ${h.number(40)}); do python train.py --seed "$seed" --rate 0.${h.number(99)} | tee -a run.log; done`,
      () => `grep -c 'loss' run.log | awk '{ print $1 * ${h.number(9)} }'`,
    ])(),
};

const frames = {
  python: ['import numpy as np\n\n\ndef run(x: np.ndarray, batch, weights) -> float:', '    return total'],
  typescript: [
    'export function run(values: readonly number[], start: number): number {',
    '  return total;\n}',
  ],
  bash: ['#!/usr/bin/env bash\nset -euo pipefail', 'exit 0'],
} as const;

/** Articles of about 2,500 Chinese characters, with formulas, code, tables and lists; the same for the same seed. */
export function writtenArticles(count: number, seed: number): WrittenArticle[] {
  return Array.from({ length: count }, (_, i) => writtenArticle(i, seed));
}

function writtenArticle(index: number, seed: number): WrittenArticle {
  const random = mulberry32(seed * 7919 + index);
  const number = (below: number) => 1 + Math.floor(random() * below);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to draw from');
    return item;
  };
  const h: Hand = { pick, number };
  const clause = () =>
    pick([
      () => `${pick(verbs)}${pick(subjects)}要先知道${pick(subjects)}与${pick(subjects)}的关系`,
      () => `${pick(links)}，${pick(subjects)}的${pick(subjects)}可以由${pick(subjects)}来${pick(verbs)}`,
      () => `只要${pick(verbs)}了${pick(subjects)}，${pick(subjects)}就不再依赖${pick(subjects)}`,
      () => `把${pick(subjects)}写成${pick(subjects)}之后，剩下的是${pick(verbs)}${pick(subjects)}`,
    ])();
  const prose = (formulas: number) => {
    const sentences = Array.from({ length: 5 }, (_, i) =>
      i < formulas
        ? `${clause()}，其中 $${pick(inlineShapes)(h)}$ 是${pick(subjects)}。`
        : `${clause()}，${clause()}。`,
    );
    return sentences.join('');
  };
  const code = (language: keyof typeof frames) => {
    const [head, foot] = frames[language];
    const lines = Array.from({ length: 16 }, () => codeLines[language](h));
    return `\`\`\`${language}\n${[head, ...lines, foot].join('\n')}\n\`\`\``;
  };
  const table = () =>
    [
      '| 方法 | 误差 | 步数 |',
      '| --- | ---: | ---: |',
      ...Array.from(
        { length: 4 },
        () => `| ${pick(subjects)} | ${(number(900) / 100).toFixed(2)} | ${number(9000)} |`,
      ),
    ].join('\n');
  const languages = ['python', 'typescript', 'bash'] as const;
  const sections = headings
    .slice(0, 6)
    .flatMap((heading, i) => [
      `## ${heading}与${pick(subjects)}`,
      prose(2),
      `$$\n${pick(displayShapes)(h)}\n$$`,
      prose(2),
      `$$\n${pick(displayShapes)(h)}\n$$`,
      ...languages.slice(i / 2, i % 2 === 0 ? i / 2 + 1 : 0).map(code),
      ...(i === 1 ? [table()] : []),
      ...(i === 3
        ? [Array.from({ length: 4 }, () => `- **${pick(subjects)}**：${clause()}。`).join('\n')]
        : []),
      prose(0),
    ]);
  const day = new Date(Date.UTC(2019, 0, 1) + number(2400) * 86_400_000).toISOString().slice(0, 10);
  return {
    slug: `note-${String(index).padStart(5, '0')}`,
    title: `${pick(subjects)}与${pick(subjects)}的${pick(headings)} ${index}`,
    date: day,
    tags: [...new Set([pick(tagNames), pick(tagNames), pick(tagNames)])],
    summary: `${clause()}。`,
    body: `${sections.join('\n\n')}\n`,
  };
}
