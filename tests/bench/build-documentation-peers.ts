import { frontMatter, katexPlugin, pagefind, words, type Peer } from './peer.ts';

const description = 'Notes';

export const starlight: Peer = {
  name: 'Starlight',
  packages: [
    'astro@7.3.5',
    '@astrojs/starlight@0.42.4',
    '@astrojs/markdown-remark@7.3.1',
    'remark-math@6.0.0',
    'rehype-katex@7.0.1',
    'sharp@0.35.5',
  ],
  files: (articles) => ({
    'astro.config.mjs': `import { unified } from '@astrojs/markdown-remark';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

export default defineConfig({
  outDir: 'out',
  markdown: { processor: unified({ remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] }) },
  integrations: [starlight({ title: 'Notes', locales: { root: { label: '中文', lang: 'zh-CN' } } })],
});
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    'src/content/docs/index.md': `${frontMatter(['title: Notes'])}${description}\n`,
    ...Object.fromEntries(
      articles.map((one) => [
        `src/content/docs/${one.slug}.md`,
        frontMatter([`title: ${JSON.stringify(one.title)}`]) + one.body,
      ]),
    ),
  }),
  // It makes Pagefind's index itself.
  commands: [['astro', 'build', '--silent']],
  out: 'out',
};

export const vitepress: Peer = {
  name: 'VitePress + Pagefind',
  packages: ['vitepress@1.6.4', katexPlugin, pagefind],
  files: (articles) => ({
    '.vitepress/config.mjs': `import katex from '@vscode/markdown-it-katex';

const tags = new Set('math annotation semantics mrow mi mo mn ms mtext msub msup msubsup mfrac msqrt mroot mstyle mspace munder mover munderover mtable mtr mtd mpadded mphantom menclose'.split(' '));

export default {
  lang: 'zh-CN',
  title: 'Notes',
  outDir: 'out',
  markdown: { config: (md) => md.use(katex.default ?? katex) },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tags.has(tag) } } },
};
`,
    'index.md': `# Notes\n\n${description}\n`,
    ...Object.fromEntries(
      articles.map((one) => [`${one.slug}.md`, `${frontMatter(words(one))}# ${one.title}\n\n${one.body}`]),
    ),
  }),
  commands: [
    ['vitepress', 'build'],
    ['pagefind', '--site', 'out'],
  ],
  out: 'out',
};

export const docusaurus: Peer = {
  name: 'Docusaurus + Pagefind',
  packages: [
    '@docusaurus/core@3.10.2',
    '@docusaurus/preset-classic@3.10.2',
    '@docusaurus/faster@3.10.2',
    '@mdx-js/react@3.1.1',
    'react@19.2.0',
    'react-dom@19.2.0',
    'remark-math@6.0.0',
    'rehype-katex@7.0.1',
    pagefind,
  ],
  files: (articles) => ({
    'docusaurus.config.mjs': `import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

export default {
  title: 'Notes',
  url: 'https://example.org',
  baseUrl: '/',
  i18n: { defaultLocale: 'zh-CN', locales: ['zh-CN'] },
  markdown: { format: 'md' },
  future: { v4: true, faster: true },
  presets: [
    ['classic', {
      docs: { routeBasePath: '/', sidebarPath: undefined, remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] },
      blog: false,
    }],
  ],
};
`,
    'docs/index.md': `${frontMatter(['title: Notes', 'slug: /'])}${description}\n`,
    ...Object.fromEntries(
      articles.map((one) => [
        `docs/${one.slug}.md`,
        `${frontMatter([`title: ${JSON.stringify(one.title)}`, `id: ${one.slug}`])}# ${one.title}\n\n${one.body}`,
      ]),
    ),
  }),
  commands: [
    ['docusaurus', 'build', '--out-dir', 'out'],
    ['pagefind', '--site', 'out'],
  ],
  out: 'out',
};
