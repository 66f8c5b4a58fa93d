import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { Loader } from 'astro/loaders';
import { fileState } from './file-state.ts';
import { articlesFolder } from './files.ts';
import { scanArticles, type ScanOptions } from './loader.ts';

/**
 * Astro's loader, for pages while they are written: metadata only. A saved file changes just its own entry, and that
 * not for its body alone, which pages read for themselves (`fresh.ts`). Faults are not its matter: `check` has listed
 * them before.
 */
export function articleLoader(options: ScanOptions): Loader {
  const remembered: ScanOptions['remembered'] = new Map();
  return {
    name: 'articles',
    load: async ({ store, watcher, parseData }) => {
      const fill = async () => {
        const { articles } = scanArticles({ ...options, remembered });
        const kept = new Set(articles.map(({ slug }) => slug));
        for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
        for (const article of articles) {
          // A copy: the store freezes nothing, and JSON drops what is undefined.
          const plain = JSON.parse(JSON.stringify(article)) as Record<string, unknown>;
          const state = fileState(article.file) ?? '';
          const data = await parseData({ id: article.slug, data: { ...plain, state } });
          // Of all that is shown of it elsewhere; the same text may stand in another folder.
          store.set({ id: article.slug, data, digest: digestOf({ ...plain, digest: '' }) });
        }
      };
      // A build's pages are handed what it has checked.
      if (watcher === undefined) return;
      await fill();
      const root = articlesFolder(options.contentDir);
      watcher.add(root);
      const onChange = (file: string) => {
        if (!relative(root, file).startsWith('..') && /\.(md|markdown)$/i.test(file)) void fill();
      };
      watcher.on('change', onChange).on('add', onChange).on('unlink', onChange);
    },
  };
}

const digestOf = (data: Record<string, unknown>): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex');
