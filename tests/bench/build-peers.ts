import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WrittenArticle } from './build-articles.ts';
import { floor } from './build-floor.ts';
import { docusaurus, starlight, vitepress } from './build-documentation-peers.ts';
import { frontMatter, katexPlugin, pagefind, words, type Peer } from './peer.ts';

const eleventy: Peer = {
  name: 'Eleventy + Pagefind',
  packages: ['@11ty/eleventy@3.1.8', '@11ty/eleventy-plugin-syntaxhighlight@5.0.2', katexPlugin, pagefind],
  files: (articles) => ({
    'eleventy.config.mjs': `import katex from '@vscode/markdown-it-katex';
import highlight from '@11ty/eleventy-plugin-syntaxhighlight';

export default (config) => {
  config.addPlugin(highlight);
  config.amendLibrary('md', (md) => md.use(katex.default ?? katex));
  return { dir: { input: 'src', output: 'out' }, markdownTemplateEngine: false };
};
`,
    'src/_includes/page.njk':
      '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>\n',
    'src/index.njk':
      '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>All</title></head><body><ul>{% for one in collections.note %}<li><a href="{{ one.url }}">{{ one.data.title }}</a></li>{% endfor %}</ul></body></html>\n',
    ...Object.fromEntries(
      articles.map((one) => [
        `src/notes/${one.slug}.md`,
        frontMatter(['layout: page.njk', ...words({ ...one, tags: ['note', ...one.tags] })]) + one.body,
      ]),
    ),
  }),
  commands: [
    ['eleventy', '--quiet'],
    ['pagefind', '--site', 'out'],
  ],
  out: 'out',
};

const hexo: Peer = {
  name: 'Hexo + Pagefind',
  packages: [
    'hexo@8.1.2',
    'hexo-renderer-markdown-it@7.1.1',
    'hexo-renderer-ejs@2.0.0',
    katexPlugin,
    pagefind,
  ],
  files: (articles) => ({
    '_config.yml':
      'title: Notes\nlanguage: zh-CN\ntheme: plain\npermalink: notes/:name/\nsyntax_highlighter: highlight.js\nhighlight:\n  line_number: false\n  hljs: true\n',
    'scripts/katex.js':
      "hexo.extend.filter.register('markdown-it:renderer', (md) => md.use(require('@vscode/markdown-it-katex').default));\n",
    'themes/plain/layout/layout.ejs':
      '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title><%= page.title %></title></head><body><%- body %></body></html>\n',
    'themes/plain/layout/index.ejs':
      '<ul><% page.posts.each(function (post) { %><li><a href="<%= url_for(post.path) %>"><%= post.title %></a></li><% }) %></ul>\n',
    'themes/plain/layout/post.ejs': '<main><h1><%= page.title %></h1><%- page.content %></main>\n',
    ...Object.fromEntries(
      articles.map((one) => [`source/_posts/${one.slug}.md`, frontMatter(words(one)) + one.body]),
    ),
  }),
  commands: [
    ['hexo', 'generate'],
    ['pagefind', '--site', 'public'],
  ],
  out: 'public',
};

const astro: Peer = {
  name: 'Astro + remark-math + rehype-katex + Pagefind',
  packages: [
    'astro@7.3.5',
    '@astrojs/markdown-remark@7.3.1',
    'remark-math@6.0.0',
    'rehype-katex@7.0.1',
    pagefind,
  ],
  files: (articles) => ({
    'astro.config.mjs': `import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

export default defineConfig({
  outDir: 'out',
  markdown: { processor: unified({ remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] }) },
});
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = { notes: defineCollection({ loader: glob({ pattern: '*.md', base: './notes' }) }) };
`,
    'src/pages/index.astro': `---
import { getCollection } from 'astro:content';
const notes = await getCollection('notes');
---
<html lang="zh"><head><meta charset="utf-8" /><title>All</title></head><body><ul>{notes.map((one) => <li><a href={\`/notes/\${one.id}/\`}>{one.data.title}</a></li>)}</ul></body></html>
`,
    'src/pages/notes/[id].astro': `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('notes')).map((note) => ({ params: { id: note.id }, props: { note } }));
}
const { note } = Astro.props;
const { Content } = await render(note);
---
<html lang="zh"><head><meta charset="utf-8" /><title>{note.data.title}</title></head><body><main><h1>{note.data.title}</h1><Content /></main></body></html>
`,
    ...Object.fromEntries(
      articles.map((one) => [`notes/${one.slug}.md`, frontMatter(words(one)) + one.body]),
    ),
  }),
  commands: [
    ['astro', 'build', '--silent'],
    ['pagefind', '--site', 'out'],
  ],
  out: 'out',
};

export const peers: readonly Peer[] = [floor, eleventy, hexo, astro, starlight, vitepress, docusaurus];

/** The articles as this project reads them. */
export const ownFiles = (articles: readonly WrittenArticle[]): Record<string, string> =>
  Object.fromEntries(articles.map((one) => [`articles/${one.slug}.md`, frontMatter(words(one)) + one.body]));

/** Writes files below a folder. */
export function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
