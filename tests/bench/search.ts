/**
 * `npm run bench -- search`: our search beside stock Pagefind and beside the whole text, in Chromium, over our articles
 * and over the Markdown folder of `BENCH_CONTENT`. `BENCH_QUERIES` sets how many queries of a kind are drawn.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../setup/machine.ts';
import { makeFolder, type Folder } from './search-folder.ts';
import { drawFormulas } from './search-formulas.ts';
import { drawQueries } from './search-queries.ts';
import { scoreOf, type Score } from './search-score.ts';
import { serveFolder } from './search-server.ts';
import type { Found, Way } from './search-page.ts';

const seed = 2026;
const count = Number(process.env['BENCH_QUERIES'] ?? 60);
const ways: readonly Way[] = ['ours', 'stock', 'text'];

/** The figure that counts for a kind of query, and what it should be. Kinds that are not named here are not shown. */
const targets: Readonly<Record<string, readonly [figure: keyof Score, least: number][]>> = {
  'substring of 2': [
    ['recall', 100],
    ['precision', 99],
    ['mrr', 0.98],
    ['success', 100],
  ],
  'substring of 3': [
    ['recall', 100],
    ['precision', 99],
    ['mrr', 0.98],
    ['success', 100],
  ],
  'substring of 4': [
    ['recall', 100],
    ['precision', 99],
    ['mrr', 0.98],
    ['success', 100],
  ],
  'substring of 6': [
    ['recall', 100],
    ['precision', 99],
    ['mrr', 0.98],
    ['success', 100],
  ],
  absent: [['nothing', 100]],
  titles: [['mrr', 0.98]],
  headings: [['success', 100]],
  mixed: [['recall', 99]],
  prefix: [['recall', 100]],
  case: [['recall', 97]],
  traditional: [['recall', 95]],
  'full width': [['recall', 95]],
  'pinyin of titles': [['success', 95]],
  'pinyin of headings': [['success', 95]],
  'initials of headings': [['success', 95]],
  'pinyin of tags': [['success', 95]],
  typos: [['first', 85]],
  formulas: [
    ['recall10', 99],
    ['mrr', 0.8],
  ],
  'parts of formulas': [
    ['recall10', 99],
    ['mrr', 0.8],
  ],
};

async function benchContent(name: string, contentDir: string, browser: Browser): Promise<void> {
  const path = mkdtempSync(join(tmpdir(), 'search-bench-'));
  try {
    const folder = await makeFolder(contentDir, path);
    console.log(`\n## ${name}: ${folder.urls.length} pages, seed ${seed}, ${count} queries of a kind\n`);
    console.log(
      'Right is, for headings, every article with this very heading; for formulas, every one in which',
    );
    console.log(
      'the same is seen, fonts, braces and distances aside; for other words, every text that has them.\n',
    );
    row('', 'figure', 'target', 'ours', 'stock Pagefind 1.6', 'whole text');
    row('---', '---', '---', '---', '---', '---');
    await benchQueries(folder, browser);
    await benchBytes(folder, browser);
    benchIndex(folder);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

async function benchQueries(folder: Folder, browser: Browser): Promise<void> {
  const sets = {
    ...drawQueries(folder.texts, seed, count),
    ...drawFormulas(folder.formulas, seed, count),
  };
  const server = await serveFolder(folder.path);
  const page = await browser.newPage();
  await page.goto(server.url);
  const ask = (way: Way, query: string, whole: boolean): Promise<Found> =>
    page.evaluate(([which, words, all]) => window.ask(which, words, all), [way, query, whole] as const);
  const times: Record<Way, number[]> = { ours: [], stock: [], text: [] };
  for (const [kind, figures] of Object.entries(targets)) {
    const asked = sets[kind] ?? [];
    const scores: Partial<Record<Way, Score>> = {};
    for (const way of ways) {
      const found: Found[] = [];
      for (const { query } of asked) found.push(await ask(way, query, true));
      scores[way] = scoreOf(asked, found, folder);
    }
    for (const [figure, target] of figures) {
      const cells = ways.map((way) => (asked.length === 0 ? '–' : shown(scores[way]?.[figure] ?? 0, figure)));
      row(`${kind} (${asked.length})`, figure, `≥ ${target}`, ...cells);
    }
  }
  // Warm: everything that these queries need has been loaded; the ways take turns.
  const warm = ['substring of 2', 'substring of 4', 'mixed', 'prefix'].flatMap((kind) => sets[kind] ?? []);
  for (const { query } of warm)
    for (const way of ways) times[way].push((await ask(way, query, false)).milliseconds);
  const slowest = (way: Way) => times[way].sort((a, b) => a - b)[Math.floor(times[way].length * 0.95)] ?? 0;
  const stock = slowest('stock');
  row('warm query', 'p95 / stock', '≤ 1', ...ways.map((way) => (slowest(way) / stock).toFixed(2)));
  await page.close();
  server.close();
}

async function benchBytes(folder: Folder, browser: Browser): Promise<void> {
  const sets = drawQueries(folder.texts, seed + 1, 10);
  const queries = [
    ...(sets['substring of 2'] ?? []),
    ...(sets['substring of 4'] ?? []),
    ...(sets['prefix'] ?? []),
  ];
  const ten = queries
    .filter((_, i) => i % 3 === 0)
    .map(({ query }) => query)
    .slice(0, 10);
  const used: Record<Way, [first: number, ten: number]> = { ours: [0, 0], stock: [0, 0], text: [0, 0] };
  for (const way of ways) {
    const server = await serveFolder(folder.path, /^\/(?:page\.js)?$/);
    const page = await browser.newPage();
    await page.goto(server.url);
    for (const [i, query] of ten.entries()) {
      await page.evaluate(([which, words]) => window.ask(which, words, false), [way, query] as const);
      if (i === 0) used[way][0] = server.bytes();
    }
    used[way][1] = server.bytes();
    await page.close();
    server.close();
  }
  used.ours = [used.ours[0] + folder.script, used.ours[1] + folder.script];
  const large = folder.urls.length > 500;
  row('first query', 'KB', `≤ ${large ? 250 : 200}`, ...ways.map((way) => kb(used[way][0])));
  row('ten queries', 'KB', `≤ ${large ? 1600 : 1000}`, ...ways.map((way) => kb(used[way][1])));
  row('JavaScript of our own', 'KB Brotli', '≤ 20', kb(folder.script), '', '');
}

function benchIndex({ cpu, size, formulaSize }: Folder): void {
  row('formulas a page', 'KB', '≤ 2', (formulaSize / 1024).toFixed(1), '', '');
  row('index a page', 'KB', '≤ 21', (size.ours / 1024).toFixed(1), (size.stock / 1024).toFixed(1), '');
  row('making the index', 'CPU / stock', '≤ 1', (cpu.ours / cpu.stock).toFixed(2), '1.00', '');
}

const shown = (value: number, figure: keyof Score) =>
  figure === 'mrr' ? value.toFixed(3) : value.toFixed(1);
const kb = (bytes: number) => String(Math.round(bytes / 1024));
const row = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`);

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('no browser: run `npx playwright-core install chromium`');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const other = process.env['BENCH_CONTENT'];
if (other === undefined) console.log('BENCH_CONTENT=<folder of Chinese Markdown> adds a second table.');
await benchContent('our articles', resolve('content'), browser);
if (other !== undefined) await benchContent('BENCH_CONTENT', resolve(other), browser);
await browser.close();
