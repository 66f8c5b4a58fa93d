import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
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
        return JSON.parse(readUsed(path(key)).toString('utf8')) as T;
      } catch {
        return undefined;
      }
    },
    set: (key, value) => {
      writeAside(path(key), JSON.stringify(value));
    },
  };
}

/** Its time says when a file was last of use. */
function readUsed(path: string): Buffer {
  const bytes = readFileSync(path);
  markUsed(path);
  return bytes;
}

/** Has `pruneCaches` know that a file is of use. A disk that can't be written to keeps what is there. */
export function markUsed(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // Then it is as old as it looks.
  }
}

/** Written aside and renamed, so that a killed build leaves no half file. */
function writeAside(path: string, text: string): void {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, text);
  renameSync(aside, path);
}

/** Values in two parts: of many the first is asked for, of one at a time the rest. */
export interface PartedCache<First, Rest> {
  has: (key: string) => boolean;
  first: (key: string) => First | undefined;
  rest: (key: string) => Rest | undefined;
  set: (key: string, first: First, rest: Rest) => void;
}

/** A cache of files in `folder`, each a line of JSON for either part. A file that cannot be read counts as none. */
export function partedCache<First, Rest>(folder: string): PartedCache<First, Rest> {
  mkdirSync(folder, { recursive: true });
  const path = (key: string) => join(folder, `${key}.json`);
  const part = (key: string, cut: (bytes: Buffer, end: number) => Buffer): unknown => {
    try {
      const bytes = readUsed(path(key));
      const end = bytes.indexOf('\n');
      return end < 0 ? undefined : JSON.parse(cut(bytes, end).toString('utf8'));
    } catch {
      return undefined;
    }
  };
  return {
    has: (key) => existsSync(path(key)),
    first: (key) => part(key, (bytes, end) => bytes.subarray(0, end)) as First | undefined,
    rest: (key) => part(key, (bytes, end) => bytes.subarray(end + 1)) as Rest | undefined,
    set: (key, first, rest) => writeAside(path(key), `${JSON.stringify(first)}\n${JSON.stringify(rest)}`),
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
