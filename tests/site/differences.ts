import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './sites.ts';

/** Paths that are in one folder only, or whose bytes differ. */
export function differences(one: string, other: string): string[] {
  const files = new Set([...listFiles(one), ...listFiles(other)]);
  const bytes = (path: string) => {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  };
  return [...files].filter((file) => {
    const [a, b] = [bytes(join(one, file)), bytes(join(other, file))];
    return a === undefined || b === undefined || !a.equals(b);
  });
}
