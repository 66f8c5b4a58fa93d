import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { articlesFolder } from '../content/files.ts';
import { UsageError, type Environment } from '../site/environment.ts';

/**
 * Where a site is put, links followed. It is put there whole and what stood there goes, so the place must be free or
 * hold an older site, and be one that can be renamed.
 * @throws UsageError where it isn't, before any work is done
 */
export function placeOf({ outDir, contentDir }: Pick<Environment, 'outDir' | 'contentDir'>): string {
  const place = followed(outDir);
  const parent = dirname(place);
  const wrong = (reason: string) => new UsageError(`OUT_DIR=${outDir} ${reason}`);
  for (const [folder, what] of [
    [process.cwd(), '项目'],
    [contentDir, '内容文件夹'],
    [homedir(), '主目录'],
  ] as const) {
    if (isWithin(folder, place))
      throw wrong(`里有${what}，构建会把整个文件夹换掉；应是专放网站的文件夹，如 dist`);
  }
  const articles = followed(articlesFolder(contentDir));
  if (isWithin(place, articles) && !isPassedOver(relative(articles, place)))
    throw wrong('在放文章的文件夹里，下一次构建会把网站当成文章；应放到它外面');
  try {
    mkdirSync(parent, { recursive: true });
    accessSync(parent, constants.W_OK);
    if (existsSync(place)) accessSync(place, constants.W_OK);
  } catch (error) {
    throw wrong(`不能写（${(error as Error).message}）；应改它和它所在文件夹的权限，或换一个地方`);
  }
  if (!existsSync(place)) return place;
  if (!statSync(place).isDirectory()) throw wrong('是文件；应是文件夹');
  if (statSync(place).dev !== statSync(parent).dev)
    throw wrong('是一个文件系统的根，不能整个换掉；应写成它下面的文件夹，如其中的 dist');
  const names = readdirSync(place);
  if (names.includes('.git')) throw wrong('里有 .git，构建会把它换掉；应构建到别处，再把文件复制进去');
  if (names.length > 0 && !names.includes('index.html'))
    throw wrong('里有别的文件，又没有 index.html，不像以前构建的网站；应是空的或新的文件夹');
  return place;
}

/** Where a path leads, although nothing may be there yet. */
function followed(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  try {
    return followed(resolve(dirname(path), readlinkSync(path)));
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(followed(parent), relative(parent, path));
  }
}

/** Folders in which nobody looks for articles. */
const isPassedOver = (path: string): boolean =>
  path.split(sep).some((part) => part.startsWith('.') || part === 'node_modules');

const isWithin = (path: string, folder: string): boolean =>
  `${followed(path)}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
