import sharp from 'sharp';
import { palettePng } from './palette-png.ts';
import { sharePicture, type ShareContent } from './share-picture.ts';

/** Draws a share picture as PNG. */
export async function drawSharePng(content: ShareContent): Promise<Buffer> {
  const svg = sharp(Buffer.from(await sharePicture(content)));
  const { data, info } = await svg.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return palettePng({ data, ...info });
}
