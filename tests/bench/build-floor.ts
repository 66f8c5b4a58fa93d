import { frontMatter, pagefind, words, type Peer } from './peer.ts';

/**
 * What any program in JavaScript that reads Markdown with unified must do, and nothing else: parse, typeset each formula
 * once, colour code in one pass for two themes, write pages. No generator, no layout, no list, no feed.
 */
export const floor: Peer = {
  name: 'Floor: parse, KaTeX, Shiki, write; + Pagefind',
  packages: [
    'unified@11.0.5',
    'remark-parse@11.0.0',
    'remark-gfm@4.0.1',
    'remark-math@6.0.0',
    'mdast-util-to-hast@13.2.2',
    'hast-util-to-html@9.0.6',
    'katex@0.19.1',
    'shiki@4.6.0',
    pagefind,
  ],
  files: (articles) => ({
    'build.mjs': `import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { toHtml } from 'hast-util-to-html';
import katex from 'katex';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { createHighlighter } from 'shiki';
import { unified } from 'unified';

const themes = { light: 'github-light', dark: 'github-dark' };
const highlighter = await createHighlighter({ themes: Object.values(themes), langs: ['python', 'typescript', 'bash'] });
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();
const known = new Map();
const formula = (displayMode) => (_, { value }) => {
  const key = displayMode + value;
  if (!known.has(key)) known.set(key, katex.renderToString(value, { displayMode }));
  return { type: 'raw', value: known.get(key) };
};
const code = (_, { value, lang }) => ({ type: 'raw', value: highlighter.codeToHtml(value, { lang, themes }) });
const handlers = { math: formula(true), inlineMath: formula(false), code };
for (const name of readdirSync('notes')) {
  const text = readFileSync('notes/' + name, 'utf8');
  const [, title, body] = /^---\\ntitle: "(.*)"\\n[\\s\\S]*?\\n---\\n([\\s\\S]*)/.exec(text);
  const html = toHtml(toHast(processor.parse(body), { handlers, allowDangerousHtml: true }), { allowDangerousHtml: true });
  const folder = 'out/' + name.replace(/\\.md$/, '');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    folder + '/index.html',
    \`<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>\${title}</title></head><body><main><h1>\${title}</h1>\${html}</main></body></html>\`,
  );
}
`,
    ...Object.fromEntries(
      articles.map((one) => [`notes/${one.slug}.md`, frontMatter(words(one)) + one.body]),
    ),
  }),
  commands: [
    ['node', 'build.mjs'],
    ['pagefind', '--site', 'out'],
  ],
  out: 'out',
};
