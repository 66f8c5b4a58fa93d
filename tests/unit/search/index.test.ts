import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { published } from '../../../src/content/articles.ts';
import { mulberry32 } from '../../../src/math/random.ts';
import { createEngine, type Engine, type PagefindModule } from '../../../src/search/engine.ts';
import { writeIndex } from '../../../src/search/index.ts';
import { anyAnswer } from '../../../src/search/answers.ts';
import { createOutlineEngine } from '../../../src/search/outline.ts';
import { answer, firstScreen } from '../../../src/search/searcher.ts';
import { startState, type SearchState } from '../../../src/search/state.ts';
import { readEnvironment } from '../../../src/site/environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'search-'));
const count = 40;
/** Per article the words that its body has, for comparison. */
const bodies = new Map<string, string>();
let engine: Engine;
/** Names of all files that were asked for. */
const loaded: string[] = [];

/** What some articles have beside. */
const extras: Readonly<Record<number, string>> = {
  8: '正文里说幂等的标题，又说幂等的标题。',
  9: '\n\n### 幂等的标题\n\n一节',
  11: '骐骥与飞龙。',
  12: '龍飛鳳舞。',
  13: '讲quokkameter之器。',
  14: '讲袋鼠计之器。',
  15: '\n\n### 重重叠叠的袋鼠\n\n一节',
  16: '数只wombat。',
  18: '先讲袋鼠，后讲森林。',
  19: '与𠮷野家。',
  20: '误差是$11.65\\%$，比$1.50408$小，又是$0.35$。',
  21: '有 8,991,999 个，又有$1{,}382{,}000$个。',
  25: '又谈kappa。',
  22: '一共1382000个，比 11 和 65 多；`x<3`时停。',
  17: '\n\n### 散度\n\n记$$\n\\operatorname{KLD}(q\\|p)=\\sum_z q\\log\\tfrac qp \\label{eq:kld}\n$$\n为散度；$\\mathrm{KLD}(q\\|p)\\ge 0$。',
};

/** Other names of some. */
const names: Readonly<Record<number, string>> = {
  23: ', kappa-Gnu, κ-Gnu, 三趾鹑技巧',
  24: ', 快速 kappa-Gnu, 三趾鹑技巧书',
};

const titleOf = (n: number) => ({ 7: '幂等的标题', 25: '谈Gnu' })[n] ?? `第${n}篇`;

/** Sentences of the real articles, without formulas and markup, dealt to articles of chance. */
function writeArticles(): void {
  const files = readdirSync('content/articles').filter((name) => name.endsWith('.md'));
  const text = files.map((name) => readFileSync(join('content/articles', name), 'utf8')).join('\n');
  const sentences = text.match(/[\p{Script=Han}，、A-Za-z]{12,}[。；]/gu) ?? [];
  const next = mulberry32(7);
  mkdirSync(join(folder, 'articles'));
  for (let n = 1; n <= count; n += 1) {
    const body = Array.from({ length: 20 }, () => sentences[Math.floor(next() * sentences.length)]).join('');
    const [first, second] = [body.slice(0, body.length / 2), body.slice(body.length / 2)];
    const extra = extras[n] ?? '';
    const tags = ['全体', n % 2 === 0 ? '偶数' : '奇数', ...(n % 3 === 0 ? ['C++'] : [])].join(', ');
    const date =
      n === 40 ? '' : `date: ${n < 9 ? 2024 : 2025}-06-${String(Math.ceil(n / 2)).padStart(2, '0')}\n`;
    const category = n % 5 === 0 ? '' : `category: Kind ${n % 5}\n`;
    const source = `---\ntitle: ${titleOf(n)}\n${date}${category}tags: [${tags}]\naliases: [另名${n}号${names[n] ?? ''}]\n---\n\n${first}$q_{\\phi}$${extra}\n\n## 小节\n\n${second}\n`;
    writeFileSync(join(folder, 'articles', `a${String(n).padStart(2, '0')}.md`), source);
    const words = extra.replace(/(\$\$?)[^$]*\1/g, ' ');
    bodies.set(`/kb/articles/a${String(n).padStart(2, '0')}/`, `${first}|${words}|${second}`);
  }
  writeFileSync(join(folder, 'terms.yaml'), '- [袋鼠计, Quokkameter, Macropometer]\n');
  writeFileSync(join(folder, 'articles', 'draft.md'), '---\ntitle: 草稿\ndraft: true\n---\n\n未发表之词\n');
}

beforeAll(async () => {
  writeArticles();
  const environment = readEnvironment({
    CONTENT_DIR: folder,
    OUT_DIR: folder,
    BASE_PATH: '/kb',
    BUILD_DATE: '2026-02-01',
  });
  const { articles } = await checkContent(environment);
  await writeIndex(published(articles, environment), environment, folder);
  // Pagefind cuts queries by the language of the page: here as in a page of ours.
  vi.stubGlobal('document', { querySelector: () => ({ getAttribute: () => 'zh-CN' }) });
  vi.stubGlobal('location', { href: 'http://site.example/kb/' });
  vi.stubGlobal('fetch', (address: string) => {
    const { pathname } = new URL(address, 'http://site.example/');
    loaded.push(pathname.replace(/.*\//, ''));
    return Promise.resolve(new Response(readFileSync(join(folder, pathname.replace('/kb/', '')))));
  });
  engine = await newEngine();
});

function newEngine(): Promise<Engine> {
  const module = pathToFileURL(join(folder, 'pagefind/pagefind.js')).href;
  return createEngine('http://site.example/kb/', () => import(module) as Promise<PagefindModule>);
}

afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});

/** Addresses of all articles found, page by page. */
async function find(
  query: string,
  tags: string[] = [],
  others: Partial<SearchState> = {},
): Promise<string[]> {
  const asked = { ...startState, query, tags, ...others };
  const first = await answer(engine, asked);
  const rest = await Promise.all(
    Array.from({ length: first.pages - 1 }, (_, i) => answer(engine, { ...asked, page: i + 2 })),
  );
  const results = [first, ...rest].flatMap((page) => page.results);
  expect(results).toHaveLength(first.total);
  // What was promised before the text was there must hold.
  for (const { url: promised, whole } of results)
    if (whole !== undefined) expect((await whole())?.url, query).toBe(promised);
  return results.map((result) => result.url);
}

const having = (part: string) => [...bodies].filter(([, body]) => body.includes(part)).map(([url]) => url);

test('finds exactly the articles that have a substring of 2, 3, 4 or 6 characters', async () => {
  const next = mulberry32(1);
  const runs = [...bodies.values()].flatMap((body) => body.match(/\p{Script=Han}{6,}/gu) ?? []);
  for (const length of [2, 3, 4, 6]) {
    for (let i = 0; i < 40; i += 1) {
      const run = runs[Math.floor(next() * runs.length)] ?? '';
      const start = Math.floor(next() * (run.length - length + 1));
      const part = run.slice(start, start + length);
      const found = await find(part);
      if (part === '小节') continue;
      expect(found.sort(), part).toEqual(having(part));
    }
  }
});

test('finds nothing for words that never stand together, and says how they are found apart', async () => {
  expect((await ask('龘靐齉爩')).apart).toBeUndefined();
  const together = await ask('袋鼠森林');
  expect([together.state, together.total, together.apart]).toEqual(['empty', 0, '袋鼠 森林']);
  expect(await find('袋鼠 森林')).toContain(url(18));
  expect((await ask('袋鼠')).apart).toBeUndefined();
});

test('finds nothing where a string is nowhere, though all its pairs of characters are somewhere', async () => {
  const next = mulberry32(2);
  const all = [...bodies.values()].join('|');
  const pairs = all.match(/\p{Script=Han}{2}/gu) ?? [];
  let tried = 0;
  while (tried < 30) {
    const absent =
      (pairs[Math.floor(next() * pairs.length)] ?? '') + (pairs[Math.floor(next() * pairs.length)] ?? '');
    if (all.includes(absent)) continue;
    tried += 1;
    expect((await answer(engine, { query: absent, tags: [], page: 1 })).state, absent).toBe('empty');
  }
});

test('finds single characters and beginnings of words', async () => {
  expect((await find('幂')).sort()).toEqual(having('幂').concat('/kb/articles/a07/').sort());
  const words = new Set([...bodies.values()].join(' ').match(/[A-Za-z]{4,}/g));
  for (const word of [...words].slice(0, 20)) {
    const start = word.slice(0, 3).toLowerCase();
    const expected = [...bodies].filter(([, body]) => new RegExp(`(?<![A-Za-z0-9])${start}`, 'i').test(body));
    expect((await find(start)).sort(), start).toEqual(expected.map(([url]) => url));
  }
});

test('ranks a title before a heading before a body', async () => {
  expect(await find('幂等的标题')).toEqual(['/kb/articles/a07/', '/kb/articles/a09/', '/kb/articles/a08/']);
});

test('finds characters beyond the first plane', async () => {
  for (const query of ['𠮷野家', '与𠮷', '𠮷']) expect(await find(query), query).toEqual([url(19)]);
});

test('finds numbers that are formulas, exactly, by their beginning, and marks them', async () => {
  for (const query of ['11.65%', '"11.65%"', '11.65', '1.50408', '1.504', '误差是11.65%', '误差是 1.5'])
    expect(await find(query), query).toEqual([url(20)]);
  expect(await find('11.66%')).toEqual([]);
  const [result] = (await ask('11.65%')).results;
  expect(result?.excerpt).toContainEqual({ text: '11.65', marked: true });
});

test('finds numbers with and without what parts their thousands', async () => {
  for (const query of ['8991999', '8,991,999', '"8,991,999"'])
    expect(await find(query), query).toEqual([url(21)]);
  for (const query of ['1382000', '1,382,000'])
    expect((await find(query)).sort(), query).toEqual([url(21), url(22)]);
});

test('ranks a whole other name as a title, and knows it in one word, in Greek too', async () => {
  for (const query of ['kappa-Gnu', 'Kappa gnu', 'KappaGnu', '"kappa-gnu"'])
    expect((await find(query))[0], query).toBe(url(23));
  expect(await find('κGnu')).toEqual([url(23)]);
  expect(await find('三趾鹑技巧')).toEqual([url(23), url(24)]);
});

test('finds other names and tags', async () => {
  expect(await find('另名12号')).toEqual(['/kb/articles/a12/']);
  expect(await find('C++ 另名12号')).toEqual(['/kb/articles/a12/']);
});

test('excludes, asks for phrases, and says when no article has all words', async () => {
  expect(await find('幂等的标题 -正文里说')).toEqual(['/kb/articles/a07/', '/kb/articles/a09/']);
  expect(await find('"幂等的标题，又说幂等"')).toEqual(['/kb/articles/a08/']);
  expect(await find('"幂等的标题，又说没有"')).toEqual([]);
  expect((await answer(engine, { query: '幂等的标题 无影无踪', tags: [], page: 1 })).state).toBe('partial');
});

test('filters by all of several tags, newest first, undated last, with and without a query', async () => {
  const sixes = Array.from({ length: 6 }, (_, i) => `/kb/articles/a${String(36 - 6 * i).padStart(2, '0')}/`);
  expect(await find('', ['偶数', 'c++'])).toEqual(sixes);
  expect(await find('', ['偶数', '奇数'])).toEqual([]);
  expect(await find('', ['没有这个标签'])).toEqual([]);
  const everything = await find('', ['全体']);
  expect(everything).toHaveLength(count);
  expect(everything.at(-1)).toBe('/kb/articles/a40/');
});

const url = (n: number) => `/kb/articles/a${String(n).padStart(2, '0')}/`;
const ask = (query: string) => answer(engine, { query, tags: [], page: 1 });

test('finds traditional characters by simplified ones and the other way round', async () => {
  for (const query of ['骐骥与飞龙', '騏驥與飛龍', '騏驥与飛龙'])
    expect(await find(query), query).toEqual([url(11)]);
  for (const query of ['龙飞凤舞', '龍飛鳳舞']) expect(await find(query), query).toEqual([url(12)]);
  expect((await ask('龙飞凤舞')).results[0]?.excerpt).toContainEqual({ text: '龍飛鳳舞', marked: true });
});

test('searches other names of a term, and says which', async () => {
  for (const query of ['袋鼠计', 'quokkameter', 'Quokkameters', 'ｑｕｏｋｋａｍｅｔｅｒ', 'macropometer']) {
    const { results, also } = await ask(query);
    expect(results.map((result) => result.url).sort(), query).toEqual([url(13), url(14)]);
    expect(also, query).toEqual(
      { 袋鼠计: ['Quokkameter'], macropometer: ['袋鼠计', 'Quokkameter'] }[query] ?? ['袋鼠计'],
    );
  }
  expect(await find('"袋鼠计"')).toEqual([url(14)]);
  expect((await find('全体')).length).toBe(count);
});

test('finds titles, headings, tags and terms by pinyin, and says as what', async () => {
  for (const query of ['midengdebiaoti', 'mddbt', 'mi deng de biao ti']) {
    const { results, spelled } = await ask(query);
    expect(spelled, query).toEqual(['幂等的标题']);
    expect(results[0]?.url, query).toBe(url(7));
  }
  for (const query of ['chongchongdiedie', 'zhongzhongdiedie', 'zhongchongdied', 'ccdddds'])
    expect(await find(query), query).toEqual([url(15)]);
  expect((await find('daishuji')).sort()).toEqual([url(13), url(14)]);
  const even = Array.from({ length: count / 2 }, (_, i) => url(2 * i + 2));
  expect(await find('oushu')).toEqual(expect.arrayContaining(even));
});

test('corrects a slip in a Latin word that is nowhere, and says so', async () => {
  for (const query of ['wmobat', 'wombta', 'wonbat']) {
    const { results, meant } = await ask(query);
    expect(meant, query).toEqual(['wombat']);
    expect(
      results.map((result) => result.url),
      query,
    ).toEqual([url(16)]);
  }
  expect(await find('wmobat 数只')).toEqual([url(16)]);
  expect((await ask('macropomter')).results).toHaveLength(2);
  expect((await ask('wombat')).meant).toEqual([]);
});

test('loads what few queries need for these only', async () => {
  const fresh = await newEngine();
  const asked = async (query: string) => {
    loaded.length = 0;
    await anyAnswer(fresh, { query, tags: [], page: 1 });
    return ['folding.pf_site', 'formulas.pf_site', 'pinyin.pf_site', 'words.pf_site'].filter((name) =>
      loaded.includes(name),
    );
  };
  expect(await asked('幂等的标题')).toEqual([]);
  expect(await asked('C++')).toEqual([]);
  expect(await asked('無影無蹤')).toEqual(['folding.pf_site']);
  expect(await asked('midengde')).toEqual(['pinyin.pf_site']);
  expect(await asked('wmobat 另名')).toEqual(['words.pf_site']);
  expect(await asked('wombat 另名')).toEqual([]);
  expect(await asked('wombat')).toEqual([]);
  expect(await asked('q_φ')).toEqual(['formulas.pf_site']);
});

test('loads the texts of a first screen alone, shows titles and tags of the others, and these whole when asked', async () => {
  const fresh = await newEngine();
  const texts = () => loaded.filter((name) => name.endsWith('.pf_fragment')).length;
  loaded.length = 0;
  const first = await answer(fresh, { ...startState, query: '小节' });
  expect([first.total, first.results.length, texts()]).toEqual([count, 10, firstScreen]);
  const [late] = first.results.slice(firstScreen);
  const n = Number(/a(\d+)\/$/.exec(late?.url ?? '')?.[1]);
  expect(late?.title).toEqual([{ text: titleOf(n), marked: false }]);
  expect(late?.tags).toEqual(expect.arrayContaining(['全体', n % 2 === 0 ? '偶数' : '奇数']));
  expect(late?.date).toMatch(/^202[45]-06-\d\d$/);
  expect([late?.sections, late?.excerpt]).toEqual([[], []]);
  const whole = await late?.whole?.();
  expect(whole?.url).toBe(url(n));
  expect(whole?.sections).toHaveLength(1);
  expect(texts()).toBe(firstScreen + 1);
  // What is there already is shown at once.
  const again = await answer(fresh, { ...startState, query: '小节' });
  expect(again.results.filter((result) => result.whole === undefined)).toHaveLength(firstScreen + 1);
  expect(texts()).toBe(firstScreen + 1);
});

test('reads all texts of a page where the index alone does not know', async () => {
  const fresh = await newEngine();
  loaded.length = 0;
  const { results, total } = await answer(fresh, { ...startState, query: '"体 偶数"' });
  expect(total).toBe(count / 2);
  expect(results.filter(({ whole }) => whole !== undefined)).toEqual([]);
  expect(loaded).not.toContain('titles.pf_site');
});

test('finds formulas by mathematics in any writing, the one with an address first, in articles with the tags', async () => {
  const asked = async (query: string, tags: readonly string[] = []) => {
    const found = await anyAnswer(engine, { query, tags, page: 1 });
    return [found.where, found.total, ...found.formulas.map(({ slug, fragment }) => `${slug}#${fragment}`)];
  };
  const both = ['formulas', 2, 'a17#eq-kld', 'a17#散度'];
  for (const query of ['KLD(q‖p)', '$\\mathbf{KLD}(q||p)$', '\\KLD (q\\Vert p)', 'KLD', 'kld(q||p)'])
    expect(await asked(query), query).toEqual(both);
  expect(await asked('KLD(q‖p)', ['奇数'])).toEqual(both);
  expect(await asked('q ∥ p', ['偶数'])).toEqual(['formulas', 0]);
  expect((await asked('q_φ')).slice(0, 2)).toEqual(['formulas', count]);
});

test('keeps to what the reader chose, and shows articles where no formula is near', async () => {
  const where = async (query: string, chosen?: 'articles' | 'formulas') => {
    const {
      where: found,
      total,
      formulas,
    } = await anyAnswer(engine, {
      query,
      tags: [],
      page: 1,
      where: chosen,
    });
    expect(formulas.every(({ markup }) => markup.length > 0)).toBe(true);
    return [found, total];
  };
  expect(await where('wombat = 1')).toEqual(['articles', 1]);
  expect(await where('wombat', 'formulas')).toEqual(['formulas', 0]);
  for (const query of ['x<3', '"x<3"', '“x<3”', '0.35', '-1.50408'])
    expect(await where(query), query).toEqual(['articles', 1]);
  expect(await where('x<4')).toEqual(['formulas', 0]);
  expect(await where('KLD', 'articles')).toEqual(['articles', 0]);
  expect(await where('KLD', 'formulas')).toEqual(['formulas', 2]);
});

test('filters by category and year, sorts by date, and says how many more there are', async () => {
  expect(await find('幂等的标题', [], { category: 'kind-4', year: '2025' })).toEqual([url(9)]);
  expect(await find('', [], { category: 'kind-2', year: '2024' })).toEqual([url(7), url(2)]);
  expect(await find('幂等的标题', [], { sort: 'date' })).toEqual([url(9), url(7), url(8)]);
  expect((await find('全体', [], { sort: 'date' })).slice(-2)).toEqual([url(2), url(40)]);
  const none = await answer(engine, { ...startState, query: '幂等的标题', category: 'nothing' });
  expect([none.state, none.beyond]).toEqual(['empty', 3]);
});

test('counts what each further filter would leave, and leaves that many', async () => {
  const asked = { ...startState, query: '另名', tags: ['偶数'], year: '2025' };
  const { facets, total } = await answer(engine, asked);
  expect(total).toBe(15);
  expect(facets?.tag.get('偶数')).toBe(15);
  const [tag = 0, category = 0, year = 0] = [
    facets?.tag.get('c++'),
    facets?.category.get('kind-3'),
    facets?.year.get('2024'),
  ];
  expect(await find('另名', ['偶数', 'c++'], { year: '2025' })).toHaveLength(tag);
  expect(await find('另名', ['偶数'], { year: '2025', category: 'kind-3' })).toHaveLength(category);
  expect(await find('另名', ['偶数'], { year: '2024' })).toHaveLength(year);
  expect(tag * category * year).toBeGreaterThan(0);
});

test('searches titles, headings, labels and summaries alone where the index cannot be read', async () => {
  const outline = await createOutlineEngine('http://site.example/kb/');
  const found = async (query: string, tags: string[] = []) => {
    const { results, isOutline } = await anyAnswer(outline, { query, tags, page: 1 });
    expect(isOutline || results.length === 0, query).toBe(true);
    return results.map((result) => result.url);
  };
  loaded.length = 0;
  expect(await found('幂等的标题')).toEqual([url(7), url(9)]);
  expect(await found('midengde')).toEqual([url(7), url(9)]);
  expect(await found('幂')).toEqual([url(7), url(9)]);
  expect(await found('另名12号')).toEqual([url(12)]);
  expect(await found('重叠叠的袋', ['奇数'])).toEqual([url(15)]);
  expect(await found('骐骥')).toEqual([]);
  expect((await anyAnswer(outline, { ...startState, query: 'KLD(q‖p)' })).formulas).toHaveLength(2);
  expect(loaded.filter((name) => /index|fragment|meta|pagefind/.test(name))).toEqual([]);
});

test('shows a displayed formula whole in an excerpt, and loads it only then', async () => {
  const fresh = await newEngine();
  await answer(fresh, { ...startState, query: '骐骥' });
  loaded.length = 0;
  const [result] = (await answer(fresh, { ...startState, query: '为散度' })).results;
  const shown = result?.sections.flatMap(({ excerpt }) =>
    excerpt.map((piece) => ('text' in piece ? piece.text : JSON.stringify(result.formulas[piece.formula]))),
  );
  expect(shown?.join('')).toMatch(/^记\[\["math".*KLD.*∑.*为散度/);
  expect(loaded.filter((name) => name.endsWith('.pf_site'))).toEqual([
    expect.stringMatching(/^[0-9a-f]{10}\./),
  ]);
});

test('orders by relevance under a tag too, equals newest first', async () => {
  const found = await find('幂等的标题', ['全体']);
  expect(found).toEqual([url(7), url(9), url(8)]);
  const equals = await find('另名', ['全体']);
  expect(equals).toHaveLength(count);
});

test('is one index of the published articles, without drafts and without formulas', () => {
  const entry = JSON.parse(readFileSync(join(folder, 'pagefind/pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  expect(Object.values(entry.languages).map((language) => language.page_count)).toEqual([count]);
  const files = readdirSync(join(folder, 'pagefind'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.pf_(?:site|fragment)$/.test(name))
    .map((name) => gunzipSync(readFileSync(join(folder, 'pagefind', name))).toString('utf8'));
  expect(files.length).toBeGreaterThan(2 * count);
  expect(files.join('')).not.toMatch(/未发表之词|草稿|katex|\\\\phi/);
});
