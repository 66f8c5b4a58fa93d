import { constants } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OfferedFile } from '../site/checked-site.ts';

/** Files that are written at a time: the disk keeps none waiting, and memory holds no more than these. */
const atOnce = 8;

/**
 * Writes files below a folder.
 * @throws what a file's making throws, and what the disk says
 */
export async function writeFiles(folder: string, files: readonly OfferedFile[]): Promise<void> {
  for (const path of new Set(files.map(({ path: one }) => dirname(one))))
    await mkdir(join(folder, path), { recursive: true });
  const rest = files.values();
  const write = async () => {
    for (const { path, make } of rest) await writeOne(join(folder, path), await make());
  };
  await Promise.all(Array.from({ length: atOnce }, write));
}

async function writeOne(file: string, content: Awaited<ReturnType<OfferedFile['make']>>): Promise<void> {
  if (typeof content !== 'object' || !('copyOf' in content)) return writeFile(file, content);
  // Where the file system can, a copy shares its blocks with the original until one of them is written to.
  await copyFile(content.copyOf, file, constants.COPYFILE_FICLONE);
}
