import { existsSync, renameSync, rmSync } from 'node:fs';

/** Folders beside the output: where the new site grows, and where the old one waits. */
export const stageOf = (outDir: string): string => `${outDir}.next`;
const oldOf = (outDir: string) => `${outDir}.old`;

/** Mends what a build that was killed between two renames has left: the old site is put back. */
export function mend(outDir: string): void {
  if (!existsSync(outDir) && existsSync(oldOf(outDir))) renameSync(oldOf(outDir), outDir);
  rmSync(oldOf(outDir), { recursive: true, force: true });
  rmSync(stageOf(outDir), { recursive: true, force: true });
}

/** Puts the new site in the place of the old one, which is kept until the new one stands. */
export function swap(outDir: string): void {
  if (existsSync(outDir)) renameSync(outDir, oldOf(outDir));
  renameSync(stageOf(outDir), outDir);
  rmSync(oldOf(outDir), { recursive: true, force: true });
}
