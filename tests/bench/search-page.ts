/** What runs in the browser: three ways of searching, asked alike. Bundled by `search-folder.ts`. */
import { createEngine, type Engine, type PagefindModule } from '../../src/search/engine.ts';
import { anyAnswer } from '../../src/search/answers.ts';
import { normalise } from '../../src/search/text.ts';
import { formulaNumber } from './search-formulas.ts';

/** What was found: addresses of articles, best first. */
export interface Found {
  urls: string[];
  /** Numbers of formulas, best first; undefined where the way of searching finds none. */
  formulas?: number[];
  /** Other words that the way of searching says it searched. */
  also: string[];
  /** Until the first ten could be shown. */
  milliseconds: number;
}

interface StockResult {
  id: string;
  data: () => Promise<{ url: string }>;
}
interface Stock {
  init: () => Promise<void>;
  search: (query: string | null) => Promise<{ results: StockResult[] }>;
}

const shown = 10;
let engine: Promise<Engine> | undefined;
let stock: Promise<{ pagefind: Stock; urls: Map<string, string> }> | undefined;
let texts: Promise<{ url: string; normal: string; title: string }[]> | undefined;

async function ours(query: string, whole: boolean): Promise<Found> {
  engine ??= createEngine(
    `${location.origin}/ours/`,
    (address) => import(/* @vite-ignore */ address) as Promise<PagefindModule>,
  );
  const ready = await engine;
  const start = performance.now();
  const first = await anyAnswer(ready, { query, tags: [], page: 1 });
  const milliseconds = performance.now() - start;
  const pages = [first];
  const count = whole && first.where === 'articles' ? first.pages : 1;
  for (let page = 2; page <= count; page += 1) pages.push(await anyAnswer(ready, { query, tags: [], page }));
  const urls = pages.flatMap(({ results }) => results.map(({ url }) => url));
  const formulas = first.formulas.map(({ article, formula }) => formulaNumber(article, formula));
  return { urls, formulas, also: [...first.also, ...first.spelled, ...first.meant], milliseconds };
}

async function plainPagefind(query: string, whole: boolean): Promise<Found> {
  const address = `${location.origin}/stock/pagefind/pagefind.js`;
  stock ??= (import(/* @vite-ignore */ address) as Promise<Stock>).then(async (pagefind) => {
    await pagefind.init();
    return { pagefind, urls: new Map() };
  });
  const { pagefind, urls } = await stock;
  const start = performance.now();
  const { results } = await pagefind.search(query);
  const read = async ({ id, data }: StockResult) => {
    const known = urls.get(id) ?? (await data()).url;
    urls.set(id, known);
    return known;
  };
  const top = await Promise.all(
    results.slice(0, shown).map(async ({ id, data }) => ({ id, url: (await data()).url })),
  );
  const milliseconds = performance.now() - start;
  for (const { id, url } of top) urls.set(id, url);
  const list = whole ? results : results.slice(0, shown);
  return { urls: await Promise.all(list.map(read)), also: [], milliseconds };
}

/** All texts loaded, each searched from end to end; titles first, then by how often. */
async function wholeText(query: string): Promise<Found> {
  texts ??= fetch('/texts.json').then(
    (response) => response.json() as Promise<{ url: string; normal: string; title: string }[]>,
  );
  const all = await texts;
  const start = performance.now();
  const words = normalise(query)
    .text.split(/\s+/)
    .filter((word) => word !== '');
  const times = (text: string) => words.reduce((sum, word) => sum + text.split(word).length - 1, 0);
  const urls = all
    .filter(({ normal }) => words.length > 0 && words.every((word) => normal.includes(word)))
    .map(({ url, normal, title }) => ({ url, value: 1000 * times(title) + times(normal) }))
    .sort((a, b) => b.value - a.value)
    .map(({ url }) => url);
  return { urls, also: [], milliseconds: performance.now() - start };
}

export const ways = { ours, stock: plainPagefind, text: wholeText };
export type Way = keyof typeof ways;

declare global {
  interface Window {
    /** Asks one way of searching; `whole`: for all results, not the first ten alone. */
    ask: (way: Way, query: string, whole: boolean) => Promise<Found>;
  }
}
window.ask = (way, query, whole) => ways[way](query, whole);
