import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of all figures: the folders beside this file that hold a `view.tsx`. */
export function figureNames(root = join(process.cwd(), 'src/figures')): ReadonlySet<string> {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Set(folders.map(({ name }) => name).filter((name) => existsSync(join(root, name, 'view.tsx'))));
}
