import { close, createIndex } from 'pagefind';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/random.ts';
import { CborWriter, type Cbor } from '../../../src/search/cbor.ts';
import { chunksOf, type IndexFile } from '../../../src/search/chunks.ts';
import { Concordance } from '../../../src/search/concordance.ts';
import { groupOf, lookupOf, probes, tokensOf } from '../../../src/search/tokens.ts';
import { runsOf } from '../../../src/search/text.ts';
import { readCbor } from './cbor-reader.ts';

const signature = 'pagefind_dcd';
const unpacked = ({ content }: Pick<IndexFile, 'content'>) => {
  const bytes = gunzipSync(content);
  expect(bytes.toString('latin1', 0, signature.length)).toBe(signature);
  return readCbor(bytes.subarray(signature.length));
};

/** Words of chance, many with the same beginning, as tokens in the order of their bytes. */
function words(): string[] {
  const next = mulberry32(3);
  const pick = (letters: string) => letters[Math.floor(next() * letters.length)] ?? '';
  const run = () =>
    next() < 0.3
      ? Array.from({ length: 1 + Math.floor(next() * 6) }, () => pick('abstνж1')).join('')
      : Array.from({ length: 1 + Math.floor(next() * 5) }, () =>
          pick('的一是不了人我在有他这中大来上国'),
        ).join('');
  const tokens = new Set(Array.from({ length: 12000 }, () => tokensOf(runsOf(run()))).flat());
  return [...tokens].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

const own = words();
/** Three pages of many words, each several times. */
const next = mulberry32(4);
const pages = Array.from({ length: 3 }, () => [...own, ...own].filter(() => next() < 0.7));

function made(texts: readonly (readonly string[])[]) {
  const concordance = new Concordance();
  for (const text of texts) concordance.add(text);
  return chunksOf(
    concordance,
    texts.map(({ length }, i) => ({ id: `page-${i}`, count: length })),
    '1.6.0',
  );
}

type Word = [word: string, pages: Cbor, others: Cbor];
type Piece = [from: string, to: string, name: string];
type Meta = [
  version: string,
  pages: [id: string, count: number, sort: string][],
  pieces: Piece[],
  ...rest: Cbor[],
];

const { files, name: metaName } = made(pages);
const file = (ending: string) => {
  const found = files.find(({ path }) => path.endsWith(ending));
  if (found === undefined) throw new Error(`no ${ending}`);
  return found;
};
const meta = unpacked(file(`pagefind.${metaName}.pf_meta`)) as unknown as Meta;
const [, , pieces] = meta;
const entriesOf = (name: string) => (unpacked(file(`/${name}.pf_index`)) as unknown as [Word[]])[0];
const wordsOf = (name: string) => entriesOf(name).map(([word]) => word);
/** The piece that Pagefind loads for a term. */
const pieceFor = (term: string) =>
  pieces.find(
    ([from, to]) =>
      Buffer.compare(Buffer.from(from), Buffer.from(term)) <= 0 &&
      Buffer.compare(Buffer.from(term), Buffer.from(to)) <= 0,
  )?.[2] ?? '';

test('is, word by word, the index that Pagefind itself makes of the same pages', async () => {
  const { index } = await createIndex();
  for (const [i, text] of pages.entries())
    await index?.addCustomRecord({ url: `/${i}/`, content: text.join(' '), language: 'zh' });
  const theirs = (await index?.getFiles())?.files ?? [];
  await close();
  const words = theirs
    .filter(({ path }) => path.endsWith('.pf_index'))
    .flatMap((one) => (unpacked(one) as unknown as [Word[]])[0])
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const list = theirs.find(({ path }) => path.endsWith('.pf_meta'));
  if (list === undefined) throw new Error('Pagefind wrote no list');
  const [version, theirPages, , ...rest] = unpacked(list) as unknown as Meta;
  expect(words.length).toBeGreaterThan(1000);
  expect(pieces.flatMap(([, , name]) => entriesOf(name))).toEqual(words);
  expect([meta[0], ...meta.slice(3)]).toEqual([version, ...rest]);
  expect(meta[1].map(([, ...one]) => one)).toEqual(theirPages.map(([, ...one]) => one));
});

test('lists its words in the order of code points, in several pieces', () => {
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.flatMap(([, , name]) => wordsOf(name))).toEqual(own);
  const far = made([['\u{20000}', '\ufa0e', 'a', 'aa']]);
  const piece = far.files.find(({ path }) => path.endsWith('.pf_index'));
  const [list] = unpacked(piece ?? file('')) as unknown as [Word[]];
  expect(list.map(([word]) => word)).toEqual(['a', 'aa', '\ufa0e', '\u{20000}']);
});

test('has for every word exactly the piece that Pagefind loads for it', () => {
  for (const [, , name] of pieces) for (const word of wordsOf(name)) expect(pieceFor(word), word).toBe(name);
});

test('parts no group of words that a probe knows of', () => {
  const ofGroup = new Map<string, string>();
  for (const [, , name] of pieces)
    for (const word of wordsOf(name)) {
      const group = groupOf(word);
      expect(ofGroup.get(group) ?? name, word).toBe(name);
      ofGroup.set(group, name);
    }
});

test('lets probes reach every word that begins with a prefix', () => {
  const prefixes = ['的', '国', 'a', 'ab', 'abs', 's', 't1', '1'].flatMap((text) =>
    runsOf(text).map((run) => lookupOf(run).term),
  );
  for (const prefix of prefixes) {
    const loaded = new Set(probes(prefix).split(' ').map(pieceFor));
    const needed = pieces.filter(([, , name]) => wordsOf(name).some((word) => word.startsWith(prefix)));
    expect(needed.length, prefix).toBeGreaterThan(0);
    for (const [, , name] of needed) expect(loaded.has(name), prefix).toBe(true);
  }
});

test('is an index without pieces where there are no articles', () => {
  const { files: none } = made([]);
  expect(none.map((one) => unpacked(one))).toEqual([['1.6.0', [], [], [], [], []]]);
});

test('writes numbers, texts and arrays of every length', () => {
  const data: Cbor = [
    ...[0, 23, 24, 255, 256, 65536, 4294967295, -1, -25, -300],
    ...['', '重参数', 'x'.repeat(300), '数'.repeat(70_000)],
    ['a', []],
    Array(300).fill(1),
  ];
  const writer = new CborWriter();
  expect(readCbor(writer.item(data).take())).toEqual(data);
  expect(readCbor(writer.number(7).take())).toBe(7);
});
