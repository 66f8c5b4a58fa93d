import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroInlineConfig } from 'astro';

type VitePlugin = NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number];

/** Modules that pages share with the program that builds them: what one of the two puts there, the other finds. */
const shared: ReadonlySet<string> = new Set([resolve('src/site/checked-site.ts')]);

/** Leaves shared modules out of the bundle of pages, which then imports them as they are. */
export const sharedModules = (): VitePlugin => ({
  name: 'shared-modules',
  enforce: 'pre',
  resolveId(source, importer) {
    if (importer === undefined || !source.startsWith('.')) return undefined;
    const path = resolve(dirname(importer), source);
    return shared.has(path) ? { id: pathToFileURL(path).href, external: true } : undefined;
  },
});
