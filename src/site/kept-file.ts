import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, markUsed } from '../markdown/cache.ts';

/**
 * A file of bytes that take long to make, kept between runs.
 * @param kind a folder of the cache
 * @param key names all that the bytes depend on; fit for a file name
 * @returns its path
 */
export async function keptFile(kind: string, key: string, make: () => Promise<Uint8Array>): Promise<string> {
  const folder = cacheFolder(kind);
  const file = join(folder, key);
  if (existsSync(file)) {
    markUsed(file);
    return file;
  }
  const made = await make();
  mkdirSync(folder, { recursive: true });
  // Written aside and renamed, so that a killed build leaves no half file.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, made);
  renameSync(aside, file);
  return file;
}
