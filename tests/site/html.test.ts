import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentPolicy } from '../../src/site/policy.ts';
import {
  attribute,
  hasClass,
  headingDepths,
  parsePage,
  textOf,
  type Element,
  type PageDocument,
} from './document.ts';
import { htmlPages, readPage, siteNames } from './sites.ts';

/** Whether an element, or one around it, is hidden from assistive technology. */
function isHidden(element: Element): boolean {
  if (attribute(element, 'aria-hidden') === 'true') return true;
  const parent = element.parentNode;
  return parent !== null && 'tagName' in parent && isHidden(parent);
}

const mathml = 'http://www.w3.org/1998/Math/MathML';
const labelable = new Set(['button', 'input', 'meter', 'output', 'progress', 'select', 'textarea']);

function fieldsIn(element: Element): number {
  const children = element.childNodes.filter((child) => 'tagName' in child);
  return children.reduce((sum, child) => sum + fieldsIn(child) + (labelable.has(child.tagName) ? 1 : 0), 0);
}

describe.each(siteNames)('in every page of the site %s', (name) => {
  const faultsIn = (find: (page: PageDocument, html: string) => string[]): string[] =>
    htmlPages(name).flatMap((path) => {
      const html = readPage(name, path);
      return find(parsePage(html), html).map((fault) => `${path}: ${fault}`);
    });

  test('no element has a style attribute or an event handler', () => {
    const faults = faultsIn(({ elements }) =>
      elements.flatMap(({ tagName, attrs }) =>
        attrs
          .filter((one) => one.name === 'style' || /^on[a-z]/.test(one.name))
          .map((one) => `${tagName} ${one.name}=${one.value}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  test('the only inline script is JSON-LD, which is JSON, and there is no inline style sheet', () => {
    const faults = faultsIn(({ elements }) =>
      elements.flatMap((element) => {
        if (element.tagName === 'style') return ['a style element'];
        if (element.tagName !== 'script' || attribute(element, 'src') !== undefined) return [];
        if (attribute(element, 'type') !== 'application/ld+json')
          return [`inline script ${textOf(element).slice(0, 80)}`];
        JSON.parse(textOf(element));
        return [];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('the policy of the site stands once, before anything that it speaks of', () => {
    const faults = faultsIn(({ elements }) => {
      const found = elements.flatMap((one) => {
        if (/^(?:script|link|img)$/.test(one.tagName)) return ['loads'];
        return attribute(one, 'http-equiv') === 'Content-Security-Policy'
          ? [attribute(one, 'content') ?? '']
          : [];
      });
      const isFine = found[0] === contentPolicy && found.lastIndexOf(contentPolicy) === 0;
      return isFine ? [] : [found.join(', ').slice(0, 200)];
    });
    expect(faults).toEqual([]);
  });

  test('no formula has failed, and no mark of one is left', () => {
    const faults = faultsIn(({ elements }, html) => [
      ...elements.filter((one) => hasClass(one, 'katex-error') || hasClass(one, 'formula-fault')).map(textOf),
      ...(/<!-{2}(?:tex|figure):/.exec(html) ?? []),
    ]);
    expect(faults).toEqual([]);
  });

  // What the Nu HTML checker found once; all of it is asked in `tests/long`.
  test('formulas hold MathML alone, pictures SVG alone, and a label one field', () => {
    const faults = faultsIn(({ elements }) =>
      elements.flatMap((one) => {
        const around = one.parentNode;
        if (around === null || !('tagName' in around)) return [];
        const stranger =
          around.namespaceURI !== 'http://www.w3.org/1999/xhtml' && one.namespaceURI !== around.namespaceURI;
        const lost = /^m(?:i|o|n|row|frac|sup|sub|text)$/.test(one.tagName) && one.namespaceURI !== mathml;
        const weight = attribute(one, 'font-weight') ?? '400';
        return [
          ...(stranger || lost ? [`${one.tagName} in ${around.tagName}`] : []),
          ...(/^(?:[1-9]00|bold|normal)$/.test(weight) ? [] : [`${one.tagName} font-weight=${weight}`]),
          ...(one.tagName === 'label' && fieldsIn(one) > 1 ? ['a label of several fields'] : []),
        ];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('there is one h1, and no heading skips a level', () => {
    const faults = faultsIn((page) => {
      const depths = headingDepths(page);
      const skips = depths.filter((depth, i) => depth > (depths[i - 1] ?? 0) + 1);
      const ones = depths.filter((depth) => depth === 1).length;
      return [
        ...(ones === 1 ? [] : [`${ones} h1`]),
        ...skips.map((depth) => `an h${depth} too deep in ${depths.join(' ')}`),
      ];
    });
    expect(faults).toEqual([]);
  });

  test('there are a language, a title of its own, a description, a canonical address and one main', () => {
    const titles = new Map<string, string>();
    const faults = faultsIn((page, html) => {
      const has = (test: (element: PageDocument['elements'][number]) => boolean) => page.elements.some(test);
      const redirects = has((one) => attribute(one, 'http-equiv') === 'refresh');
      const missing = [
        ['lang="zh-CN"', has((one) => one.tagName === 'html' && attribute(one, 'lang') === 'zh-CN')],
        ['canonical', has((one) => attribute(one, 'rel') === 'canonical')],
        [
          'description',
          redirects ||
            has((one) => attribute(one, 'name') === 'description' && attribute(one, 'content') !== ''),
        ],
        ['main', page.elements.filter((one) => one.tagName === 'main').length === 1],
        ['title', page.title.trim() !== ''],
        ['doctype', /^<!doctype html>/i.test(html)],
      ].flatMap(([what, found]) => (found === true ? [] : [String(what)]));
      const other = titles.get(page.title);
      titles.set(page.title, html);
      return other === undefined || redirects
        ? missing
        : [...missing, `the title ${page.title} is another page's too`];
    });
    expect(faults).toEqual([]);
  });

  test('every image has alt text and a size, every SVG a name or is hidden', () => {
    const faults = faultsIn(({ elements }) =>
      elements.flatMap((element) => {
        if (element.tagName === 'img') {
          const missing = ['alt', 'width', 'height'].filter((name) => attribute(element, name) === undefined);
          return missing.map((name) => `img ${attribute(element, 'src') ?? ''} without ${name}`);
        }
        if (element.tagName !== 'svg') return [];
        const named = (attribute(element, 'aria-label') ?? '') !== '';
        return named || isHidden(element) ? [] : ['svg without a name'];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('every link, button and field has a name', () => {
    const faults = faultsIn(({ elements }) =>
      elements.flatMap((element) => {
        if (!['a', 'button', 'summary'].includes(element.tagName)) return [];
        const name = attribute(element, 'aria-label') ?? textOf(element).trim();
        return name === '' ? [`${element.tagName} ${attribute(element, 'href') ?? ''} without a name`] : [];
      }),
    );
    expect(faults).toEqual([]);
  });
});

test('exactly one KaTeX is installed', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, unknown>;
  };
  const copies = Object.keys(packages).filter((path) => /(?:^|\/)node_modules\/katex$/.test(path));
  expect(copies).toEqual(['node_modules/katex']);
});
