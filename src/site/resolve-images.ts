import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import sharp from 'sharp';
import type { Article } from '../content/article.ts';
import { digestOf } from '../markdown/cache.ts';
import type { ImageTarget } from '../markdown/remark-images.ts';
import { wikiScheme } from '../markdown/syntax/wiki-scheme.ts';
import { addressFault, isElsewhere } from './foreign-address.ts';
import { keptFile } from './kept-file.ts';
import { pictureSize } from './picture.ts';
import { svgFault } from './svg.ts';
import { trueNames } from './true-name.ts';
import type { Urls } from './urls.ts';
import { wikiFiles } from './wiki-names.ts';

export interface ImageContext {
  urls: Urls;
  basePath: string;
  contentDir: string;
  publicDir: string;
  /** Origins from which pages may load pictures. */
  imageOrigins: readonly string[];
}

const broken = (reason: string, rule: string): ImageTarget => ({ kind: 'broken', reason, rule });

/** Pictures of points are made anew as WebP, no wider than this. */
export const widest = 1600;
/** A photograph is thinned; a drawing of few colours is smaller, and stays sharp, when nothing of it is lost. */
const photograph = { quality: 84 } as const;
const drawing = { lossless: true, effort: 2 } as const;

/**
 * Makes the resolver of one article's images: relative to the article, or `/…` in the content folder, then in
 * `public/`. What is found gets a hashed name and its size.
 */
export function imageResolver(
  context: ImageContext,
): (article: Article, onFile: (file: string) => void) => (href: string) => Promise<ImageTarget | undefined> {
  const trueName = trueNames(context.contentDir);
  const wikiFile = wikiFiles(context.contentDir);
  return (article, onFile) => async (href) => {
    if (href.startsWith(wikiScheme)) {
      const name = href.slice(wikiScheme.length);
      const folder = dirname(article.file);
      const file = wikiFile(name, folder) ?? join(folder, name);
      // Which file has the name may change, too.
      onFile(href);
      onFile(file);
      return describe(file, { href: name, from: folder }, context, trueName);
    }
    if (href === '') return broken('图片没有地址；应写成 `![图里有什么](图片)`', 'empty');
    const fault = addressFault(href);
    if (fault !== undefined) return broken(`图片的地址 ${fault.reason}`, fault.rule);
    if (isElsewhere(href)) return elsewhere(href, context.imageOrigins);
    const path = safeDecode(href.replace(/[?#].*$/, ''));
    if (path.startsWith('/')) {
      const inPublic = join(context.publicDir, path);
      const inContent = join(context.contentDir, path);
      onFile(inContent);
      if (!existsSync(inContent)) {
        onFile(inPublic);
        if (isFile(inPublic)) {
          const size = await pictureSize(readFileSync(inPublic));
          return { kind: 'file', url: `${context.basePath}${href}`, ...size };
        }
      }
      return describe(inContent, { href, from: context.contentDir }, context, trueName);
    }
    const file = join(dirname(article.file), path);
    onFile(file);
    return describe(file, { href, from: dirname(article.file) }, context, trueName);
  };
}

/** A picture on another site; one that stands in its own address is none. */
function elsewhere(href: string, imageOrigins: readonly string[]): ImageTarget | undefined {
  if (/^data:/i.test(href)) return undefined;
  const { origin, host, protocol } = URL.parse(href, 'https://here.invalid') ?? {};
  if (origin === undefined || host === undefined || !/^https?:$/.test(protocol ?? ''))
    return broken(`图片的地址 \`${href}\` 载入不了；应是图片文件，或 http、https 地址`, 'address');
  return imageOrigins.includes(origin) ? { kind: 'foreign' } : { kind: 'blocked', host };
}

async function describe(
  file: string,
  { href, from }: { href: string; from: string },
  { urls, contentDir }: ImageContext,
  trueName: (file: string) => string | undefined,
): Promise<ImageTarget> {
  if (relative(contentDir, file).startsWith('..')) {
    return broken(`图片 \`${href}\` 在内容文件夹之外；应移到文章旁边`, 'outside');
  }
  const near = trueName(file);
  if (near !== undefined && isFile(near)) {
    const shown = relative(from, near).split(sep).join('/');
    const real = href.startsWith('/') ? `/${shown}` : shown;
    const how = near.normalize('NFC') === file.normalize('NFC') ? 'Unicode 形式' : '大小写';
    return broken(`没有图片 \`${href}\`，只有 \`${real}\`；文件名的${how}应一致`, 'case');
  }
  if (!isFile(file)) {
    const slashed = href.includes('\\') && isFile(file.replaceAll('\\', '/'));
    return slashed
      ? broken(`没有图片 \`${href}\`；路径里的 \`\\\` 应写成 \`/\``, 'missing')
      : broken(`没有图片 \`${href}\`；应是文章旁边（或以 / 开头，内容文件夹里）的文件`, 'missing');
  }
  const bytes = readFileSync(file);
  const ending = extname(file).toLowerCase();
  const fault = ending === '.svg' ? svgFault(bytes) : undefined;
  if (fault !== undefined) return broken(`图片 \`${href}\` ${fault.reason}`, fault.rule);
  const size = await pictureSize(bytes);
  if (size === undefined)
    return broken(`图片 \`${href}\` 读不出来；应是 PNG、JPEG、WebP、AVIF、GIF 或 SVG`, 'corrupt');
  const made = /^\.(png|jpe?g)$/.test(ending) ? '.webp' : ending;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const stem = basename(file, extname(file)).replace(/[^\p{L}\p{N}]+/gu, '-');
  const name = `${stem}.${hash}${made}`;
  const scale = made === '.webp' ? Math.min(1, widest / size.width) : 1;
  return {
    kind: 'image',
    url: urls.asset(`images/${encodeURIComponent(name)}`),
    file,
    name,
    width: Math.round(size.width * scale),
    height: Math.round(size.height * scale),
  };
}

const isFile = (file: string) => existsSync(file) && statSync(file).isFile();

/** The file that an image of the site is a copy of. What is made of one is kept: its name tells the original. */
export async function imageContent(file: string, name: string): Promise<{ copyOf: string }> {
  if (!name.endsWith('.webp') || file.toLowerCase().endsWith('.webp')) return { copyOf: file };
  const key = `${digestOf(name, widest, photograph, drawing, sharp.versions)}.webp`;
  const copyOf = await keptFile('images', key, () => webpOf(readFileSync(file)));
  return { copyOf };
}

async function webpOf(bytes: Buffer): Promise<Buffer> {
  const picture = sharp(bytes).autoOrient();
  const { width, height, format } = await picture.metadata();
  // A PNG that packs so well has large areas of one colour.
  const isDrawn = format === 'png' && width <= widest && bytes.length < (width * height) / 8;
  if (isDrawn) return picture.webp(drawing).toBuffer();
  return picture.resize({ width: widest, withoutEnlargement: true }).webp(photograph).toBuffer();
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
