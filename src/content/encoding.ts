import { isUtf8 } from 'node:buffer';

/** A file's text, and how it was written where that isn't UTF-8. */
export interface Decoded {
  text: string;
  /** `GBK`, `Big5`, `UTF-16`; undefined for UTF-8, also with invalid bytes in it. */
  foreign?: string;
  /** Bytes that are no UTF-8, in their order; in `text`, `invalidByte` stands in the place of each. */
  invalid: number[];
}

/** Stands for a byte that means nothing: SUB, the character that Unicode keeps for this. */
export const invalidByte = '\u001A';

/** Reads bytes as text: UTF-8, or what else they seem to be. A byte order mark is left out. */
export function decode(bytes: Uint8Array): Decoded {
  const wide = bytes.includes(0) || bytes[0] === 0xff || bytes[0] === 0xfe ? utf16(bytes) : undefined;
  if (wide !== undefined) return { text: wide, foreign: 'UTF-16', invalid: [] };
  if (isUtf8(bytes)) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    return { text: text.replace(/^\uFEFF/, ''), invalid: [] };
  }
  return foreignText(bytes) ?? withoutInvalid(bytes);
}

function read(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function utf16(bytes: Uint8Array): string | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  if (marked === 'utf-16le' || (bytes[0] === 0xfe && bytes[1] === 0xff)) return read(marked, bytes);
  if (bytes.length % 2 === 1) return undefined;
  const readings = ['utf-16le', 'utf-16be'].map((encoding) => read(encoding, bytes) ?? '');
  return readings.find(
    (text) => text !== '' && share(text, /[\t\n\r -~\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/g) > 0.9,
  );
}

/** What part of a text's characters is of a kind. */
const share = (text: string, kind: RegExp): number =>
  (text.match(kind)?.length ?? 0) / Math.max(1, text.length);

/** Text in an older encoding of Chinese. In UTF-8 with a bad byte here and there, most characters can be read. */
function foreignText(bytes: Uint8Array): Decoded | undefined {
  if (controls.test(Buffer.from(bytes).toString('latin1'))) return undefined;
  const asUtf8 = new TextDecoder('utf-8').decode(bytes);
  const unread = asUtf8.match(/\uFFFD/g)?.length ?? 0;
  if (unread <= (asUtf8.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0)) return undefined;
  const common = /[\u3000-\u303F\u4E00-\u9FA5\uFF01-\uFF5E\u2010-\u2026]/g;
  const [best] = [['GBK', 'gb18030'] as const, ['Big5', 'big5'] as const]
    .flatMap(([foreign, encoding]) => {
      const text = read(encoding, bytes);
      if (text === undefined) return [];
      return [{ text, foreign, score: share(text.replace(/[\0-\x7F]/g, ''), common) }];
    })
    .filter(({ score }) => score > 0.7)
    .sort((a, b) => b.score - a.score);
  return best && { text: best.text, foreign: best.foreign, invalid: [] };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: text holds none of these
const controls = /[\0-\x08\x0E-\x1A\x1C-\x1F]/;

const sequence =
  /[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2}|[\x80-\xFF]/g;

function withoutInvalid(bytes: Uint8Array): Decoded {
  const invalid: number[] = [];
  const valid = Buffer.from(bytes)
    .toString('latin1')
    .replace(sequence, (found) => {
      if (found.length > 1) return found;
      invalid.push(found.charCodeAt(0));
      return invalidByte;
    });
  return { text: new TextDecoder('utf-8').decode(Buffer.from(valid, 'latin1')), invalid };
}
