import sharp from 'sharp';
import { coverageOf, type Coverage } from './coverage.ts';
import { palettePng, type Points } from './palette-png.ts';
import { sharePicture, type ShareContent } from './share-picture.ts';

/**
 * Draws a share picture as PNG. Its ground, which most pictures have in common, is drawn once; its letters are put on
 * it without the detour of an SVG, which would take twice as long as all the rest.
 */
export async function drawSharePng(content: ShareContent): Promise<Buffer> {
  const { ground, letters } = await sharePicture(content);
  const picture = await copyOfGround(ground);
  for (const { outline, fill, ...placed } of letters) {
    const coverage = coverageOf(outline, placed);
    if (coverage !== undefined) cover(picture, coverage, await colourOf(fill));
  }
  return palettePng(picture);
}

let last: { svg: string; points: Points } | undefined;

async function copyOfGround(svg: string): Promise<Points> {
  if (last?.svg !== svg) last = { svg, points: await pointsOf(svg) };
  const { points } = last;
  return { ...points, data: Buffer.from(points.data) };
}

async function pointsOf(svg: string): Promise<Points> {
  const drawn = sharp(Buffer.from(svg)).ensureAlpha().raw();
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

type Colour = readonly [red: number, green: number, blue: number];

const colours = new Map<string, Colour>();

/** What a colour of CSS is made of, as the ground's colours are understood. */
async function colourOf(css: string): Promise<Colour> {
  const known = colours.get(css);
  if (known !== undefined) return known;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect width="1" height="1" fill="${css}"/></svg>`;
  const [red = 0, green = 0, blue = 0] = (await pointsOf(svg)).data;
  colours.set(css, [red, green, blue]);
  return [red, green, blue];
}

/** Lays a colour over the points that are covered. What lies outside the picture is left out. */
function cover({ data, width, height }: Points, coverage: Coverage, colour: Colour): void {
  const { left, top, values } = coverage;
  const [first, end] = [Math.max(0, -left), Math.min(coverage.width, width - left)];
  for (let y = Math.max(0, -top); y < Math.min(coverage.height, height - top); y++) {
    for (let x = first; x < end; x++) {
      const amount = values[y * coverage.width + x] ?? 0;
      if (amount < 1 / 512) continue;
      const at = 4 * ((top + y) * width + left + x);
      for (let i = 0; i < 3; i++) {
        const under = data[at + i] ?? 0;
        data[at + i] = under + ((colour[i] ?? 0) - under) * amount + 0.5;
      }
    }
  }
}
