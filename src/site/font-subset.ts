import subsetFont from 'subset-font';
import { cacheFolder, digestOf, diskCache, sourcesDigest } from '../markdown/cache.ts';

/** Cuts a font to some characters. */
export type FontCutter = (font: Buffer, characters: ReadonlySet<string>) => Promise<Buffer>;

/**
 * A cutter that writes WOFF2 without hinting, and keeps what it made in `folder`. The bytes depend on nothing but the
 * font, the set of characters, and the installed versions.
 */
export function fontCutter(folder: string): FontCutter {
  const kept = diskCache<string>(folder);
  const versions = sourcesDigest(['package-lock.json']);
  return async (font, characters) => {
    // The space, too: what has none is no font to measure lines with.
    const text = [...new Set([' ', ...characters])].sort().join('');
    const key = digestOf(versions, font.toString('base64'), text);
    const known = kept.get(key);
    if (known !== undefined) return Buffer.from(known, 'base64');
    const cut = await subsetFont(font, text, { targetFormat: 'woff2', noHinting: true });
    kept.set(key, cut.toString('base64'));
    return cut;
  };
}

/** Where a build keeps cut fonts for the next one. */
export const cutFonts = (): string => cacheFolder('fonts');
