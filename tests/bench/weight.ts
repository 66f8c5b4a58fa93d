/** `npm run bench -- weight`: what a browser loads for an article, beside a plain Astro site with rehype-katex. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchArticles, type BenchArticle } from './articles.ts';
import { visits, type Loaded } from './weight-visit.ts';

const folder = resolve('.cache/bench/weight');
const articles = benchArticles(60, 2026);
const [first, second] = ['article-3', 'article-4'];

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
}

/** This project's site of the articles. */
function buildOwn(): string {
  const [content, out] = [join(folder, 'content'), join(folder, 'own')];
  rmSync(content, { recursive: true, force: true });
  mkdirSync(join(content, 'articles'), { recursive: true });
  for (const { name, text } of articles) writeFileSync(join(content, 'articles', name), text);
  run(process.execPath, ['src/build/cli.ts', 'build'], process.cwd(), {
    CONTENT_DIR: content,
    OUT_DIR: out,
    BUILD_DATE: '2026-02-01',
  });
  return out;
}

const plainFiles = (texts: readonly BenchArticle[]): Record<string, string> => ({
  'package.json': JSON.stringify({ name: 'plain', private: true, type: 'module' }),
  'astro.config.mjs': `
    import { unified } from '@astrojs/markdown-remark';
    import remarkMath from 'remark-math';
    import rehypeKatex from 'rehype-katex';
    const processor = unified({ remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] });
    export default { markdown: { processor } };`,
  'src/layouts/Article.astro': `---
import 'katex/dist/katex.min.css';
const { frontmatter } = Astro.props;
---
<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{frontmatter.title}</title></head><body><article><h1>{frontmatter.title}</h1><slot /></article></body></html>`,
  ...Object.fromEntries(
    texts.map(({ name, text }) => [
      `src/pages/articles/${name}`,
      text.replace('---\n', '---\nlayout: ../../layouts/Article.astro\n'),
    ]),
  ),
});

/** A plain Astro site of the same articles, from the npm registry; undefined where that can't be reached. */
function buildPlain(): string | undefined {
  const path = join(folder, 'plain');
  for (const [name, text] of Object.entries(plainFiles(articles))) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    if (name !== 'package.json' || !existsSync(join(path, name))) writeFileSync(join(path, name), text);
  }
  const packages = [
    'astro@7.3.5',
    '@astrojs/markdown-remark@7.3.1',
    'remark-math@6.0.0',
    'rehype-katex@7.0.1',
  ];
  try {
    if (!existsSync(join(path, 'node_modules')))
      run('npm', ['install', '-E', '--no-audit', '--no-fund', ...packages, 'katex@0.16'], path);
  } catch (error) {
    console.log(`a plain Astro site could not be set up: ${String(error).split('\n')[0]}`);
    return undefined;
  }
  run(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], path, {
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  const out = join(folder, 'plain-dist');
  rmSync(out, { recursive: true, force: true });
  cpSync(join(path, 'dist'), out, { recursive: true });
  return out;
}

const kinds = ['html', 'css', 'js', 'font'] as const;
const kb = (bytes: number) => (bytes / 1000).toFixed(1);
const sum = (loaded: Loaded) => kinds.reduce((total, kind) => total + loaded.bytes[kind], 0);
const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);

const sites = { 'Astro + rehype-katex': buildPlain(), 'this project': buildOwn() };
console.log(`An article of ${articles.length}: KB in Brotli, without pictures, scrolled to its end`);
row('', ...kinds, 'first visit', 'requests', 'elements', 'second article');
row('---', ...kinds.map(() => '---:'), '---:', '---:', '---:', '---:');
for (const [name, site] of Object.entries(sites)) {
  if (site === undefined) continue;
  const [one, other] = await visits(site, [`/articles/${first}/`, `/articles/${second}/`]);
  if (one === undefined || other === undefined) throw new Error('two pages were visited');
  const { bytes, requests, elements } = one;
  row(name, ...kinds.map((kind) => kb(bytes[kind])), kb(sum(one)), requests, elements, kb(sum(other)));
}
