import sitemap from '@astrojs/sitemap';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { readEnvironment } from './src/site/environment.ts';
import { sitemapSettings } from './src/site/sitemap.ts';

const environment = readEnvironment(process.env);
const { siteUrl, basePath } = environment;
const jsx = { runtime: 'automatic', importSource: 'preact' };

/** Vite wraps every `import()` in what loads its parts early: 0.8 KB on every page, more than it would save. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  // Nor the lists of what to load early: 0.8 KB where there are figures.
  configEnvironment: () => ({ build: { modulePreload: false } }),
  load: (id) =>
    id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : undefined,
};

/** What every page runs at once is one file. */
const everyPage = {
  name: 'page',
  test: /src\/client\/(page|trusted|theme|search-open|style-sheet)\.ts$|vite\/preload-helper\.js$/,
};

/** What all figures share is one file: apart, its small modules would weigh half as much again. */
const everyFigure = {
  name: 'figure',
  test: /src\/figures\/(?!watch)[\w-]+\.tsx?$|src\/math\/limits\.ts$/,
};

export default defineConfig({
  site: siteUrl,
  base: basePath === '' ? '/' : basePath,
  outDir: process.env.TUIDAO_STAGE ?? 'dist',
  // Not in node_modules, which checkouts may share.
  cacheDir: './.cache/astro',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  prefetch: false,
  markdown: { processor: unified(), syntaxHighlight: false },
  integrations: [sitemap(sitemapSettings(environment))],
  vite: {
    oxc: { jsx },
    // What looks for the dependencies of figures must read them likewise.
    optimizeDeps: { rolldownOptions: { transform: { jsx } } },
    build: { assetsInlineLimit: 0 },
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: [everyPage, everyFigure] } } } },
      },
    },
    plugins: [plainImports],
  },
});
