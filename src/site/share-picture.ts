import type { OutlineStep, Placed } from './coverage.ts';
import { token } from './figure-paint.ts';
import { penFor, type Pen } from './share-font.ts';
import { breakLines, positions, widthOf } from './share-lines.ts';

/** What a share picture shows. */
export interface ShareContent {
  title: string;
  /** Small words over the title, the first in colour. */
  above: readonly string[];
  /** The name of the site, beside its mark. */
  site: { title: string; latin: string };
  /** At the right end of the last line. */
  author: string;
  /** Decoration beside the title: inner SVG of 152 × 96 units. */
  thumb?: string | undefined;
  /** Decoration under the title: heights of bars, in units of a 56-unit picture. */
  bars?: readonly number[] | undefined;
}

export const size = { width: 1200, height: 630 } as const;

const edge = 84;
const foot = 540;
const thumbWidth = 330;
const barsTop = 400;

/** Sizes of the title and the number of lines that each may fill, the largest first. */
const titles = [
  { fontSize: 78, most: 2 },
  { fontSize: 68, most: 3 },
  { fontSize: 58, most: 4 },
  { fontSize: 48, most: 5 },
  { fontSize: 40, most: 6 },
] as const;

/** A letter of the picture. */
export interface Letter extends Placed {
  outline: readonly OutlineStep[];
  fill: string;
}

/** A picture in two layers. */
export interface SharePicture {
  /** SVG without text. */
  ground: string;
  letters: Letter[];
}

/** Lays out a share picture, with outlines for its text: no font of the machine has a part in it. */
export async function sharePicture(content: ShareContent): Promise<SharePicture> {
  const { title, above, site, author, thumb, bars } = content;
  const small = [...above, site.title, site.latin, author];
  const bold = await penFor([title, site.title, '…'], 700);
  const plain = await penFor([...small, '·'], 500);
  const column = size.width - 2 * edge - (thumb === undefined ? 0 : thumbWidth + 56);
  const { lines, fontSize } = setTitle(title, column, bold);
  const leading = fontSize * 1.36;
  // The title's block stands in the middle of what lies between the top and the bars, or the foot's rule.
  const block = 56 + lines.length * leading;
  const bottom = bars === undefined ? foot - 14 : barsTop;
  const top = Math.max(64, (bottom - block) / 2);
  const first = top + 56 + fontSize;
  const ground = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}">`,
    `<rect width="${size.width}" height="${size.height}" fill="${token('paper')}"/>`,
    `<rect width="${size.width}" height="10" fill="${token('accent')}"/>`,
    thumb === undefined ? '' : placeThumb(thumb, top + block / 2),
    ...(bars ?? []).map((height, i) => bar(height, (i + 0.5) / (bars?.length ?? 1))),
    `<rect x="${edge}" y="${foot - 14}" width="${size.width - 2 * edge}" height="2" fill="${token('rule')}"/>`,
    `<g transform="translate(${edge} ${foot + 13}) scale(1.3125)">${mark()}</g>`,
    '</svg>',
  ].join('\n');
  const letters = [
    ...aboveTitle(above, top + 26, plain),
    ...lines.flatMap((line, i) => draw(line, edge, first + i * leading, fontSize, token('ink'), bold)),
    ...footer(site, author, bold, plain),
  ];
  return { ground, letters };
}

/** Chooses size and lines together: smaller text is a cost, an ugly break a greater one. */
function setTitle(title: string, column: number, pen: Pen): { lines: string[]; fontSize: number } {
  const ways = titles.flatMap(({ fontSize, most }) => {
    const set = breakLines(title, column / fontSize, most, pen.advance);
    return set === undefined
      ? []
      : [{ lines: set.lines, fontSize, cost: set.cost + 2.4 * (1 - fontSize / 78) }];
  });
  const [best] = ways.sort((a, b) => a.cost - b.cost);
  if (best !== undefined) return best;
  const characters = [...title];
  return setTitle(`${characters.slice(0, Math.floor(characters.length * 0.8)).join('')}…`, column, pen);
}

function aboveTitle(words: readonly string[], baseline: number, pen: Pen): Letter[] {
  let x = edge;
  return words.flatMap((word, i) => {
    const at = x;
    x += widthOf(word, pen.advance) * 28 + 28;
    return draw(word, at, baseline, 28, token(i === 0 ? 'accent' : 'muted'), pen);
  });
}

function footer({ title, latin }: ShareContent['site'], author: string, bold: Pen, plain: Pen): Letter[] {
  const baseline = foot + 46;
  const nameEnd = edge + 58 + widthOf(title, bold.advance) * 32;
  const right = size.width - edge - widthOf(author, plain.advance) * 26;
  return [
    ...draw(title, edge + 58, baseline, 32, token('ink'), bold),
    ...draw(latin, nameEnd + 16, baseline, 22, token('muted'), plain, 0.12),
    ...draw(author, right, baseline, 26, token('muted'), plain),
  ];
}

/** The site's mark, as in its icon. */
const mark = () =>
  `<rect width="32" height="32" rx="7" fill="${token('accent')}"/>` +
  `<path d="M8 10h16M12 10v12M20 10v9q0 3 3 3" fill="none" stroke="${token('paper')}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`;

function placeThumb(inner: string, middle: number): string {
  const scale = thumbWidth / 152;
  const y = Math.max(84, middle - (96 * scale) / 2);
  return `<g transform="translate(${size.width - edge - thumbWidth} ${round(y)}) scale(${round(scale)})">${inner}</g>`;
}

/** One bar of the signal. `along` is its place from 0 to 1. */
function bar(height: number, along: number): string {
  const tall = height * 2;
  const x = round(edge + along * (size.width - 2 * edge) - 1.3);
  const y = round(barsTop + 56 - tall / 2);
  return `<rect x="${x}" y="${y}" width="2.6" height="${round(tall)}" fill="${token('accent')}" opacity="0.75"/>`;
}

/** The letters of one line. `spacing` is added between characters, in units of the text's size. */
function draw(
  line: string,
  x: number,
  baseline: number,
  fontSize: number,
  fill: string,
  pen: Pen,
  spacing = 0,
): Letter[] {
  const at = positions(line, pen.advance);
  return [...line].map((character, i) => ({
    outline: pen.outline(character),
    x: x + ((at[i] ?? 0) + i * spacing) * fontSize,
    y: baseline,
    scale: fontSize,
    fill,
  }));
}

const round = (value: number) => Math.round(value * 1000) / 1000;
