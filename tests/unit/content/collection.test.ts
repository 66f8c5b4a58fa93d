import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { afterAll, expect, test } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { articleLoader } from '../../../src/content/collection.ts';

const root = mkdtempSync(join(tmpdir(), 'tuidao-collection-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** As Astro's store: an entry whose digest is known is left as it is. */
class Store {
  readonly entries = new Map<string, { data: Article; digest: string }>();
  readonly keys = () => [...this.entries.keys()];
  readonly delete = (id: string) => this.entries.delete(id);
  readonly set = ({ id, data, digest }: { id: string; data: Article; digest: string }) => {
    if (this.entries.get(id)?.digest !== digest) this.entries.set(id, { data, digest });
  };
}

const load = (store: Store, contentDir: string): Promise<Article[]> =>
  loaded(articleLoader({ contentDir, exclude: [] }), store);

async function loaded(loader: Loader, store: Store): Promise<Article[]> {
  const parseData = ({ data }: { data: unknown }) => Promise.resolve(data);
  const watcher = new EventEmitter();
  const context = {
    store,
    parseData,
    watcher: Object.assign(watcher, { add: () => watcher }),
  } as unknown as LoaderContext;
  await loader.load(context);
  return [...store.entries.values()].map(({ data }) => data);
}

test('the same text in another folder is another article: nothing of the first is left', async () => {
  const store = new Store();
  for (const name of ['one', 'other']) {
    mkdirSync(join(root, name, 'articles'), { recursive: true });
    writeFileSync(join(root, name, 'articles/a.md'), '# 一\n');
    const files = (await load(store, join(root, name))).map(({ file }) => file);
    expect(files).toEqual([join(root, name, 'articles/a.md')]);
  }
});

test('a new body leaves the store as it is; a new title, a new file and a file less do not', async () => {
  const store = new Store();
  const folder = join(root, 'again/articles');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, title: string, body: string) =>
    writeFileSync(join(folder, `${name}.md`), `---\ntitle: ${title}\n---\n\n${body}\n`);
  for (const name of ['a', 'b', 'c']) write(name, name, '一。');
  const loader = articleLoader({ contentDir: join(root, 'again'), exclude: [] });
  const before = await loaded(loader, store);
  write('a', 'a', '二。');
  expect((await loaded(loader, store))[0]).toBe(before[0]);
  write('a', 'A', '二。');
  rmSync(join(folder, 'b.md'));
  write('d', 'd', '一。');
  const titles = (await loaded(loader, store)).map(({ title }) => title);
  expect(titles.sort()).toEqual(['A', 'c', 'd']);
});
