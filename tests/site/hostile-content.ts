import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { harmless, hostileMarkdown, payloads } from './payloads.ts';

/** How many articles hold the payloads: each stands in every place of one of them at least. */
export const hostileArticles = 4;

/**
 * The content of the site `hostile`, written anew for each build, with payloads wherever words may stand:
 * - `h0`, `h1` … and their twins `t0`, `t1` …, the same with payloads that mean nothing: their pages must be alike;
 * - `markdown`, with what Markdown itself lets through;
 * - macros, terms, references, facts and SVG files.
 */
export function writeHostileContent(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const articles = Array.from({ length: hostileArticles }, (_, n): [string, string][] => [
    [`articles/h${n}.md`, article(n, 'h', (text) => text)],
    [`articles/t${n}.md`, article(n, 't', harmless)],
  ]);
  const files = Object.fromEntries([...articles.flat(), ...Object.entries(others())]);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** One article: place `i` of number `n` holds payload `n + 4i`, so that all stand somewhere and no two places agree. */
function article(n: number, letter: string, as: (payload: string) => string): string {
  const word = (place: number) => as(payloads[(n + hostileArticles * place) % payloads.length] ?? '');
  // Names become addresses: what these can't carry is a fault, and left out.
  const name = (place: number) =>
    JSON.stringify(`${letter}${place} ${word(place).replace(/[/,?#\\\0]/g, '')}`);
  const line = (place: number) => word(place).replace(/[\n\u2028]/g, ' ');
  return `---
title: ${JSON.stringify(`共有的词 ${letter}${n} ${word(0)}`)}
date: 2025-01-0${n + 1}
updated: 2025-02-0${n + 1}
summary: ${JSON.stringify(`摘要 ${word(1)}`)}
category: ${name(2)}
tags: [${name(3)}, ${name(4)}]
series: {id: ${name(5)}, order: 1}
author: ${JSON.stringify(word(6))}
level: ${JSON.stringify(word(7))}
aliases: [${JSON.stringify(word(8))}]
macros: {'\\x': ${JSON.stringify(word(9))}}
"${harmless(word(10))}": ${JSON.stringify(word(10))}
---

共有的词。\`${line(11).replace(/`/g, '')}\`

## 一节 \`${line(12).replace(/`/g, '')}\`

\`\`\`text title="${line(13).replace(/["`]/g, '')}"
${line(14)}
\`\`\`

![说明 ${line(15).replace(/[[\]]/g, '')}](plain.svg)

行内 ![${line(16).replace(/[[\]]/g, '')}](plain.svg)

[${line(17).replace(/[[\]]/g, '')}](https://example.org/${encodeURIComponent(line(18).replace(/\0/g, ''))})

字[^1]。

[^1]: 注 \`${line(19).replace(/`/g, '')}\`
`;
}

const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"${attributes}>${inner}<rect width="40" height="20"/></svg>`;

const others = (): Record<string, string> => ({
  'articles/markdown.md': `---\ntitle: 共有的词 只有正文\ndate: 2024-01-01\n---\n\n${hostileMarkdown.join('\n\n')}\n`,
  // Each payload as raw HTML, alone: one that is never closed swallows none of the others.
  'articles/html.md': `---\ntitle: 共有的词 标签\ndate: 2024-01-02\n---\n\n${payloads
    .map((payload) => payload.replace(/[\n\u2028]/g, ' '))
    .join('\n\n字\n\n')}\n`,
  'articles/plain.svg': svg(''),
  'articles/handler.svg': svg('<circle r=">" onclick="fired(1)"/>', ' onload="fired(1)"'),
  'articles/hostile.svg': svg('<script>fired(1)</script>'),
  'macros.tex': `\\newcommand{\\site}{<script>fired(1)</script>}\n`,
  'terms.yaml': `- [共有的词, ${JSON.stringify('<img src=x onerror=fired(1)>')}]\n`,
  'tags.yaml': `h3: ${JSON.stringify('<script>fired(1)</script>')}\n`,
  'references.json': JSON.stringify([
    {
      id: 'bad',
      title: '<script>fired(1)</script>',
      author: [{ family: '<img src=x onerror=fired(1)>', given: '" onmouseover="fired(1)' }],
      'container-title': '</cite><script>fired(1)</script>',
      issued: { 'date-parts': [['<script>fired(1)</script>']] },
      volume: '<script>fired(1)</script>',
      issue: '<img src=x onerror=fired(1)>',
      page: '<script>fired(1)</script>-2',
      URL: 'javascript:fired(1)',
      DOI: '"><script>fired(1)</script>',
      arxiv: 'javascript:fired(1)',
    },
  ]),
  'facts/markdown.json': JSON.stringify({
    facts: [{ id: 'F1"><script>fired(1)</script>', what: '<script>fired(1)</script>', kind: '<img src=x>' }],
  }),
});
