import { statSync } from 'node:fs';

/** What tells one state of a file from another, without reading it; undefined where there is none. */
export function fileState(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() === true ? `${found.ino} ${found.size} ${found.mtimeNs}` : undefined;
}
