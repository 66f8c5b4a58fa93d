import type { Glyph } from './true-type.ts';

/** Some glyphs, by the numbers of others that they take the place of. */
export type Substitutions = ReadonlyMap<number, number>;

/** A font to be written; glyph 0 is the one of characters that it doesn't have. */
export interface FontParts {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  glyphs: readonly Glyph[];
  /** Numbers of glyphs by code point. */
  characters: ReadonlyMap<number, number>;
  /** Glyphs that a style sheet asks for by `font-feature-settings`, by their tags of four letters. */
  features: ReadonlyMap<string, Substitutions>;
}

const u16 = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(2 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeUInt16BE(number & 0xffff, 2 * i);
  return bytes;
};

const u32 = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number >>> 0, 4 * i);
  return bytes;
};

/** `[n, log2 n, rest]` as tables want them for a binary search over `count` entries of `size` bytes. */
function searchRange(count: number, size: number): [number, number, number] {
  const steps = Math.floor(Math.log2(count));
  return [size * 2 ** steps, steps, size * (count - 2 ** steps)];
}

/** Where each of some pieces starts, and where the last one ends. */
function startsOf(pieces: readonly Buffer[]): number[] {
  const starts = [0];
  for (const { length } of pieces) starts.push((starts.at(-1) ?? 0) + length);
  return starts;
}

const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
const smallest = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), 0);

/** Format 4: runs of characters whose glyphs follow one another. */
function characterTable(characters: FontParts['characters']): Buffer {
  const runs: { first: number; last: number; shift: number }[] = [];
  for (const [code, glyph] of [...characters].sort(([a], [b]) => a - b)) {
    if (code > 0xffff) throw new Error(`a character of formulas beyond the first plane: ${code}`);
    const run = runs.at(-1);
    if (run !== undefined && code === run.last + 1 && glyph - code === run.shift) run.last = code;
    else runs.push({ first: code, last: code, shift: glyph - code });
  }
  runs.push({ first: 0xffff, last: 0xffff, shift: 1 });
  const subtable = Buffer.concat([
    u16(4, 16 + 8 * runs.length, 0, 2 * runs.length, ...searchRange(runs.length, 2)),
    u16(...runs.map(({ last }) => last), 0, ...runs.map(({ first }) => first)),
    u16(...runs.map(({ shift }) => shift), ...runs.map(() => 0)),
  ]);
  return Buffer.concat([u16(0, 1, 3, 1), u32(12), subtable]);
}

/** One lookup of single substitutions for each feature, in every script. */
function substitutionTable(features: FontParts['features']): Buffer {
  const lists = [...features].sort(([a], [b]) => (a < b ? -1 : 1));
  const count = lists.length;
  const lookups = lists.map(([, substitutions]) => {
    const pairs = [...substitutions].sort(([a], [b]) => a - b);
    const found = u16(1, pairs.length, ...pairs.map(([from]) => from));
    const given = u16(2, 6 + 2 * pairs.length, pairs.length, ...pairs.map(([, to]) => to));
    return Buffer.concat([u16(1, 0, 1, 8), given, found]);
  });
  const records = lists.map(([tag], i) => Buffer.concat([Buffer.from(tag), u16(2 + 6 * count + 6 * i)]));
  const featureList = Buffer.concat([u16(count), ...records, ...lists.map((_, i) => u16(0, 1, i))]);
  const language = u16(0, 0xffff, count, ...lists.map((_, i) => i));
  const scripts = Buffer.concat([u16(1), Buffer.from('DFLT'), u16(8, 4, 0), language]);
  const starts = startsOf(lookups).slice(0, -1);
  const offsets = starts.map((start) => 2 + 2 * count + start);
  const lookupList = Buffer.concat([u16(count, ...offsets), ...lookups]);
  const header = u16(1, 0, 10, 10 + scripts.length, 10 + scripts.length + featureList.length);
  return Buffer.concat([header, scripts, featureList, lookupList]);
}

/** A TrueType font with no more tables, and no more in them, than browsers ask for. */
export function writeFont(parts: FontParts): Buffer {
  const { unitsPerEm, ascent, descent, glyphs, characters, features } = parts;
  const outlines = glyphs.map(({ outline }) => outline).filter(({ length }) => length > 0);
  const box = [
    smallest(outlines.map((one) => one.readInt16BE(2))),
    smallest(outlines.map((one) => one.readInt16BE(4))),
    largest(outlines.map((one) => one.readInt16BE(6))),
    largest(outlines.map((one) => one.readInt16BE(8))),
  ];
  const contours = outlines.map((one) => one.readInt16BE(0));
  const points = outlines.map((one, i) => one.readUInt16BE(8 + 2 * (contours[i] ?? 1)) + 1);
  const advances = glyphs.map(({ advance }) => advance);
  const bearings = glyphs.map(({ outline }) => (outline.length === 0 ? 0 : outline.readInt16BE(2)));
  const os2 = Buffer.alloc(96);
  for (const [at, value] of [
    [0, 4],
    [4, 400],
    [6, 5],
    [62, 0x40],
    [68, ascent],
    [70, descent],
    [74, ascent],
    [76, -descent],
  ] as const)
    u16(value).copy(os2, at);
  const tables: [tag: string, bytes: Buffer][] = [
    ...(features.size === 0 ? [] : [['GSUB', substitutionTable(features)] as [string, Buffer]]),
    ['OS/2', os2],
    ['cmap', characterTable(characters)],
    ['glyf', Buffer.concat(glyphs.map(({ outline }) => outline))],
    [
      'head',
      Buffer.concat([
        u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
        u16(3, unitsPerEm),
        Buffer.alloc(16),
        u16(...box, 0, 8, 2, 1, 0),
      ]),
    ],
    [
      'hhea',
      Buffer.concat([
        u32(0x10000),
        u16(ascent, descent, 0, largest(advances), 0, 0, box[2] ?? 0, 1),
        Buffer.alloc(14),
        u16(glyphs.length),
      ]),
    ],
    ['hmtx', u16(...advances.flatMap((advance, i) => [advance, bearings[i] ?? 0]))],
    ['loca', u32(...startsOf(glyphs.map(({ outline }) => outline)))],
    [
      'maxp',
      Buffer.concat([
        u32(0x10000),
        u16(glyphs.length, largest(points), largest(contours), 0, 0, 2),
        Buffer.alloc(16),
      ]),
    ],
    ['name', u16(0, 0, 6)],
    ['post', Buffer.concat([u32(0x30000), Buffer.alloc(28)])],
  ];
  return wrapped(tables);
}

/** Tables, already in the order of their tags, behind their directory. */
function wrapped(tables: readonly [tag: string, bytes: Buffer][]): Buffer {
  let at = 12 + 16 * tables.length;
  const padded = tables.map(([, bytes]) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]));
  const directory = tables.map(([tag, { length }], i) => {
    const whole = padded[i] ?? Buffer.alloc(0);
    const entry = Buffer.concat([Buffer.from(tag), u32(checksum(whole), at, length)]);
    at += whole.length;
    return entry;
  });
  const header = Buffer.concat([u32(0x10000), u16(tables.length, ...searchRange(tables.length, 16))]);
  return Buffer.concat([header, ...directory, ...padded]);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
