import { crc32 } from 'node:zlib';
import sharp from 'sharp';

export interface PictureSize {
  width: number;
  height: number;
}

/** The size of a picture as it is shown; undefined for bytes that are no whole picture. */
export async function pictureSize(bytes: Uint8Array): Promise<PictureSize | undefined> {
  try {
    const { autoOrient, format } = await sharp(bytes).metadata();
    if (autoOrient.width === 0 || autoOrient.height === 0) return undefined;
    // The head alone says the size. Only where the end looks wrong is the whole decoded.
    if (!seemsWhole(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), format))
      await sharp(bytes, { failOn: 'truncated' }).raw().toBuffer();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return undefined;
  }
}

function seemsWhole(bytes: Buffer, format: string | undefined): boolean {
  switch (format) {
    case 'png':
      return isWholePng(bytes);
    case 'jpeg':
      return bytes.subarray(-64).includes(Buffer.from([0xff, 0xd9]));
    case 'gif':
      return bytes.subarray(-4).includes(0x3b);
    case 'webp':
      return bytes.readUInt32LE(4) + 8 <= bytes.length;
    default:
      return true;
  }
}

/** Whether the chunks of a PNG follow one another to the last, each with the sum that it states. */
function isWholePng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return false;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true;
    at = end + 4;
  }
  return false;
}
