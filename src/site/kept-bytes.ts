import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../markdown/cache.ts';

/**
 * Bytes that take long to make, kept on disk between runs.
 * @param kind a folder of the cache
 * @param key names all that the bytes depend on; fit for a file name
 */
export async function keptBytes(
  kind: string,
  key: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const folder = cacheFolder(kind);
  const file = join(folder, key);
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    const made = await make();
    mkdirSync(folder, { recursive: true });
    // Written aside and renamed, so that a killed build leaves no half file.
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, made);
    renameSync(aside, file);
    return new Uint8Array(made);
  }
}
