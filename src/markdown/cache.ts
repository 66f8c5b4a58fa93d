import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Results kept on disk under a key of everything that they depend on. */
export interface Cache<T> {
  has: (key: string) => boolean;
  get: (key: string) => T | undefined;
  set: (key: string, value: T) => void;
}

/**
 * The folder of results of one kind, below `.cache`. `TUIDAO_CACHE` puts all of them elsewhere: for a build that must
 * know of no other.
 */
export const cacheFolder = (kind: string): string =>
  join(process.env['TUIDAO_CACHE'] ?? join(process.cwd(), '.cache'), kind);

/** A cache of JSON files in `folder`. A file that cannot be read counts as none. */
export function diskCache<T>(folder: string): Cache<T> {
  mkdirSync(folder, { recursive: true });
  const path = (key: string) => join(folder, `${key}.json`);
  return {
    has: (key) => existsSync(path(key)),
    get: (key) => {
      try {
        return JSON.parse(readFileSync(path(key), 'utf8')) as T;
      } catch {
        return undefined;
      }
    },
    set: (key, value) => {
      // Written aside and renamed, so that a killed build leaves no half file.
      const aside = `${path(key)}.${process.pid}`;
      writeFileSync(aside, JSON.stringify(value));
      renameSync(aside, path(key));
    },
  };
}

/** Hash of any values, as text for a file name. */
export const digestOf = (...values: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32);

/** Hash of the generator's own sources and of the versions it was installed with. */
export function sourcesDigest(paths: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(path).update(readFileSync(path));
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex').slice(0, 32);
}
