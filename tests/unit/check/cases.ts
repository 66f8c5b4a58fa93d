/** Files of a content folder: text, or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** What one rule reports, and what stands near it and is no fault. */
export interface Case {
  what: string;
  bad: Files;
  /** `path:line:column source/rule` of every line. */
  lines: readonly string[];
  fine: Files;
}

const front = (lines: string, body = '正文。\n') => `---\n${lines}\n---\n${body}`;
const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"${attributes}>\n${inner}<circle r="4"/></svg>`;
const a = (text: string | Uint8Array): Files => ({ 'a.md': text });

export const cases: readonly Case[] = [
  {
    what: 'a per cent sign that swallows what follows',
    bad: a('占$50%$，$x%y$，共\n\n$$\nx=50%\n$$\n'),
    lines: ['a.md:1:5 formula/tex', 'a.md:1:10 formula/tex', 'a.md:4:5 formula/tex'],
    fine: a('占$50\\%$，共\n\n$$\n% 注 $x$ 与 {\nx=50\\% % 注\n$$\n'),
  },
  {
    what: 'GBK',
    bad: a(bytes('## Title\n\nab', [0xd6, 0xd0, 0xce, 0xc4], '\n')),
    lines: ['a.md:3:3 text/gbk'],
    fine: a('## Title\n\nab中文\n'),
  },
  {
    what: 'Big5',
    bad: a(bytes([0xa4, 0xa4, 0xa4, 0xe5, 0xbe, 0xc7, 0xb2, 0xdf], '\n')),
    lines: ['a.md:1:1 text/big5'],
    fine: a('中文學習\n'),
  },
  {
    what: 'UTF-16 with a mark, formulas in it still checked',
    bad: a(bytes([0xff, 0xfe], Buffer.from('正文 $\\bad$\n', 'utf16le').toJSON().data)),
    lines: ['a.md:1:1 text/utf-16', 'a.md:1:5 formula/tex'],
    fine: a('\uFEFF正文 $x$\n'),
  },
  {
    what: 'UTF-16 without a mark',
    bad: a(Buffer.from('title\n正文\n', 'utf16le')),
    lines: ['a.md:1:1 text/utf-16'],
    fine: a('title\n正文\n'),
  },
  {
    what: 'bytes that are no UTF-8, each run where it stands, and what follows on the line where it stands',
    bad: a(bytes('正文甲乙丙', [0x80], '后$\\bad$\n\n再', [0xe6, 0x96], '\n')),
    lines: ['a.md:1:6 text/invalid-bytes', 'a.md:1:9 formula/tex', 'a.md:3:2 text/invalid-bytes'],
    fine: a('正文甲乙丙\uFFFD后 café\n'),
  },
  { what: 'NUL', bad: a('正\0文\n'), lines: ['a.md:1:2 text/nul'], fine: a('正文\t文\r\n') },
  {
    what: 'control characters, of the front matter too',
    bad: a(front('title: a\u0007b', '正\u001B[31m文\n')),
    lines: ['a.md:2:9 text/control', 'a.md:4:2 text/control'],
    fine: a(front('title: "a\\tb"')),
  },
  {
    what: 'control characters written as escapes',
    bad: a(front('title: "a\\x07b"')),
    lines: ['a.md:2:1 frontmatter/value'],
    fine: a(front("title: 'a\\x07b'")),
  },
  {
    what: 'what is no text at all',
    bad: a(png),
    lines: ['a.md:1:1 text/binary'],
    fine: { 'a.md': '![一点](a.png)\n', 'a.png': png },
  },
  {
    what: 'a file that is too long',
    bad: a('正文。\n\n'.repeat(200_000)),
    lines: ['a.md:1:1 text/size'],
    fine: a('正文。\n\n'.repeat(200)),
  },
  {
    what: 'marks that change the direction of text',
    bad: a('```py\nx = "\u202Eabc"\n```\n\n`\u2066`\n'),
    lines: ['a.md:2:6 text/bidi', 'a.md:5:2 text/bidi'],
    fine: a('العربية 中文\n'),
  },
  {
    what: 'characters that nobody sees',
    bad: a('正\u200B文\u2028文\n'),
    lines: ['a.md:1:2 text/invisible'],
    fine: a('正\u3000文\u00A0文 👨\u200D👩\u200D👧\n'),
  },
  {
    what: 'two articles for one address: by slug, where it is written',
    bad: { 'a.md': front('slug: same'), 'b.md': front('slug: same') },
    lines: ['b.md:2:1 content/duplicate-slug'],
    fine: { 'a.md': front('slug: same'), 'b/c.md': front('slug: same') },
  },
  {
    what: 'by case, by the form of a letter, by a folder, by a date',
    bad: {
      'Case.md': '',
      'case.md': '',
      'caf\u00e9.md': '',
      'cafe\u0301.md': '',
      'x.md': '',
      'x/index.md': '',
      '2026-01-01-d.md': '',
      'd.md': '',
    },
    lines: [
      'caf\u00e9.md:1:1 content/duplicate-slug',
      'case.md:1:1 content/duplicate-slug',
      'd.md:1:1 content/duplicate-slug',
      'x/index.md:1:1 content/duplicate-slug',
    ],
    fine: { 'case.md': '', 'cases.md': '', 'x.md': '', 'x/y.md': '', 'index.md': '' },
  },
  {
    what: 'names that a file system or an address does not carry',
    bad: { 'a#b.md': '', 'a%20c.md': '', 'con.md': '', 'dot..md': '', 'q?.md': '', '甲\u200B.md': '' },
    lines: [
      'a#b.md:1:1 content/name',
      'a%20c.md:1:1 content/name',
      'con.md:1:1 content/name',
      'dot..md:1:1 content/name',
      'q?.md:1:1 content/name',
      '甲\u200B.md:1:1 content/name',
    ],
    fine: { 'a b.md': '', 'C++（三）.md': '', 'console.md': '', 'a.b.md': '', "q'&=;.md": '' },
  },
  {
    what: 'a day in the name that does not exist, or is another than that of the front matter',
    bad: { '2026-02-30-a.md': '', '2026-01-02-b.md': front('date: 2026-01-05') },
    lines: ['2026-01-02-b.md:2:1 frontmatter/two-dates', '2026-02-30-a.md:1:1 frontmatter/value'],
    fine: { '2026-01-30-a.md': '', '2026-01-05-b.md': front('date: 2026-1-5 08:00') },
  },
  {
    what: 'days that cannot be',
    bad: a(front('title: 甲\ndate: 2026-02-30\nupdated: 2026-01-05 25:00')),
    lines: ['a.md:3:1 frontmatter/value', 'a.md:4:1 frontmatter/value'],
    fine: a(front('title: 甲\ndate: 2024-02-29 23:59:59\nupdated: 2024/3/1')),
  },
  {
    what: 'a change before the publication',
    bad: a(front('title: 甲\ndate: 2026-01-05\nupdated: 2025-12-31')),
    lines: ['a.md:4:1 frontmatter/two-dates'],
    fine: a(front('title: 甲\ndate: 2026-01-05\nupdated: 2026-01-05')),
  },
  {
    what: 'a title that is missing or empty',
    bad: {
      'a.md': front('date: 2026-01-05\ntags: [x]'),
      'b.md': front('title:'),
      'c.md': front('title: ""'),
    },
    lines: ['a.md:1:1 frontmatter/no-title', 'b.md:2:1 frontmatter/value', 'c.md:2:1 frontmatter/value'],
    fine: { 'a.md': front('date: 2026-01-05\ntags: [x]', '# 甲\n'), 'b.md': '正文\n' },
  },
  {
    what: 'keys that are nearly known',
    bad: a(front('title: 甲\ndarft: true\nredirect-from: [/old/]\nseries: {id: s, odrer: 2}')),
    lines: [
      'a.md:3:1 frontmatter/unknown-key',
      'a.md:4:1 frontmatter/unknown-key',
      'a.md:5:17 frontmatter/unknown-key',
    ],
    fine: a(front('title: 甲\nlayout: post\ncover: a.png\nmathjax: true')),
  },
  {
    what: 'keys written twice, bad YAML where it begins, bad TOML',
    bad: {
      'a.md': front('title: 甲\ntitle: 乙'),
      'b.md': front('title: 甲: 乙'),
      'c.md': front('title: *甲'),
      'd.md': front('title: "甲\ndate: 2026-01-05'),
      'e.md': front('tags: [甲, 乙'),
      'f.md': '+++\ntitle = 甲\n+++\n',
      'g.md': '---\ntitle: 甲\n\n正文\n',
      'h.md': '\n---\ntitle: 甲\n---\n正文\n',
    },
    lines: [
      'a.md:3:1 frontmatter/duplicate-key',
      'b.md:2:8 frontmatter/yaml',
      'c.md:2:8 frontmatter/yaml',
      'd.md:2:8 frontmatter/yaml',
      'e.md:2:7 frontmatter/yaml',
      'f.md:2:9 frontmatter/toml',
      'g.md:1:1 frontmatter/unclosed',
      'h.md:2:1 frontmatter/misplaced',
    ],
    fine: { 'a.md': front('title: "甲: 乙 *丙"\ntags: [甲, 乙]'), 'b.md': '---\n\n正文\n\n---\n' },
  },
  {
    what: 'tags, categories and series in two spellings',
    bad: {
      'a.md': front('title: 甲\ntags: [VAE, 机器学习]\ncategory: 数学'),
      'b.md': front('title: 乙\ntags: [x, vae, 机器 学习, ＶＡＥ]\ncategory: Math'),
      'c.md': front('title: 丙\ntags: [VAE]\ncategory: math'),
      'd.md': front('title: 丁\ntags: [y, Y]'),
    },
    lines: [
      'b.md:3:11 frontmatter/near-duplicate',
      'b.md:3:16 frontmatter/near-duplicate',
      'b.md:3:23 frontmatter/near-duplicate',
      'c.md:4:1 frontmatter/near-duplicate',
      'd.md:3:11 frontmatter/near-duplicate',
    ],
    fine: {
      'a.md': front('title: 甲\ntags: [C, VAE]'),
      'b.md': front('title: 乙\ntags: [C++, VAE, VQ-VAE]'),
    },
  },
  {
    what: 'articles that are named and do not exist',
    bad: { 'a.md': front('title: 甲\nrelated: [b, nowhere]'), 'b.md': '' },
    lines: ['a.md:3:14 frontmatter/unknown-article'],
    fine: { 'a.md': front('title: 甲\nrelated: [b]'), 'b.md': '' },
  },
  {
    what: 'old addresses that are none, or taken',
    bad: a(front('title: 甲\nredirect_from: [a?b, /articles/a/]')),
    lines: ['a.md:3:17 frontmatter/redirect-form', 'a.md:3:22 frontmatter/redirect-clash'],
    fine: a(front('title: 甲\nredirect_from: [/2019/a.html]')),
  },
  {
    what: 'images that are missing, of another case, outside, corrupt, or nowhere',
    bad: {
      'articles/a.md': [
        '![甲](none.png)',
        '文![甲](Ok.png)字',
        '![甲](../../out.png)',
        '![甲](cut.png)',
        '![甲]()',
        '![甲](C:\\a.png)',
        '![甲](htp://a.b/c.png)',
        '![甲](javascript:alert)',
        '![甲](ok.png)',
        '',
      ].join('\n\n'),
      'articles/ok.png': png,
      'articles/cut.png': png.subarray(0, 50),
    },
    lines: [
      'articles/a.md:1:1 images/missing',
      'articles/a.md:3:2 images/case',
      'articles/a.md:5:1 images/outside',
      'articles/a.md:7:1 images/corrupt',
      'articles/a.md:9:1 images/empty',
      'articles/a.md:11:1 images/local',
      'articles/a.md:13:1 images/address',
      'articles/a.md:15:1 images/address',
    ],
    fine: { 'articles/a.md': '![甲](../ok.png) ![乙](data:image/gif;base64,AA)\n', 'ok.png': png },
  },
  {
    what: 'images on other sites, from which pages load nothing, counted',
    bad: {
      'a.md':
        '文\n\n![甲](https://a.b/c.png)\n\n![乙][d] <img src="//a.b/d.png" alt="丙">\n\n[d]: http://e.f/\n',
    },
    lines: ['a.md:3:1 images/elsewhere'],
    fine: { 'a.md': '[甲](https://a.b/c.png)\n' },
  },
  {
    what: 'images without a text, counted',
    bad: { 'a.md': '文\n\n![](ok.png)\n\n![ ](ok.png)\n', 'ok.png': png },
    lines: ['a.md:3:1 images/no-alt'],
    fine: { 'a.md': '![一点](ok.png)\n', 'ok.png': png },
  },
  {
    what: 'an SVG that runs, loads or defines entities',
    bad: {
      'a.md': ['script', 'handler', 'link', 'entity', 'far', 'wide']
        .map((name) => `![图](${name}.svg)\n`)
        .join('\n'),
      'script.svg': svg('<script>alert(1)</script>'),
      'handler.svg': svg('', ' onload="alert(1)"'),
      'link.svg': svg('<a href="java&#115;cript:alert(1)"><text>x</text></a>'),
      'entity.svg': `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`,
      'far.svg': svg('<image href="https://a.b/c.png"/>'),
      'wide.svg': `<?xml version="1.0" encoding="shift_jis"?>${svg('')}`,
    },
    lines: [
      'a.md:1:1 images/svg-script',
      'a.md:3:1 images/svg-script',
      'a.md:5:1 images/svg-script',
      'a.md:7:1 images/svg-entity',
      'a.md:9:1 images/svg-external',
      'a.md:11:1 images/svg-encoding',
    ],
    fine: {
      'a.md': '![图](a.svg)\n',
      'a.svg': svg(
        '<!-- <script> --><style>.a{fill:red}</style><a href="https://a.b"><text>onload="x"</text></a>',
      ),
    },
  },
  {
    what: 'links that lead nowhere',
    bad: {
      'a.md': '[甲](none.md) [乙](b.md#没有) [丙](#没有) [丁]() [戊](B.md) [己](file:///x) [庚](data.csv)\n',
      'b.md': '## 一节\n',
      'data.csv': '',
    },
    lines: [
      'a.md:1:1 links/broken',
      'a.md:1:14 links/anchor',
      'a.md:1:27 links/anchor',
      'a.md:1:36 links/empty',
      'a.md:1:42 links/broken',
      'a.md:1:52 links/local',
      'a.md:1:67 links/unpublished-file',
    ],
    fine: { 'a.md': '[甲](b.md) [乙](b.md#一节) [丙](/tags/) [丁](mailto:a@b.c)\n', 'b.md': '## 一节\n' },
  },
  {
    what: 'notes that are undefined, unused or defined twice, addresses likewise',
    bad: a(
      '文[^a]和[^b]。\n\n[^a]: 甲\n\n[^c]: 丙\n\n[^a]: 又甲\n\n[见 这里][x]\n\n[y]: https://a.b\n\n[y]: https://c.d\n',
    ),
    lines: [
      'a.md:1:7 links/undefined-note',
      'a.md:5:1 links/unused-note',
      'a.md:7:1 links/duplicate-note',
      'a.md:9:1 links/undefined-definition',
      'a.md:13:1 links/duplicate-definition',
    ],
    fine: a('文[^a]和`[^b]`，正则`[^c]`。\n\n[^a]: 甲\n\n[见 这里][x]\n\n[x]: https://a.b\n'),
  },
  {
    what: 'languages of code that are unknown, and fences that are not closed',
    bad: a('```pyhton\nx\n```\n\n- 列\n\n  ~~~\n  x\n'),
    lines: ['a.md:1:4 code/language', 'a.md:7:3 code/unclosed-fence'],
    fine: a('```python {2}\nx\n```\n\n````md\n```\n````\n\n```pycon\n>>> x\n```\n\n```text\nx\n```\n'),
  },
  {
    what: 'MathML, once for each formula, and names of its elements elsewhere',
    bad: a('甲 <math><mi>x</mi><mo>=</mo></math> 乙 <mi>y</mi>\n'),
    lines: ['a.md:1:3 html/forbidden', 'a.md:1:39 html/unknown-element'],
    fine: a('甲 $x=$ 乙 `<mi>y</mi>`\n'),
  },
  {
    what: 'an environment that ends under another name, each as its author wrote it',
    bad: a('$$\n\\begin{aligned}x\\end{align}\n$$\n'),
    lines: ['a.md:2:17 formula/tex'],
    fine: a('$$\n\\begin{aligned}x\\end{aligned}\n$$\n'),
  },
  {
    what: 'HTML that runs, loads or would swallow words',
    bad: a(
      '用 List<String> 时\n\n<div onclick="x()">甲</div>\n\n<iframe src="https://a.b"></iframe>\n\n<a href="data:text/html,x">甲</a>\n',
    ),
    lines: [
      'a.md:1:7 html/unknown-element',
      'a.md:3:6 html/handler',
      'a.md:5:1 html/forbidden',
      'a.md:7:4 html/address',
    ],
    fine: a(
      '用 `List<String>` 时，a<b 且 c>d。<kbd>Ctrl</kbd>\n\n<details><summary>甲</summary>乙</details>\n',
    ),
  },
  {
    what: 'headings that are empty, skip a level, or are a second title',
    bad: a('# 题\n\n##\n\n## 一\n\n#### 深\n\n# 又题\n'),
    lines: ['a.md:3:1 headings/empty', 'a.md:7:1 headings/skipped-level', 'a.md:9:1 headings/second-h1'],
    fine: a('# 题\n\n## 一\n\n### 二\n\n## $x$\n'),
  },
  {
    what: 'what copying has lost',
    bad: a('由[公式]得[Math]，见[代码]和[图片]。\n'),
    lines: [
      'a.md:1:2 prose/lost-content',
      'a.md:1:7 prose/lost-content',
      'a.md:1:15 prose/lost-content',
      'a.md:1:20 prose/lost-content',
    ],
    fine: a('由`[公式]`得 \\[公式] 见[公式](https://a.b)。\n\n```text\n[公式]\n```\n'),
  },
  {
    what: 'lost formulas in a title and a summary',
    bad: a(front('title: 由[公式]得\nsummary: 见[公式]')),
    lines: ['a.md:2:9 prose/lost-content', 'a.md:3:11 prose/lost-content'],
    fine: a(front('title: 由 $x$ 得\nsummary: 见 $y$')),
  },
  {
    what: 'a dollar without a partner that touches TeX',
    bad: a(
      '设$\\alpha为实数，$\\beta$是整数，$\\gamma$也是。\n\n未闭合 $\\frac{1}{2 后面。\n\n前面x^2$之后。\n',
    ),
    lines: ['a.md:1:19 prose/unclosed-math', 'a.md:3:5 prose/unclosed-math', 'a.md:5:6 prose/unclosed-math'],
    fine: a('设$\\alpha$为实数，$5与$\\$8，\\$\\$。`$\\beta`，$HOME，x_1 与 $ 号。\n'),
  },
  {
    what: 'TeX outside of formulas, once for each paragraph, and commands of documents',
    bad: a(
      '其中\\alpha是\\beta的参数。\n\n见\\cite{x}与\\cref{y}，\\textbf{粗}。\n\n\\begin{itemize}\n\\item 一\n',
    ),
    lines: [
      'a.md:1:3 prose/bare-tex',
      'a.md:3:2 prose/bare-tex',
      'a.md:3:11 prose/bare-tex',
      'a.md:3:20 prose/bare-tex',
      'a.md:5:1 prose/bare-tex',
      'a.md:6:1 prose/bare-tex',
    ],
    fine: a('其中$\\alpha$，`\\beta`，C:\\alpha\\beta，D:\\text，\\foo 与 \\n。\n'),
  },
  {
    what: 'dollars and stars without a partner',
    bad: a('设 $$x\n\n这是 **重点\n'),
    lines: ['a.md:1:3 prose/unclosed-math', 'a.md:3:4 prose/stray-stars'],
    fine: a('设 $$x$$，这是**重点**，2\\*\\*3，价 $5。\n'),
  },
  {
    what: 'links, headings and tables that one character spoils',
    bad: a(
      ['![甲](my pic.png)', '[甲]（b.md）', '[甲] (b.md)', '##标题', '| a | b |\n| 1 | 2 |', ''].join('\n\n'),
    ),
    lines: [
      'a.md:1:1 prose/space-in-address',
      'a.md:3:1 prose/full-width',
      'a.md:5:1 prose/space-before-address',
      'a.md:7:1 prose/no-space',
      'a.md:9:1 prose/no-table',
    ],
    fine: a('[注]（见下文） x[i] (j) #标签 `[a](b c.md)`\n\n| a |\n| - |\n| 1 |\n\n|x| 与 |y|\n'),
  },
  {
    what: 'rows of a table with too many cells',
    bad: a('| a | b |\n| - | - |\n| 1 | 2 | 3 |\n'),
    lines: ['a.md:3:9 tables/surplus-cells'],
    fine: a('| a | b |\n| - | - |\n| 1 |\n| $|x|$ | 2 |\n'),
  },
  {
    what: 'labels that are undefined, doubled or unused',
    bad: a(
      '$$x\\label{eq:a}$$\n\n$$y\\label{eq:a}$$\n\n式\\eqref{eq:a}与\\eqref{eq:b}。\n\n$$z\\label{eq:c}$$\n',
    ),
    lines: [
      'a.md:3:4 labels/duplicate-label',
      'a.md:5:15 labels/unknown-label',
      'a.md:7:4 labels/unused-label',
    ],
    fine: { 'a.md': '$$x\\label{eq:a}$$\n', 'b.md': '见\\eqref{a:eq:a}。\n' },
  },
  {
    what: 'TeX that KaTeX refuses, at the character',
    bad: a(front('title: 甲', '设 $\\frac{1}{\\alhpa}$。\n\n- > $$\n  > x^{2\n  > $$\n')),
    lines: ['a.md:4:13 formula/tex', 'a.md:7:7 formula/tex'],
    fine: a('设 $\\frac{1}{\\alpha}$。\n'),
  },
  {
    what: 'works that are not in the library',
    bad: { 'articles/a.md': '见[@nobody]。\n', 'references.json': '[]' },
    lines: ['articles/a.md:1:2 citations/unknown-key'],
    fine: { 'articles/a.md': '见[@a]。\n', 'references.json': '[{"id":"a","title":"甲"}]' },
  },
  {
    what: 'works of the wrong shape, and those that are listed twice',
    bad: {
      'articles/a.md': '见[@a; @b]。\n',
      'references.json': `[
  {"id": "a", "title": "甲", "author": [null], "issued": "近日", "page": []},
  {"id": "c"},
  {"id": "b", "title": "乙"},
  {"id": "a", "title": "丙"}
]`,
    },
    lines: [
      'references.json:2:40 references/value',
      'references.json:2:47 references/value',
      'references.json:2:63 references/value',
      'references.json:3:3 references/incomplete',
      'references.json:5:10 references/duplicate-id',
    ],
    fine: {
      'articles/a.md': '见[@a]。\n',
      'references.json': '\uFEFF[{"id": "a", "title": "甲", "author": "王", "issued": "2020-01", "page": 7}]',
    },
  },
  {
    what: 'works in text that is no JSON',
    bad: { 'articles/a.md': '', 'references.json': '[\n  {"id": "a", "title": “甲”}\n]' },
    lines: ['references.json:2:24 references/json'],
    fine: { 'articles/a.md': '', 'references.json': '[\n  {"id": "a", "title": "“甲”"}\n]' },
  },
  {
    what: 'works and macros in GBK',
    bad: {
      'articles/a.md': '',
      'macros.tex': bytes('% ', [0xd6, 0xd0, 0xce, 0xc4], '\n'),
      'references.json': bytes('[{"id": "a", "title": "', [0xd6, 0xd0, 0xce, 0xc4], '"}]'),
    },
    lines: ['macros.tex:1:3 text/gbk', 'references.json:1:24 text/gbk'],
    fine: { 'articles/a.md': '', 'macros.tex': '\uFEFF% 中文\n', 'references.json': '[]' },
  },
  {
    what: 'more marks in a paragraph than are read',
    bad: a(`${'[甲](https://a.b) '.repeat(1200)}\n`),
    lines: ['a.md:1:17001 syntax/too-many-marks'],
    fine: a('- [甲](https://a.b)\n'.repeat(1200)),
  },
  {
    what: 'quotes and lists that nobody could follow',
    bad: a(`${'> '.repeat(150)}x\n`),
    lines: ['a.md:1:199 syntax/too-deep'],
    fine: a(`${'> '.repeat(20)}x\n`),
  },
];
