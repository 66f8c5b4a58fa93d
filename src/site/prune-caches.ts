import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../markdown/cache.ts';

/** Files that stay in a folder of however few articles: of states that an author may come back to. */
const fewest = 500;

/**
 * Removes from folders of kept results what has been of no use for longest: each edit leaves one behind.
 * @param articles how many there are: of each kind twice as many results stay
 */
export function pruneCaches(articles: number): void {
  for (const kind of ['articles', 'checked', 'records', 'share', 'fonts'])
    pruneFolder(cacheFolder(kind), Math.max(fewest, 2 * articles));
}

function pruneFolder(folder: string, room: number): void {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  if (names.length <= room) return;
  const files = names.map((name) => ({ file: join(folder, name), used: usedAt(join(folder, name)) }));
  const out = files.sort((a, b) => b.used - a.used).slice(room);
  try {
    for (const { file } of out) rmSync(file, { force: true });
  } catch {
    // A disk that can't be written to keeps what is there.
  }
}

const usedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
