import sitemap from '@astrojs/sitemap';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { readEnvironment } from './src/site/environment.ts';
import { sitemapSettings } from './src/site/sitemap.ts';

const environment = readEnvironment(process.env);
const { siteUrl, basePath } = environment;

export default defineConfig({
  site: siteUrl,
  base: basePath === '' ? '/' : basePath,
  outDir: process.env.TUIDAO_STAGE ?? 'dist',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  devToolbar: { enabled: false },
  prefetch: false,
  markdown: { processor: unified(), syntaxHighlight: false },
  integrations: [sitemap(sitemapSettings(environment))],
  vite: {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { assetsInlineLimit: 0 },
  },
});
