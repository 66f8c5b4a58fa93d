import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { hashedFolders } from '../site/policy.ts';
import { createUrls } from '../site/urls.ts';

type VitePlugin = NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number];

const bundled = 'offline-worker.js';
const worker = createUrls('').worker().slice(1);

/** Bundles the service worker beside the scripts of the pages. */
export const offlineWorker = (): VitePlugin => ({
  name: 'offline-worker',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  buildStart() {
    this.emitFile({ type: 'chunk', id: resolve('src/client/worker.ts'), fileName: bundled });
  },
});

/**
 * Gives a built site its service worker, in the place of the one that ends those of earlier builds. It begins with what
 * it must know of the build: a version, which is another one when any page is, and where files have a hash in their names.
 */
export function writeWorker(folder: string): void {
  const code = readFileSync(join(folder, bundled), 'utf8');
  rmSync(join(folder, bundled));
  const build = JSON.stringify({ version: versionOf(folder), folders: hashedFolders });
  writeFileSync(join(folder, worker), `const tuidaoBuild=${build};\n${code}`);
}

/** A digest of all pages of a built site; they name all else that a worker keeps, by names that change with it. */
export function versionOf(folder: string): string {
  const hash = createHash('sha1');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  for (const page of pages.sort()) hash.update(`${page}\n`).update(readFileSync(join(folder, page)));
  return hash.digest('base64url').slice(0, 10);
}
