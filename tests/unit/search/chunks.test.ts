import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { mulberry32 } from '../../../src/math/random.ts';
import { readCbor, writeCbor, type Cbor } from '../../../src/search/cbor.ts';
import { divide, type IndexFile } from '../../../src/search/chunks.ts';
import { groupOf, lookupOf, probes, tokensOf } from '../../../src/search/tokens.ts';
import { runsOf } from '../../../src/search/text.ts';

const signature = Buffer.from('pagefind_dcd');
const packed = (data: Cbor) => gzipSync(Buffer.concat([signature, writeCbor(data)]));
const unpacked = ({ content }: IndexFile) => readCbor(gunzipSync(content).subarray(signature.length));

/** Words of chance, many with the same beginning, as tokens in the order of their bytes. */
function words(): string[] {
  const next = mulberry32(3);
  const pick = (letters: string) => letters[Math.floor(next() * letters.length)] ?? '';
  const run = () =>
    next() < 0.3
      ? Array.from({ length: 1 + Math.floor(next() * 6) }, () => pick('abstνé1')).join('')
      : Array.from({ length: 1 + Math.floor(next() * 5) }, () =>
          pick('的一是不了人我在有他这中大来上国'),
        ).join('');
  const tokens = new Set(Array.from({ length: 6000 }, () => tokensOf(run())).flat());
  return [...tokens].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** An index of one piece, as Pagefind writes it: each word at many places of two pages. */
const places = Array.from({ length: 80 }, (_, i) => i + 1);
const own = words();
const files: IndexFile[] = [
  {
    path: 'pagefind.zh_old.pf_meta',
    content: packed(['1.6.0', [['zh_p', 9, '']], [['a', 'z', 'zh_1']], [], []]),
  },
  {
    path: 'index/zh_1.pf_index',
    content: packed([
      own.map((word) => [
        word,
        [
          [0, [-25, ...places], []],
          [1, [-25, 70000], []],
        ],
        [],
      ]),
    ]),
  },
  { path: 'pagefind-entry.json', content: Buffer.from('{"languages":{"zh":{"hash":"zh_old"}}}') },
  { path: 'pagefind.js', content: Buffer.from('code') },
];
const divided = divide(files);
const file = (ending: string) => {
  const found = divided.find(({ path }) => path.endsWith(ending));
  if (found === undefined) throw new Error(`no ${ending}`);
  return found;
};
type Piece = [from: string, to: string, name: string];
const [, , pieces] = unpacked(file('.pf_meta')) as unknown as [string, Cbor, Piece[]];
const wordsOf = (name: string) =>
  (unpacked(file(`/${name}.pf_index`)) as unknown as [[string, Cbor, Cbor][]])[0].map(([word]) => word);
/** The piece that Pagefind loads for a term. */
const pieceFor = (term: string) =>
  pieces.find(
    ([from, to]) =>
      Buffer.compare(Buffer.from(from), Buffer.from(term)) <= 0 &&
      Buffer.compare(Buffer.from(term), Buffer.from(to)) <= 0,
  )?.[2] ?? '';

test('keeps every word with its places, in several pieces that the list names in order', () => {
  expect(pieces.length).toBeGreaterThan(5);
  expect(pieces.flatMap(([, , name]) => wordsOf(name))).toEqual(own);
  const [first] = (unpacked(file(`/${pieces[0]?.[2]}.pf_index`)) as unknown as [[string, Cbor, Cbor][]])[0];
  expect(first).toEqual([
    own[0],
    [
      [0, [-25, ...places], []],
      [1, [-25, 70000], []],
    ],
    [],
  ]);
});

test('names its list of pieces in the entry, and leaves other files as they are', () => {
  const name = /pagefind\.(.*)\.pf_meta$/.exec(file('.pf_meta').path)?.[1];
  expect(Buffer.from(file('entry.json').content).toString()).toBe(`{"languages":{"zh":{"hash":"${name}"}}}`);
  expect(file('pagefind.js')).toBe(files[3]);
  expect(divided.some(({ path }) => path.includes('zh_old') || path.includes('zh_1.'))).toBe(false);
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

test('changes nothing where there are no articles, and refuses what it does not know', () => {
  expect(divide(files.slice(3))).toEqual(files.slice(3));
  const strange = { path: 'pagefind.zh_old.pf_meta', content: gzipSync('<!doctype html>') };
  expect(() => divide([strange, ...files.slice(1)])).toThrow('not of Pagefind');
});

test('reads what it wrote', () => {
  const data: Cbor = [
    0,
    23,
    24,
    255,
    256,
    65536,
    4294967295,
    -1,
    -25,
    -300,
    '',
    '重参数',
    ['a', []],
    Array(300).fill(1),
  ];
  expect(readCbor(writeCbor(data))).toEqual(data);
  expect(() => readCbor(Buffer.from([0x9f, 1, 2, 0xff]))).toThrow('no length');
  expect(() => readCbor(Buffer.from([0xf6]))).toThrow('CBOR');
  expect(() => readCbor(Buffer.from([0x82, 1]))).toThrow('CBOR');
});
