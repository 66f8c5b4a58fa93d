import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { config } from '../../src/site/config.ts';
import { contentPolicy } from '../../src/site/policy.ts';
import { addressesOf, attribute, hasClass, parsePage, textOf, type Element } from './document.ts';
import { hostileArticles } from './hostile-content.ts';
import { hostileMarkdown, payloads } from './payloads.ts';
import { htmlPages, readPage, siteFiles } from './sites.ts';

/** Elements that no article may bring into a page. */
const foreign = /^(?:iframe|frame|object|embed|applet|base|style|template|video|audio|source|marquee)$/;
/** These are of the site's forms and figures, and of no article's text. */
const controls = /^(?:form|select|textarea|option|button)$/;

/** What in a page could run, load or lead a reader astray. */
function harm(html: string, path?: string): string[] {
  const page = parsePage(html);
  const ofElements = page.elements.flatMap((element) => {
    const { tagName, attrs } = element;
    const found = attrs
      .filter(
        ({ name, value }) => /^on/.test(name) || name === 'style' || (name === 'srcdoc' && value !== ''),
      )
      .map(({ name, value }) => `${tagName} ${name}=${value}`);
    const isInText = isIn(element, 'prose') && !isIn(element, 'figure');
    // What the service worker takes from the page for times without a network.
    const isNote = path === '/offline/' && attribute(element, 'data-note') === '';
    if ((foreign.test(tagName) && !isNote) || (controls.test(tagName) && isInText)) found.push(tagName);
    if (tagName === 'script') {
      const file = attribute(element, 'src');
      const isData = attribute(element, 'type') === 'application/ld+json' && file === undefined;
      if (isData) JSON.parse(textOf(element));
      else if (file === undefined || !/^\/_astro\//.test(file))
        found.push(`script ${file ?? textOf(element)}`);
    }
    if (tagName === 'link' && /^(?:https?:)?\/\//.test(attribute(element, 'href') ?? '')) {
      if (attribute(element, 'rel') !== 'canonical') found.push(`link ${attribute(element, 'href') ?? ''}`);
    }
    if (tagName === 'meta' && /content-security/i.test(attribute(element, 'http-equiv') ?? '')) {
      if (attribute(element, 'content') !== contentPolicy) found.push('another policy');
    }
    if (tagName === 'meta' && /refresh/i.test(attribute(element, 'http-equiv') ?? ''))
      found.push('a refresh');
    const source = attribute(element, 'src') ?? '';
    if (
      tagName === 'img' &&
      new URL(source, config.url).origin !== config.url &&
      !/^data:image\//.test(source)
    )
      found.push(source);
    return found;
  });
  const ofAddresses = addressesOf(page).filter((address) =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass over these
    /^(?:javascript|vbscript|data:text)/i.test(address.replace(/[\u0000-\u0020]/g, '')),
  );
  return [...ofElements, ...ofAddresses];
}

/** Elements that stand in a line of words: how many there are depends on the words. */
const inWords = /^(?:a|abbr|b|br|code|em|i|img|kbd|s|small|span|strong|sub|sup|u|wbr)$/;

/** The elements of a page, each with its parent, but for those of words. */
const skeleton = (html: string): string[] =>
  parsePage(html)
    .elements.filter((element) => !inWords.test(element.tagName) && !isIn(element, 'katex'))
    .map((element) => `${parentOf(element)} > ${element.tagName}`);

const parentOf = ({ parentNode }: Element): string => {
  if (parentNode === null || !('tagName' in parentNode)) return '';
  return inWords.test(parentNode.tagName) ? parentOf(parentNode) : parentNode.tagName;
};

const isIn = (element: Element, name: string): boolean => {
  const { parentNode } = element;
  if (hasClass(element, name)) return true;
  return parentNode !== null && 'tagName' in parentNode && isIn(parentNode, name);
};

test('there are fifty payloads and more, and as many of Markdown', () => {
  expect(new Set(payloads).size).toBeGreaterThan(50);
  expect(payloads.length + hostileMarkdown.length).toBeGreaterThan(100);
});

test('what is looked for would be found', () => {
  const page = `<svg onload=x></svg><a href="java\nscript:x">x</a><script>x</script><img src="//a.b/c"><base href=x>`;
  expect(harm(page)).toHaveLength(5);
});

describe('articles full of payloads', () => {
  test('bring nothing into any page that could run or load', () => {
    const faults = htmlPages('hostile').flatMap((path) =>
      harm(readPage('hostile', path), path).map((fault) => `${path}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test.each(Array.from({ length: hostileArticles }, (_, n) => n))(
    'change nothing of how a page is built: article %i and its harmless twin',
    (n) => {
      const [page, twin] = [`/articles/h${n}/`, `/articles/t${n}/`].map((path) => readPage('hostile', path));
      expect(skeleton(page ?? '')).toEqual(skeleton(twin ?? ''));
    },
  );

  test('and are built like theirs in cards, tags, categories and series', () => {
    const pages = htmlPages('hostile').filter((path) => /^\/(?:tags|categories|series)\/./.test(path));
    expect(pages.length).toBeGreaterThan(20);
    const ofKind = (kind: string) => pages.filter((path) => path.startsWith(`/${kind}/`));
    for (const kind of ['tags', 'categories', 'series']) {
      // A name that cannot be an address is a fault and has no page: what is left has one form.
      const forms = new Set(ofKind(kind).map((path) => skeleton(readPage('hostile', path)).join('\n')));
      expect([kind, forms.size]).toEqual([kind, 1]);
    }
  });

  test('bring nothing into the feed', () => {
    const feed = new XMLParser({ htmlEntities: true }).parse(readPage('hostile', '/feed.xml')) as {
      rss: { channel: { item: Record<string, string>[] } };
    };
    const texts = feed.rss.channel.item.flatMap((item) => [
      item['content:encoded'] ?? '',
      item['description'] ?? '',
    ]);
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.flatMap((text) => harm(text))).toEqual([]);
  });

  test('publish no picture that runs', () => {
    const pictures = siteFiles('hostile').filter((file) => /^images\//.test(file));
    expect(pictures).toEqual([expect.stringMatching(/^images\/plain\.[0-9a-f]+\.svg$/)]);
  });
});
