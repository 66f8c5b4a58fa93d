import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import sharp from 'sharp';
import type { Article } from '../content/article.ts';
import type { ImageTarget } from '../markdown/remark-images.ts';
import type { Urls } from './urls.ts';

export interface ImageContext {
  urls: Urls;
  basePath: string;
  contentDir: string;
  publicDir: string;
}

const broken = (reason: string, rule: string): ImageTarget => ({ kind: 'broken', reason, rule });

/** Pictures of points are made anew as WebP, no wider than this. */
export const widest = 1600;

/**
 * Makes the resolver of one article's images: relative to the article, or `/…` in the content folder, then in
 * `public/`. What is found gets a hashed name and its size.
 */
export function imageResolver(
  context: ImageContext,
): (article: Article, onFile: (file: string) => void) => (href: string) => Promise<ImageTarget | undefined> {
  return (article, onFile) => async (href) => {
    if (href === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href)) return undefined;
    const path = safeDecode(href.replace(/[?#].*$/, ''));
    if (path.startsWith('/')) {
      const inPublic = join(context.publicDir, path);
      const inContent = join(context.contentDir, path);
      if (!existsSync(inContent) && existsSync(inPublic)) {
        return { kind: 'file', url: `${context.basePath}${href}` };
      }
      onFile(inContent);
      return describe(inContent, href, context);
    }
    const file = join(dirname(article.file), path);
    onFile(file);
    return describe(file, href, context);
  };
}

async function describe(
  file: string,
  href: string,
  { urls, contentDir }: ImageContext,
): Promise<ImageTarget> {
  if (relative(contentDir, file).startsWith('..')) {
    return broken(`图片 \`${href}\` 在内容文件夹之外；应移到文章旁边`, 'outside');
  }
  if (!existsSync(file) || !statSync(file).isFile()) {
    const near = sameButCase(file);
    return near === undefined
      ? broken(`没有图片 \`${href}\`；应是文章旁边（或以 / 开头，内容文件夹里）的文件`, 'missing')
      : broken(`没有图片 \`${href}\`，只有 \`${near}\`；文件名的大小写应一致`, 'case');
  }
  const bytes = readFileSync(file);
  const { width, autoOrient } = await sharp(bytes)
    .metadata()
    .catch(() => ({ width: 0, autoOrient: { width: 0, height: 0 } }));
  if (width === 0)
    return broken(`图片 \`${href}\` 读不出来；应是 PNG、JPEG、WebP、AVIF、GIF 或 SVG`, 'corrupt');
  const ending = extname(file).toLowerCase();
  const made = /^\.(png|jpe?g)$/.test(ending) ? '.webp' : ending;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const stem = basename(file, extname(file)).replace(/[^\p{L}\p{N}]+/gu, '-');
  const name = `${stem}.${hash}${made}`;
  const scale = made === '.webp' ? Math.min(1, widest / autoOrient.width) : 1;
  return {
    kind: 'image',
    url: urls.asset(`images/${encodeURIComponent(name)}`),
    file,
    name,
    width: Math.round(autoOrient.width * scale),
    height: Math.round(autoOrient.height * scale),
  };
}

function sameButCase(file: string): string | undefined {
  const folder = dirname(file);
  if (!existsSync(folder)) return undefined;
  const wanted = basename(file);
  return readdirSync(folder).find((name) => name !== wanted && name.toLowerCase() === wanted.toLowerCase());
}

/** The bytes of an image as the site serves it. */
export async function imageBytes(file: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = readFileSync(file);
  if (!name.endsWith('.webp') || file.toLowerCase().endsWith('.webp')) return new Uint8Array(bytes);
  const made = await sharp(bytes)
    .autoOrient()
    .resize({ width: widest, withoutEnlargement: true })
    .webp({ quality: 84 })
    .toBuffer();
  return new Uint8Array(made);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
