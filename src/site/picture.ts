import { crc32 } from 'node:zlib';
import sharp from 'sharp';

export interface PictureSize {
  width: number;
  height: number;
}

/** The size of a picture as it is shown; undefined for bytes that are no whole picture. */
export async function pictureSize(bytes: Uint8Array): Promise<PictureSize | undefined> {
  const png = wholePngSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (png !== undefined) return png;
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
      return false;
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

const signature = Buffer.from('89504E470D0A1A0A', 'hex');

/**
 * The size of a PNG whose chunks follow one another to the last, each with the sum that it states; undefined for any
 * other file, and for a picture that says how it is to be turned.
 */
function wholePngSize(bytes: Buffer): PictureSize | undefined {
  if (!bytes.subarray(0, 8).equals(signature)) return undefined;
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return undefined;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'eXIf') return undefined;
    if (type === 'IEND') return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    at = end + 4;
  }
  return undefined;
}
