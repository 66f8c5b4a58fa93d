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
  const { points, canvas } = await canvasOf(ground);
  const fills = await Promise.all(letters.map(({ fill }) => colourOf(fill)));
  // From here on nothing waits until the points are read, since the canvas serves the next picture too.
  const covered: Coverage[] = [];
  for (const [i, colour] of fills.entries()) {
    const letter = letters[i];
    const coverage = letter && coverageOf(letter.outline, letter);
    if (coverage === undefined) continue;
    cover(canvas, coverage, colour);
    covered.push(coverage);
  }
  const png = palettePng(canvas);
  for (const coverage of covered) uncover(canvas, coverage, points);
  return png;
}

/** A ground, and a copy of it that is drawn on and wiped: three megabytes anew for each picture cost as much as it. */
interface Canvas {
  svg: string;
  points: Points;
  canvas: Points;
}

let last: Canvas | undefined;

async function canvasOf(svg: string): Promise<Canvas> {
  if (last?.svg === svg) return last;
  const points = await pointsOf(svg);
  last = { svg, points, canvas: { ...points, data: Buffer.from(points.data) } };
  return last;
}

async function pointsOf(svg: string): Promise<Points> {
  const drawn = sharp(Buffer.from(svg)).ensureAlpha().raw();
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

type Colour = readonly [red: number, green: number, blue: number];

const colours = new Map<string, Promise<Colour>>();

/** What a colour of CSS is made of, as the ground's colours are understood. */
function colourOf(css: string): Promise<Colour> {
  const colour = colours.get(css) ?? drawnColour(css);
  colours.set(css, colour);
  return colour;
}

async function drawnColour(css: string): Promise<Colour> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect width="1" height="1" fill="${css}"/></svg>`;
  const [red = 0, green = 0, blue = 0] = (await pointsOf(svg)).data;
  return [red, green, blue];
}

/** What lies in the picture of what is covered, in its own rows and columns. */
function seen({ width, height }: Points, coverage: Coverage) {
  const { left, top } = coverage;
  const right = Math.min(coverage.width, width - left);
  const bottom = Math.min(coverage.height, height - top);
  return { left: Math.max(0, -left), right, top: Math.max(0, -top), bottom };
}

/** Lays a colour over the points that are covered. What lies outside the picture is left out. */
function cover(picture: Points, coverage: Coverage, colour: Colour): void {
  const { data, width } = picture;
  const { values } = coverage;
  const { left, right, top, bottom } = seen(picture, coverage);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const amount = values[y * coverage.width + x] ?? 0;
      if (amount < 1 / 512) continue;
      const at = 4 * ((coverage.top + y) * width + coverage.left + x);
      for (let i = 0; i < 3; i++) {
        const under = data[at + i] ?? 0;
        data[at + i] = under + ((colour[i] ?? 0) - under) * amount + 0.5;
      }
    }
  }
}

/** Puts the ground back where something was laid over it. */
function uncover(picture: Points, coverage: Coverage, ground: Points): void {
  const { left, right, top, bottom } = seen(picture, coverage);
  for (let y = top; y < bottom; y++) {
    const row = (coverage.top + y) * picture.width + coverage.left;
    if (right > left) ground.data.copy(picture.data, 4 * (row + left), 4 * (row + left), 4 * (row + right));
  }
}
