import { compress } from 'woff2-encoder';
import { cacheFolder, digestOf, diskCache, sourcesDigest } from '../markdown/cache.ts';
import { mergeFaces } from './font-merge.ts';
import { readTrueType, type TrueType } from './true-type.ts';

/** Some characters of a face, by the face's name. */
export interface CutFace {
  name: string;
  characters: ReadonlySet<string>;
  /** See `font-merge.ts`. */
  feature: string | undefined;
}

export interface CutFont {
  content: Buffer;
  /** Height and depth of each face, in per cent of its size: in the file all have those of the first. */
  heights: ReadonlyMap<string, { ascent: number; descent: number }>;
}

/** Cuts faces to some characters, and puts what is left of them into one font. */
export type FontCutter = (faces: readonly CutFace[]) => Promise<CutFont>;

/**
 * A cutter that writes WOFF2 without hinting, and keeps what it made in `folder`. The bytes depend on nothing but the
 * faces, the sets of characters, and the installed versions.
 */
export function fontCutter(folder: string, read: (name: string) => Buffer): FontCutter {
  const kept = diskCache<string>(folder);
  const versions = sourcesDigest(['package-lock.json', ...sources]);
  const fonts = new Map<string, TrueType>();
  const fontOf = (name: string): TrueType => {
    const font = fonts.get(name) ?? readTrueType(read(name));
    fonts.set(name, font);
    return font;
  };
  return async (faces) => {
    const wanted = faces
      .map(({ name, characters, feature }) => [name, [...characters].sort(), feature])
      .sort();
    const key = digestOf(versions, wanted);
    const heights = new Map(faces.map(({ name }) => [name, heightsOf(fontOf(name))]));
    const known = kept.get(key);
    if (known !== undefined) return { content: Buffer.from(known, 'base64'), heights };
    const parts = faces.map(({ name, ...part }) => ({ ...part, font: fontOf(name) }));
    const content = Buffer.from(await compress(mergeFaces(parts)));
    kept.set(key, content.toString('base64'));
    return { content, heights };
  };
}

function heightsOf({ unitsPerEm, ascent, descent }: TrueType) {
  return { ascent: (100 * ascent) / unitsPerEm, descent: (-100 * descent) / unitsPerEm };
}

const sources = ['contours', 'true-type', 'font-tables', 'font-merge'].map((name) => `src/site/${name}.ts`);

/** Where a build keeps cut fonts for the next one. */
export const cutFonts = (): string => cacheFolder('fonts');
