import { existsSync, readFileSync } from 'node:fs';
import type { Heading, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/check/check.ts';
import type { Article } from '../../src/content/article.ts';
import { formatFault } from '../../src/content/fault.ts';
import { readEnvironment } from '../../src/site/environment.ts';
import { createLibrary } from '../../src/site/library.ts';

/* House rules of this site's own articles. They are no demands of the generator. */

const environment = readEnvironment({ BUILD_DATE: '2026-02-01' });
const { articles, faults } = await checkContent(environment);
const render = createLibrary(articles, environment);
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkCjkFriendly);

const han = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

/** Body of an article, its front matter blanked so that lines stay true. */
function treeOf({ file, bodyStart }: Article): Root {
  const source = readFileSync(file, 'utf8');
  return parser.parse(source.slice(0, bodyStart).replace(/[^\n]/g, ' ') + source.slice(bodyStart));
}

/** What stands under the heading of this text, down to the next one as high. */
function sectionOf({ children }: Root, heading: string): RootContent[] {
  const at = children.findIndex((node) => node.type === 'heading' && textOf(node) === heading);
  if (at < 0) return [];
  const depth = (children[at] as Heading).depth;
  const rest = children.slice(at + 1);
  const end = rest.findIndex((node) => node.type === 'heading' && node.depth <= depth);
  return end < 0 ? rest : rest.slice(0, end);
}

/** Text of the callout of a kind: `> [!一句话] …`. */
function callout(tree: Root, kind: string): string | undefined {
  const quotes = tree.children.filter((node) => node.type === 'blockquote').map((node) => textOf(node));
  return quotes
    .find((text) => text.startsWith(`[!${kind}]`))
    ?.slice(kind.length + 3)
    .trim();
}

/** Texts of the prose, with their lines: neither code nor formulas. */
function prose(tree: Root): { line: number; text: string }[] {
  const texts: { line: number; text: string }[] = [];
  visit(tree, 'text', (node) => void texts.push({ line: node.position?.start.line ?? 0, text: node.value }));
  return texts;
}

test('there is nothing that the check would report', () => {
  expect(faults.map(formatFault)).toEqual([]);
});

test('there are at least three articles, none of them a draft', () => {
  expect(articles.length).toBeGreaterThanOrEqual(3);
  expect(articles.filter(({ draft }) => draft).map(({ slug }) => slug)).toEqual([]);
});

test('prerequisites and related articles exist, and lead in no circle', () => {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const open = new Set<string>();
  const done = new Set<string>();
  const walk = (slug: string): void => {
    const article = bySlug.get(slug);
    expect(article, slug).toBeDefined();
    expect(open.has(slug), `${slug} is its own prerequisite`).toBe(false);
    if (article === undefined || done.has(slug)) return;
    open.add(slug);
    article.prerequisites.forEach(walk);
    open.delete(slug);
    done.add(slug);
  };
  for (const { slug, related } of articles) {
    walk(slug);
    for (const one of related) expect(bySlug.has(one), one).toBe(true);
  }
});

test('no two articles have one place in a series', () => {
  const places = articles.flatMap(({ series }) =>
    series === undefined ? [] : [`${series.id} ${series.order}`],
  );
  expect(new Set(places).size).toBe(places.length);
});

describe.each(articles.map((article) => [article.slug, article] as const))('%s', (slug, article) => {
  const tree = treeOf(article);

  test('says all that lists need: date, category, tags, series, level', () => {
    const { date, category, tags, series, level, author } = article;
    expect({ date, category, series, level, author }).not.toContainEqual(undefined);
    expect(['入门', '进阶']).toContain(level);
    expect(tags.length).toBeGreaterThanOrEqual(2);
    expect(article.aliases.length).toBeGreaterThanOrEqual(1);
  });

  test('has a summary of 60 to 120 characters', () => {
    const length = [...(article.summary ?? '').replace(/\s+/g, '')].length;
    expect(length).toBeGreaterThanOrEqual(60);
    expect(length).toBeLessThanOrEqual(120);
  });

  test('opens with one sentence of at most 40 汉字, and with what to know before', () => {
    const sentence = callout(tree, '一句话') ?? '';
    expect(han(sentence)).toBeGreaterThan(5);
    expect(han(sentence)).toBeLessThanOrEqual(40);
    expect(callout(tree, '先修')).toMatch(/\p{Script=Han}/u);
  });

  test('has 3500 to 6000 汉字', () => {
    const count = han(
      prose(tree)
        .map(({ text }) => text)
        .join(''),
    );
    expect(count).toBeGreaterThanOrEqual(3500);
    expect(count).toBeLessThanOrEqual(6000);
  });

  test('corrects at least four misunderstandings, each in quotation marks', () => {
    const items = sectionOf(tree, '常见误解').map((node) => textOf(node));
    expect(items.filter((text) => /^“.+?”/.test(text)).length).toBeGreaterThanOrEqual(4);
  });

  test('has at least four exercises, each with its answer', () => {
    const section = sectionOf(tree, '练习');
    const questions = section.filter((node) => /^(?:[一二三四五六七八九十]+、|\d+\.)/.test(textOf(node)));
    const html = section.filter((node) => node.type === 'html').map(({ value }) => value);
    const answers = html.filter((value) => /^<details><summary>答案<\/summary>/.test(value));
    expect(questions.length).toBeGreaterThanOrEqual(4);
    expect(answers.length).toBe(questions.length);
    expect(html.filter((value) => value.startsWith('</details>')).length).toBe(answers.length);
  });

  test('rests on at least four sources, cited or linked', async () => {
    const { citations, links } = await render(article);
    const linked = new Set(links.map(({ href }) => href).filter((href) => /^https:/.test(href)));
    expect(citations.length).toBeGreaterThanOrEqual(3);
    expect(citations.length + linked.size).toBeGreaterThanOrEqual(4);
  });

  test('has at least one figure to move, and each has a caption', async () => {
    const { figures } = await render(article);
    expect(figures.length).toBeGreaterThanOrEqual(1);
    visit(tree, 'image', (image) => {
      expect(han(image.alt ?? ''), image.url).toBeGreaterThan(4);
    });
  });

  test('has facts that a test recomputes', () => {
    expect(existsSync(`content/facts/${slug}.json`)).toBe(true);
  });

  test('has no half-width punctuation after a 汉字', () => {
    const wrong = [
      ...prose(tree),
      { line: 1, text: article.title },
      { line: article.summaryLine, text: article.summary ?? '' },
    ]
      .filter(({ text }) => /\p{Script=Han}[,:;?!()]/u.test(text))
      .map(
        ({ line, text }) =>
          `${article.path}:${line} ${/.{0,6}\p{Script=Han}[,:;?!()].{0,6}/u.exec(text)?.[0] ?? ''}`,
      );
    expect(wrong).toEqual([]);
  });

  test('has no formula left as a word, and no word of the workshop', () => {
    const source = readFileSync(article.file, 'utf8');
    expect(source).not.toMatch(/\[公式\]|\[图\]|TODO|FIXME|待补|TBD/);
  });

  test('has headings in order, from level two down', () => {
    const depths = tree.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
    expect(depths.filter((depth, i) => depth < 2 || depth > (depths[i - 1] ?? 1) + 1)).toEqual([]);
  });

  test('leads to other sites by https', async () => {
    const { links } = await render(article);
    expect(links.map(({ href }) => href).filter((href) => href.startsWith('http:'))).toEqual([]);
  });
});
