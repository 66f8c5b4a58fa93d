import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import type { Article } from '../../../src/content/article.ts';
import { formatFault } from '../../../src/content/fault.ts';
import { replaceMarks } from '../../../src/markdown/marks.ts';
import type { Rendered } from '../../../src/markdown/render.ts';
import { readEnvironment } from '../../../src/site/environment.ts';
import { createLibrary } from '../../../src/site/library.ts';

/*
 * A case is `tests/fixtures/markdown/<case>.md` with `<case>.html` beside it: how it is rendered, formulas as their
 * TeX in ⟦ ⟧. Where there are faults, `<case>.txt` holds them. A new case is written on its first run; what is there
 * is changed by `npx vitest run --project unit tests/unit/markdown -u` only, after reading the difference.
 */
const folder = resolve('tests/fixtures/markdown');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replace(/\.md$/, ''));

const environment = {
  ...readEnvironment({ CONTENT_DIR: folder, BUILD_DATE: '2026-02-01' }),
  imageOrigins: ['https://img.example.org'],
};
let articles: Article[] = [];
const faults = new Map<string, string[]>();

beforeAll(async () => {
  const checked = await checkContent(environment);
  articles = checked.articles;
  for (const fault of checked.faults) {
    const name = /([^/]+)\.md$/.exec(fault.path)?.[1] ?? fault.path;
    const line = formatFault({ ...fault, path: `${name}.md` });
    faults.set(name, [...(faults.get(name) ?? []), line]);
  }
});

function shown(html: string, { formulas }: Rendered): string {
  const formula = (index: number) => {
    const one = formulas[index];
    if (one === undefined) return `⟦no formula ${index}⟧`;
    const tex = one.tex.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    return one.display ? `⟦⟦${tex}⟧⟧${one.number ?? ''}` : `⟦${tex}⟧`;
  };
  return replaceMarks(html, formula, (name) => `⟦figure ${name}⟧`);
}

describe.each(cases)('%s.md', (name) => {
  test('is rendered as it was', async () => {
    const article = articles.find(({ relativePath }) => relativePath === `${name}.md`);
    if (article === undefined) throw new Error(`${name}.md was not read`);
    const rendered = await createLibrary(articles, environment).whole(article);
    const head = [rendered.titleHtml, rendered.summaryHtml].filter((html) => html !== '');
    const html = [...head, rendered.html].map((part) => shown(part, rendered)).join('\n\n');
    await expect(`${html}\n`).toMatchFileSnapshot(join(folder, `${name}.html`));
  });

  test('has the faults that it had', async () => {
    const found = faults.get(name) ?? [];
    const golden = join(folder, `${name}.txt`);
    if (found.length === 0) expect(existsSync(golden), `${name}.txt expects faults`).toBe(false);
    else await expect(`${found.join('\n')}\n`).toMatchFileSnapshot(golden);
  });
});

test('no golden file is left without its case', () => {
  const orphans = readdirSync(folder).filter(
    (name) => /\.(html|txt)$/.test(name) && !cases.includes(name.replace(/\.(html|txt)$/, '')),
  );
  expect(orphans).toEqual([]);
});
