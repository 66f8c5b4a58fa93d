/**
 * One step of a search bench over a content folder, in a process of its own, so that its CPU time can be told:
 *
 *   node tests/bench/search-corpus.ts ours|pages <content> <folder>
 *
 * - `pages` writes each article as HTML, and all texts as JSON, into the folder;
 * - `ours` writes our index there, and prints the CPU seconds that it took from the rendered articles on.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { published } from '../../src/content/articles.ts';
import { scanArticles } from '../../src/content/loader.ts';
import { formulaHtml } from '../../src/markdown/formula-html.ts';
import { replaceMarks } from '../../src/markdown/marks.ts';

import { formulaRecordsOf } from '../../src/search/formula-records.ts';
import { writeIndex } from '../../src/search/index.ts';
import { documentOf, titleOf } from '../../src/search/record.ts';
import { config } from '../../src/site/config.ts';
import { readEnvironment } from '../../src/site/environment.ts';
import { createLibrary } from '../../src/site/library.ts';
import type { SearchDocument } from '../../src/search/document.ts';

const [step, contentDir = '', folder = ''] = process.argv.slice(2);
const environment = readEnvironment({
  CONTENT_DIR: contentDir,
  OUT_DIR: folder,
  BUILD_DATE: '2026-02-01',
  TUIDAO_LENIENT: '1',
});
const { articles } = scanArticles({ contentDir: environment.contentDir, exclude: config.exclude });
const visible = published(articles, environment);

const library = createLibrary(visible, environment);
// A library keeps what it has rendered.
for (const article of visible) await library(article);

if (step === 'ours') {
  const before = process.cpuUsage();
  await writeIndex(visible, environment, folder, { library });
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1e6);
} else {
  const documents: SearchDocument[] = [];
  const formulas: string[][] = [];
  for (const article of visible) {
    const rendered = await library.whole(article);
    const { rows, tex } = formulaRecordsOf(article.slug, titleOf(rendered), rendered);
    documents.push(documentOf(article, rendered, rows));
    formulas.push(tex);
    const body = replaceMarks(
      `<h1>${rendered.titleHtml}</h1>${rendered.html}`,
      (index) => {
        const formula = rendered.formulas[index];
        return formula === undefined ? '' : formulaHtml(formula);
      },
      () => '',
    );
    // Numbered: addresses of other people's files may be anything.
    const target = join(folder, 'html', String(documents.length - 1));
    mkdirSync(target, { recursive: true });
    const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${article.slug}</title></head><body><main>${body}</main></body></html>`;
    writeFileSync(join(target, 'index.html'), page);
  }
  if (step === 'pages') {
    writeFileSync(join(folder, 'documents.json'), JSON.stringify(documents));
    writeFileSync(join(folder, 'formulas.json'), JSON.stringify(formulas));
  }
}
