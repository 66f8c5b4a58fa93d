import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The content of the site `paging`, written anew for each build:
 * - tag and category `二十五篇` with 25 articles, `二十四篇` with 24: three pages each;
 * - tags whose form differs from their text: `C++`, `Deep Learning`, `中文 与 空格`;
 * - a nested slug, a slug of its own, `index.md`, a date in the file's name, TOML, no date, an old address;
 * - a series of three, prerequisites, pictures (PNG and SVG), names with spaces;
 * - a draft and two articles of the future, each with words, tag, category, series and pictures of its own, all of
 *   which hold one of `hiddenWords`, and a picture that no article shows.
 */
export function writePagingContent(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const pictures = 'tests/fixtures/pictures';
  for (const name of ['plot.png', '图 一.svg']) cpSync(join(pictures, name), join(folder, 'articles', name));
  cpSync(join(pictures, 'plot.png'), join(folder, 'articles/qzxdraft-picture.png'));
  for (const name of ['draft-drawing', 'unused'])
    writeFileSync(join(folder, `articles/${name}.svg`), hiddenDrawing);
  cpSync(join(pictures, 'plot.png'), join(folder, 'shared/plot.png'));
}

/** Stand in drafts and in articles of the future only: no byte of the site may hold one. */
export const hiddenWords = ['qzxdraft', 'qzxfuture', '未发表之词', '尚未到来之词', '龘', '靐'] as const;

const hiddenDrawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="9">龘 qzxdraft</text></svg>\n';

const two = (n: number) => String(n).padStart(2, '0');

function files(): Record<string, string> {
  return { ...members('二十五篇', 25, 'a', 6), ...members('二十四篇', 24, 'b', 7), ...singles, ...hidden };
}

const noted = '[^1]\n\n[^1]: 脚注。';

/** Articles that share one tag and one category, one a day through a month of 2025. */
function members(name: string, count: number, letter: string, month: number): Record<string, string> {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  return Object.fromEntries(
    numbers.map((n) => [
      `articles/${letter}${two(n)}.md`,
      `---
title: ${name}之${n}
date: 2025-${two(month)}-${two(n)}
summary: 第 ${n} 篇，讲 $x^{${n}}$ 与 $\\alpha_{${n}}$。
category: ${name}
tags: [${name}, 全体]
---

## 一节

正文第 ${n} 篇，含 $\\int_0^1 x^{${n}}\\,dx = \\frac1{${n + 1}}$。${n === 9 ? noted : ''}
`,
    ]),
  );
}

const singles: Record<string, string> = {
  'articles/names.md': `---
title: 名字 & 符号 1 < 2
date: 2025-05-01
tags: [C++, Deep Learning, 中文 与 空格, 100%]
category: 符号 & 空格
series: {id: 三部曲, order: 2}
prerequisites: [chapter_x/attention]
---

## 图片

![一幅曲线](plot.png)

![矢量 $x$](<图 一.svg>)

![绝对](/shared/plot.png)

折不开的长式子 $\\frac{\\alpha_1+\\alpha_2+\\alpha_3+\\alpha_4+\\alpha_5+\\alpha_6+\\alpha_7+\\alpha_8+\\alpha_9+\\alpha_{10}+\\alpha_{11}+\\alpha_{12}}{\\beta}$，后面还有话。
`,
  'articles/chapter_x/attention.md': `---
title: 注意力
date: 2025-05-02
tags: deep learning, c++
series: {id: 三部曲, order: 1}
---

## 链接

到 [名字](../names.md)、[一节](./index.md#一节)、[全部标签](/tags/) 与 [式](#eq-softmax)。

$$
\\mathrm{softmax}(z)_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}} \\label{eq:softmax}
$$

由 \\eqref{eq:softmax} 可知。[^1]

[^1]: 脚注。
`,
  'articles/chapter_x/index.md': `---
title: 章首
date: 2025-05-03
series: {id: 三部曲, order: 3}
---

## 一节

章首的话。
`,
  'articles/2025-05-04-dated.md': `---
title: 文件名里的日期
redirect_from: [/old/place/, /2019/旧文.html]
---

移了位置的文章。
`,
  'articles/toml.md': `+++
title = "TOML 文首"
date = 2025-05-05
tags = ["TOML"]
slug = "toml-front"
+++

用 TOML 写的文首。
`,
  'articles/undated.md': `---
tags: [无日期]
---

# 没有日期的文章

标题取自正文，$E=mc^2$。

## 一节

同名的节。

## 一节

再一次。
`,
  'articles/space name.md': `---
title: 空格文件名
date: 2025-05-06
---

文件名里有空格。

| 左 | 右 |
|:---|---:|
| 1  | 2  |

\`\`\`python title="a.py" {1}
print("代码")
\`\`\`

> [!NOTE]
> 提示框。
`,
};

const hidden: Record<string, string> = {
  'articles/qzxdraft-one.md': `---
title: 草稿 qzxdraft
date: 2025-05-07
draft: true
tags: [未发表之词, 二十五篇]
category: 未发表之词类
series: {id: 未发表之词系列, order: 1}
aliases: [qzxdraftalias]
redirect_from: [/qzxdraft-old/]
---

## qzxdraft 一节

未发表之词 龘 $\\text{qzxdraft}$。

![未发表之词](qzxdraft-picture.png)

![龘](draft-drawing.svg)
`,
  'articles/qzxfuture-one.md': `---
title: 未来 qzxfuture
date: 2026-02-02
tags: [尚未到来之词, 二十四篇]
category: 二十四篇
series: {id: 三部曲, order: 4}
prerequisites: [names]
related: [a01]
---

尚未到来之词 靐 $\\text{靐}$。
`,
  'articles/2031-01-01-qzxfuture-two.md': `---
title: 文件名里的未来
tags: [二十五篇]
---

尚未到来之词。
`,
};
