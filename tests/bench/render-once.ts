/**
 * One way through one set of articles, in a process of its own, so that nothing is warm for the other way.
 * Prints JSON: CPU milliseconds, and bytes of the HTML.
 */
import { brotliCompressSync } from 'node:zlib';
import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { formulaHtml } from '../../src/markdown/formula-html.ts';
import { replaceMarks } from '../../src/markdown/marks.ts';
import { renderArticle } from '../../src/markdown/render.ts';
import { createProcessor } from '../../src/site/markdown.ts';
import { styleSheet } from '../../src/formula/styles.ts';
import { benchArticles } from './articles.ts';

const [way, count, formulas] = process.argv.slice(2);
const articles = benchArticles(Number(count), 2026, formulas === 'formulas');

async function plain(text: string): Promise<string> {
  const body = text.replace(/^---[\s\S]*?---\n/, '');
  return String(await plainProcessor.process(body));
}
const plainProcessor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkRehype)
  .use(rehypeKatex)
  .use(rehypeStringify)
  .freeze();

const styles = new Set<string>();
async function own(text: string): Promise<string> {
  const bodyStart = text.indexOf('---\n', 4) + 4;
  const source = { path: 'a.md', text, bodyStart, title: '', summaryLine: 1 };
  const rendered = await renderArticle(source, processor);
  for (const style of rendered.styles) styles.add(style);
  return replaceMarks(
    rendered.html,
    (index) => {
      const formula = rendered.formulas[index];
      return formula === undefined ? '' : formulaHtml(formula);
    },
    () => '',
  );
}
const processor = await createProcessor({
  macros: {},
  places: new Map(),
  figures: new Set(),
  references: new Map(),
  titleFromBody: false,
  dialect: { codeMath: false, sentenceDisplay: true },
  resolveLink: () => undefined,
  resolveImage: () => Promise.resolve(undefined),
  resolveLabel: () => Promise.resolve(undefined),
});

const render = way === 'own' ? own : plain;
// The first article loads grammars and compiles code: it is not counted.
await render(articles[0]?.text ?? '');
const start = process.cpuUsage();
const pages: string[] = [];
for (const { text } of articles) pages.push(await render(text));
const { user, system } = process.cpuUsage(start);
const sheet = styleSheet(styles);
console.log(
  JSON.stringify({
    cpu: (user + system) / 1000,
    bytes: pages.reduce((sum, html) => sum + Buffer.byteLength(html), 0) + Buffer.byteLength(sheet),
    brotli:
      pages.reduce((sum, html) => sum + brotliCompressSync(html).length, 0) +
      brotliCompressSync(sheet).length,
    formulas: pages.reduce((sum, html) => sum + html.split('<math').length - 1, 0),
  }),
);
