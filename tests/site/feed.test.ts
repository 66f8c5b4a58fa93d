import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { config } from '../../src/site/config.ts';
import { articlePages, pathBelow, rootOf, structuredDataOf } from './addresses.ts';
import { hiddenWords } from './paging-content.ts';
import { answers, readPage, siteNames, type SiteName } from './sites.ts';

interface Item {
  title: string;
  link: string;
  guid: { '#text': string; '@_isPermaLink': string };
  pubDate?: string;
  'content:encoded': string;
}

interface Channel {
  link: string;
  'atom:link': Record<string, string>;
  item: Item[];
}

function channelOf(name: SiteName): Channel {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    isArray: (tag) => tag === 'item' || tag === 'category',
  });
  const { rss } = parser.parse(readPage(name, '/feed.xml')) as { rss: { channel: Channel } };
  return rss.channel;
}

const itemsOf = (name: SiteName) => channelOf(name).item;

/** The body of an article's page, figures drawn once: the page draws each for a wide and for a narrow column. */
const proseOf = (page: string) => {
  const prose = /<div class="prose">([\s\S]*?)<footer/.exec(page)?.[1] ?? '';
  return prose.replace(
    /<div class="figure-drawing figure-narrow">[\s\S]*?(?=<fieldset|<p class="figure-now")/g,
    '',
  );
};

/** Formulas of a page, but for those of notes in the margin, which stand at the end once more. */
function countFormulas(node: DefaultTreeAdapterTypes.Node): number {
  if ('attrs' in node && node.attrs.some(({ value }) => value === 'sidenote')) return 0;
  const own = node.nodeName === 'math' ? 1 : 0;
  return 'childNodes' in node ? node.childNodes.reduce((sum, child) => sum + countFormulas(child), own) : own;
}

/** Values of all attributes of that name. */
const values = (html: string, attribute: string) =>
  [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );

describe.each(siteNames)('the feed of the site %s', (name) => {
  test('is well-formed XML', () => {
    expect(XMLValidator.validate(readPage(name, '/feed.xml'))).toBe(true);
  });

  test('names its own address and that of the site', () => {
    const channel = channelOf(name);
    expect(channel.link).toBe(rootOf(name));
    expect(channel['atom:link']).toMatchObject({ '@_rel': 'self', '@_href': `${rootOf(name)}feed.xml` });
  });

  test('has the newest of the published articles, each under its own address', () => {
    const links = itemsOf(name).map(({ link }) => decodeURI(pathBelow(name, link)));
    const all = articlePages(name);
    expect(new Set(links).size).toBe(Math.min(config.feedSize, all.length));
    expect(all).toEqual(expect.arrayContaining(links));
    const dateOf = (path: string) =>
      String(structuredDataOf(readPage(name, path))[0]?.['datePublished'] ?? '');
    const [oldest = ''] = links.map(dateOf).sort();
    for (const path of all) if (!links.includes(path)) expect(dateOf(path) <= oldest, path).toBe(true);
    for (const { link, guid } of itemsOf(name))
      expect(guid).toMatchObject({ '#text': link, '@_isPermaLink': 'true' });
  });

  test('holds the whole text of every article', () => {
    for (const { link, 'content:encoded': html } of itemsOf(name)) {
      const page = readPage(name, pathBelow(name, link));
      for (const tag of ['h2', 'h3', 'li', 'pre', 'table', 'details', 'figcaption']) {
        const count = (text: string) => text.match(new RegExp(`<${tag}\\b`, 'g'))?.length ?? 0;
        expect(count(html), `<${tag}> in ${link}`).toBe(count(proseOf(page)));
      }
    }
  });

  test('knows nothing of style sheets and scripts', () => {
    for (const { 'content:encoded': html } of itemsOf(name)) {
      expect(html).not.toMatch(/<(?:script|style|button|input|iframe|span)\b/);
      const tags = html.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) expect(tag).not.toMatch(/ (?:class|id|style|on\w+|data-[\w-]+)=/);
    }
  });

  test('has absolute addresses only, and those of the site have an answer', () => {
    for (const { 'content:encoded': html } of itemsOf(name)) {
      for (const address of [...values(html, 'href'), ...values(html, 'src')]) {
        expect(address).toMatch(/^(?:https?:\/\/|mailto:|tel:|data:image\/)/);
        if (!address.startsWith(rootOf(name))) continue;
        expect(answers(name, pathBelow(name, address)), address).toBe(true);
        const id = decodeURIComponent(new URL(address).hash.slice(1));
        if (id !== '') expect(readPage(name, pathBelow(name, address)), address).toContain(`id="${id}"`);
      }
    }
  });

  test('dates articles at midnight in Shanghai', () => {
    for (const { link, pubDate } of itemsOf(name)) {
      const [article] = structuredDataOf(readPage(name, pathBelow(name, link)));
      const published = article?.['datePublished'];
      if (pubDate === undefined) {
        expect(published).toBeUndefined();
        continue;
      }
      expect(pubDate).toMatch(/^\w{3}, \d{2} \w{3} \d{4} 00:00:00 \+0800$/);
      expect(new Date(pubDate)).toEqual(new Date(String(published)));
      expect(new Date(pubDate).toUTCString().slice(0, 3), 'an instant of the day before, in UTC').not.toBe(
        pubDate.slice(0, 3),
      );
    }
  });
});

describe.each(['main', 'base'] as const)('formulas and figures in the feed of %s', (name) => {
  test('are MathML with the TeX as alttext, and as many as in the page', () => {
    let count = 0;
    for (const { link, 'content:encoded': html } of itemsOf(name)) {
      const formulas = html.match(/<math\b[^>]*>/g) ?? [];
      count += formulas.length;
      for (const formula of formulas) expect(formula).toMatch(/ alttext="[^"]+"/);
      const prose = proseOf(readPage(name, pathBelow(name, link)));
      expect(formulas).toHaveLength(countFormulas(parseFragment(prose)));
      expect(html).not.toMatch(/annotation|katex/);
    }
    expect(count).toBeGreaterThan(500);
  });

  test('leave no letter to a mathvariant that browsers ignore', () => {
    for (const { 'content:encoded': html } of itemsOf(name)) {
      expect(html).not.toMatch(/mathvariant="(?!normal)/);
    }
  });

  test('keep the numbers of equations', () => {
    for (const { link, 'content:encoded': html } of itemsOf(name)) {
      const page = readPage(name, pathBelow(name, link));
      const numbers = [...page.matchAll(/class="equation-number"[^>]*>\((\w+)\)/g)].map(
        ([, number]) => `(${number})`,
      );
      expect(numbers.length).toBeGreaterThan(0);
      for (const number of numbers) expect(html).toContain(`<mtext>${number}</mtext></mrow></math>`);
    }
  });

  test('show each figure as one picture that leads to the living one', () => {
    for (const { link, 'content:encoded': html } of itemsOf(name)) {
      const page = readPage(name, pathBelow(name, link));
      const figures = [...page.matchAll(/<figure class="figure" id="fig-([\w-]+)"/g)].map(
        ([, figure]) => figure ?? '',
      );
      expect(figures.length).toBeGreaterThan(0);
      for (const figure of figures) {
        expect(html).toContain(
          `<a href="${link}#fig-${figure}"><img src="${rootOf(name)}figures/${figure}.svg"`,
        );
      }
    }
  });

  test('are pictures that carry their colours with them', () => {
    const pictures = itemsOf(name).flatMap(
      ({ 'content:encoded': html }) => html.match(/\/figures\/[\w-]+\.svg/g) ?? [],
    );
    for (const picture of new Set(pictures)) {
      const svg = readPage(name, picture);
      expect(XMLValidator.validate(svg)).toBe(true);
      expect(svg).not.toMatch(/ class=|var\(|<style|<script/);
      expect(new Set(svg.match(/(?:fill|stroke)="#[\da-f]{6}"/g)).size).toBeGreaterThan(3);
    }
  });
});

test('a footnote stands in the feed once, though the page also shows it in the margin', () => {
  const html = itemsOf('paging').map((one) => one['content:encoded']);
  const noted = html.filter((one) => one.includes('脚注'));
  expect(noted.length).toBeGreaterThan(0);
  for (const one of noted) expect(one.split('脚注。')).toHaveLength(2);
});

test('drafts and articles of the future are not in the feed', () => {
  const feed = readPage('paging', '/feed.xml');
  for (const word of hiddenWords) expect(feed).not.toContain(word);
});
