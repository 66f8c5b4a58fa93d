import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { digestOf } from '../markdown/cache.ts';

const folder = join(process.cwd(), '.cache/share');

/** Makes a PNG of an SVG that needs no fonts. The same SVG is drawn once: what is made is kept on disk. */
export async function sharePng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(folder, `${digestOf(svg, sharp.versions)}.png`);
  if (existsSync(file)) return new Uint8Array(readFileSync(file));
  const png = await sharp(Buffer.from(svg))
    .png({ palette: true, colours: 96, effort: 8, compressionLevel: 9 })
    .toBuffer();
  mkdirSync(folder, { recursive: true });
  // Written aside and renamed, so that a killed build leaves no half file.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, png);
  renameSync(aside, file);
  return new Uint8Array(png);
}
