import { constants, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OfferedFile } from '../site/checked-site.ts';

/**
 * Writes files below a folder, one after the other.
 * @throws what a file's making throws, and what the disk says
 */
export async function writeFiles(folder: string, files: readonly OfferedFile[]): Promise<void> {
  const made = new Set<string>();
  for (const { path, make } of files) {
    const file = join(folder, path);
    const content = await make();
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    if (typeof content === 'object' && 'copyOf' in content) {
      // Where the file system can, a copy shares its blocks with the original until one of them is written to.
      copyFileSync(content.copyOf, file, constants.COPYFILE_FICLONE);
    } else {
      writeFileSync(file, content);
    }
  }
}
