import sharp from 'sharp';
import { digestOf, sourcesDigest } from '../markdown/cache.ts';
import { keptBytes } from './kept-bytes.ts';
import { palettePng } from './palette-png.ts';
import { sharePicture, type ShareContent } from './share-picture.ts';

/** What decides how a picture looks, beside what it shows; the fonts are among the packages. */
const ownSources = [
  ...['font', 'lines', 'picture', 'png'].map((name) => `src/site/share-${name}.ts`),
  'src/site/palette-png.ts',
  'src/site/figure-paint.ts',
  'src/styles/tokens.css',
  'package-lock.json',
];

let shared: string | undefined;

/** Makes a share picture as PNG. The same content is drawn once: what is made is kept on disk. */
export function sharePng(content: ShareContent): Promise<Uint8Array<ArrayBuffer>> {
  shared ??= digestOf(sourcesDigest(ownSources), sharp.versions);
  return keptBytes('share', `${digestOf(shared, content)}.png`, async () => {
    const svg = sharp(Buffer.from(await sharePicture(content)));
    const { data, info } = await svg.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    return palettePng({ data, ...info });
  });
}
