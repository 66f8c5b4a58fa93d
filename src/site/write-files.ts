import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileContent, OfferedFile } from './checked-site.ts';

/** Files that are written at a time: the disk keeps none waiting, and memory holds no more than these. */
const atOnce = 8;

/**
 * Writes files below a folder.
 * @param old where an earlier state of them is: a file that has not changed gets another name, and no other bytes
 * @throws what a file's making throws, and what the disk says
 */
export async function writeFiles(folder: string, files: readonly OfferedFile[], old?: string): Promise<void> {
  for (const path of new Set(files.map(({ path: one }) => dirname(one))))
    await mkdir(join(folder, path), { recursive: true });
  // What the system lets new files be.
  const mode = old === undefined || files.length === 0 ? 0 : (await stat(folder)).mode & 0o666;
  const rest = files.values();
  const write = async () => {
    for (const { path, make } of rest) {
      const content = await make();
      const file = join(folder, path);
      if (old === undefined || !(await isLinked(join(old, path), mode, file, content)))
        await writeOne(file, content);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, write));
}

/** Makes a file another name of an old one, where that is as a new one would be and the file system can. */
async function isLinked(old: string, mode: number, file: string, content: FileContent): Promise<boolean> {
  try {
    const found = await lstat(old);
    if (!found.isFile() || (found.mode & 0o777) !== mode) return false;
    const { size } = found;
    const isCopy = typeof content === 'object' && 'copyOf' in content;
    if (isCopy && (await stat(content.copyOf)).size !== size) return false;
    const bytes = isCopy ? await readFile(content.copyOf) : Buffer.from(content);
    if (bytes.length !== size || !bytes.equals(await readFile(old))) return false;
    await link(old, file);
    return true;
  } catch {
    return false;
  }
}

async function writeOne(file: string, content: FileContent): Promise<void> {
  if (typeof content !== 'object' || !('copyOf' in content)) return writeFile(file, content);
  // Where the file system can, a copy shares its blocks with the original until one of them is written to.
  await copyFile(content.copyOf, file, constants.COPYFILE_FICLONE);
}
