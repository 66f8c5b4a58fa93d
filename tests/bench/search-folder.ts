import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import type { SearchDocument } from '../../src/search/document.ts';
import type { Formulas } from './search-formulas.ts';
import { textOf, type Text } from './search-queries.ts';

/** A folder from which the bench is served, and what was learned while it was made. */
export interface Folder {
  path: string;
  urls: string[];
  texts: Text[];
  formulas: Formulas;
  /** Bytes of what is loaded for a first query of formulas, a page. */
  formulaSize: number;
  /** CPU seconds of making the index. */
  cpu: { ours: number; stock: number };
  /** Bytes of the index a page, without the engine. */
  size: { ours: number; stock: number };
  /** Bytes of our own JavaScript, as a page of the site loads it. */
  script: number;
}

/** CPU seconds of a command and of all that it started, by the shell's own count. */
function cpuOf(command: readonly string[]): number {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const { stdout, stderr, status } = spawnSync('sh', ['-c', `${quoted} >/dev/null && times`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const [, children = ''] = stdout.trim().split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + 60 * Number(m) + Number(s),
    0,
  );
}

function outputOf([command = '', ...words]: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const rounds = 3;
const least = (measure: () => number) => Math.min(...Array.from({ length: rounds }, measure));

/** Makes pages, both indexes, the texts and the script for a content folder. */
export async function makeFolder(contentDir: string, path: string): Promise<Folder> {
  const step = (name: string) => [
    process.execPath,
    'tests/bench/search-corpus.ts',
    name,
    contentDir,
    join(path, 'ours'),
  ];
  const pagefind = join(dirname(fileURLToPath(import.meta.resolve('pagefind'))), 'runner/bin.cjs');
  mkdirSync(join(path, 'ours'), { recursive: true });
  cpuOf(step('pages'));
  const html = join(path, 'ours/html');
  const stock = least(() =>
    cpuOf([process.execPath, pagefind, '--site', html, '--output-path', join(path, 'stock/pagefind')]),
  );
  const ours = least(() => Number(outputOf(step('ours'))));
  const documents = JSON.parse(readFileSync(join(path, 'ours/documents.json'), 'utf8')) as SearchDocument[];
  const formulas = JSON.parse(readFileSync(join(path, 'ours/formulas.json'), 'utf8')) as Formulas;
  const texts = documents.map(textOf);
  const urls = documents.map(({ url }) => url);
  const plain = documents.map(({ url, meta }, i) => ({
    url,
    title: meta.title.toLowerCase(),
    normal: texts[i]?.normal,
  }));
  writeFileSync(join(path, 'texts.json'), JSON.stringify(plain));
  writeFileSync(
    join(path, 'index.html'),
    '<!doctype html><html lang="zh-CN"><title>bench</title><script type="module" src="/page.js"></script>',
  );
  writeFileSync(join(path, 'page.js'), await bundle('tests/bench/search-page.ts'));
  const size = (folder: string) => indexBytes(join(path, folder, 'pagefind')) / documents.length;
  return {
    path,
    urls,
    texts,
    formulas,
    formulaSize: statSync(join(path, 'ours/pagefind/formulas.pf_site')).size / documents.length,
    cpu: { ours, stock },
    size: { ours: size('ours'), stock: size('stock') },
    script: brotliCompressSync(await bundle('src/search/dialog.ts')).length,
  };
}

const indexBytes = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.pf_/.test(name))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

/** A module and all that it imports as one script, as small as the site's own are. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !('output' in first)) throw new Error(`${entry} was not bundled`);
  const [chunk] = first.output;
  return chunk.code;
}
