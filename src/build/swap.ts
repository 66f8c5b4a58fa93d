import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from './lock.ts';

/** Beside the output: where the new site waits, where the old one does, and what a build at work holds. */
export const stageOf = (outDir: string): string => `${outDir}.next`;
const oldOf = (outDir: string) => `${outDir}.old`;
export const lockOf = (outDir: string): string => `${outDir}.lock`;

/** Puts the old site back, where a build was killed between the two renames of `swap`. */
export function restore(outDir: string): void {
  if (!existsSync(outDir) && existsSync(oldOf(outDir))) renameSync(oldOf(outDir), outDir);
}

/** The same for a command that builds nothing: not while a build is at work there. */
export function restoreIfIdle(outDir: string): void {
  if (existsSync(outDir) || !existsSync(oldOf(outDir))) return;
  const release = tryLock(lockOf(outDir));
  if (typeof release !== 'function') return;
  restore(outDir);
  release();
}

/** Mends what a build that was killed has left: the old site is put back, what is half is removed. */
export function mend(outDir: string): void {
  restore(outDir);
  remove(oldOf(outDir));
  remove(stageOf(outDir));
}

/** Brings a finished site beside the output, from another file system too. */
export function bring(made: string, outDir: string): void {
  const stage = stageOf(outDir);
  try {
    renameSync(made, stage);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copy(made, stage);
    remove(made);
  }
}

/** File by file: `cpSync` hides why it failed. */
function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copy(source, target);
    else copyFileSync(source, target);
  }
}

/** Puts the new site in the place of the old one, which is kept until the new one stands. */
export function swap(outDir: string): void {
  if (existsSync(outDir)) renameSync(outDir, oldOf(outDir));
  try {
    renameSync(stageOf(outDir), outDir);
  } catch (error) {
    restore(outDir);
    throw error;
  }
  try {
    remove(oldOf(outDir));
  } catch {
    // The new site stands. The next build tries again, and says why it can't.
  }
}

/** Removes a folder, if it is there. */
export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
