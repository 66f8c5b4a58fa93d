/** A point of a contour. */
export interface Point {
  x: number;
  y: number;
  /** On the curve; the others pull it. */
  on: boolean;
}

/** Points one after the other; the last is followed by the first. */
export type Contour = readonly Point[];

/** Reads the contours of a glyph's entry in the table `glyf`; its instructions are passed over. */
export function readContours(entry: Buffer): Contour[] {
  const ends = Array.from({ length: entry.readInt16BE(0) }, (_, i) => entry.readUInt16BE(10 + 2 * i));
  let at = 10 + 2 * ends.length;
  at += 2 + entry.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length <= (ends.at(-1) ?? -1)) {
    const flag = entry.readUInt8(at++);
    const times = flag & 8 ? 1 + entry.readUInt8(at++) : 1;
    for (let i = 0; i < times; i++) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += entry.readUInt8(at) * (flag & same ? 1 : -1);
      else if (!(flag & same)) value += entry.readInt16BE(at);
      at += flag & short ? 1 : flag & same ? 0 : 2;
      return value;
    });
  };
  const [xs, ys] = [coordinates(2, 16), coordinates(4, 32)];
  const points = flags.map((flag, i): Point => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, on: (flag & 1) === 1 }));
  return ends.map((end, i) => points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1));
}

/** Contours as a glyph's entry, without instructions and padded to four bytes; `box` is that of the entry they are of. */
export function writeContours(contours: readonly Contour[], box: Buffer): Buffer {
  const head = Buffer.alloc(12 + 2 * contours.length);
  head.writeInt16BE(contours.length);
  box.copy(head, 2);
  let end = -1;
  for (const [i, { length }] of contours.entries()) {
    end += length;
    head.writeUInt16BE(end, 10 + 2 * i);
  }
  const points = contours.flat();
  const flags = Buffer.from(points.map(({ on }) => (on ? 1 : 0)));
  const coordinates = (axis: 'x' | 'y', short: number, same: number): Buffer => {
    const bytes = points.flatMap((point, i) => {
      const step = point[axis] - (points[i - 1]?.[axis] ?? 0);
      const isShort = step !== 0 && Math.abs(step) < 256;
      flags[i] = (flags[i] ?? 0) | (isShort ? short : 0) | (step === 0 || (isShort && step > 0) ? same : 0);
      if (step === 0) return [];
      return isShort ? [Math.abs(step)] : [(step >> 8) & 0xff, step & 0xff];
    });
    return Buffer.from(bytes);
  };
  const [xs, ys] = [coordinates('x', 2, 16), coordinates('y', 4, 32)];
  const bare = Buffer.concat([head, flags, xs, ys]);
  return Buffer.concat([bare, Buffer.alloc(-bare.length & 3)]);
}

/**
 * The same contours, each begun where WOFF2 needs the fewest bytes to say how to come there: a contour can start at any
 * of its points, and the longest way between two of them need not be said. Saves one byte in ninety.
 */
export function cheaplyBegun(contours: readonly Contour[]): Contour[] {
  let from: Point = { x: 0, y: 0, on: true };
  return contours.map((contour) => {
    const starts = contour.flatMap((point, i) => (point.on ? [{ point, i, before: contour.at(i - 1) }] : []));
    const costs = starts.map(({ point, before = point }) => cost(from, point) - cost(before, point));
    const start = starts[costs.indexOf(Math.min(...costs))]?.i ?? 0;
    const turned = [...contour.slice(start), ...contour.slice(0, start)];
    from = turned.at(-1) ?? from;
    return turned;
  });
}

/** Bytes that WOFF2 writes for a step, without its flag. */
function cost(from: Point, to: Point): number {
  const [least, most] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)].sort((a, b) => a - b);
  if (least === undefined || most === undefined) return 0;
  if ((least === 0 && most < 1280) || most < 65) return 1;
  return most < 769 ? 2 : 3;
}
