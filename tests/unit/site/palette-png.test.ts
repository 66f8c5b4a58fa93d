import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { palettePng, type Points } from '../../../src/site/palette-png.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** A picture whose points are given by their place. */
function pictureOf(width: number, height: number, colourAt: (x: number, y: number) => Colour): Points {
  const points = Array.from({ length: width * height }, (_, i) => [
    ...colourAt(i % width, Math.floor(i / width)),
    255,
  ]);
  return { data: Buffer.from(points.flat()), width, height };
}

async function decoded(png: Buffer): Promise<{ colours: string[]; width: number; height: number }> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const colours = Array.from({ length: data.length / 3 }, (_, i) => data.subarray(3 * i, 3 * i + 3).join());
  return { colours, width: info.width, height: info.height };
}

describe('a PNG with a palette', () => {
  test('shows a picture of flat colours as it is, row by row', async () => {
    const flat: Colour[] = [
      [255, 255, 255],
      [20, 30, 41],
      [200, 16, 46],
    ];
    const picture = pictureOf(7, 5, (x, y) => flat[(x + y) % 3] ?? [0, 0, 0]);
    const { colours, width, height } = await decoded(await palettePng(picture));
    expect([width, height]).toEqual([7, 5]);
    expect(colours).toEqual(
      Array.from({ length: 35 }, (_, i) => flat[((i % 7) + Math.floor(i / 7)) % 3]?.join()),
    );
  });

  test('keeps every colour near to what it was, however many there are', async () => {
    const picture = pictureOf(256, 64, (x, y) => [x, 4 * y, (x * 7 + y * 13) % 256]);
    const { colours } = await decoded(await palettePng(picture));
    const before = pictureColours(picture);
    const off = colours.map((colour, i) => distance(colour, before[i] ?? ''));
    expect(new Set(colours).size).toBeLessThanOrEqual(256);
    // Two bits of each channel are kept at least.
    expect(Math.max(...off)).toBeLessThan(64);
  });

  test('is the same for the same picture', async () => {
    const picture = pictureOf(30, 20, (x, y) => [x * 8, y * 12, 90]);
    expect(await palettePng(picture)).toEqual(await palettePng(picture));
  });
});

const pictureColours = ({ data }: Points) =>
  Array.from({ length: data.length / 4 }, (_, i) => data.subarray(4 * i, 4 * i + 3).join());

function distance(one: string, other: string): number {
  const [a, b] = [one.split(',').map(Number), other.split(',').map(Number)];
  return Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))));
}
