import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { withStyledLetters } from '../formula/alphabets.ts';
import { escapeHtml } from '../formula/escape.ts';
import { mathmlOf } from '../formula/render.ts';
import type { Formula } from '../markdown/article-data.ts';
import { figureMark, formulaMark, replaceMarks } from '../markdown/marks.ts';
import type { Rendered } from '../markdown/render.ts';
import { figurePicture } from './figure-picture.ts';
import { strings } from './strings.ts';

/** Where the addresses in a feed lead. */
export interface FeedPlace {
  /** The article's own address, absolute: relative ones are taken from it. */
  url: string;
  /** Absolute address of a figure's picture. */
  figure: (name: string) => string;
}

/**
 * An article's HTML for readers that know nothing of the site: formulas as MathML, figures as pictures with a link
 * to the living one, absolute addresses, and no class, id, script or control.
 */
export function feedHtml({ html, formulas }: Rendered, place: FeedPlace): string {
  const drawn = replaceMarks(html, formulaMark, (name) => figureHtml(name, place));
  const tree = fromHtml(drawn, { fragment: true });
  const plain: Root = { type: 'root', children: cleaned(tree.children, place) };
  return replaceMarks(
    toHtml(plain, { allowDangerousHtml: true }),
    (index) => formulaFeedHtml(formulas[index]),
    figureMark,
  );
}

function figureHtml(name: string, { url, figure }: FeedPlace): string {
  const { width, height, label, rest } = figurePicture(name);
  const living = escapeHtml(`${url}#fig-${name}`);
  const picture = `<img src="${escapeHtml(figure(name))}" alt="${label}" width="${width}" height="${height}">`;
  return `<a href="${living}">${picture}</a>${rest}<p><a href="${living}">${strings.figure.open}</a></p>`;
}

/** MathML and nothing else; the number of a display stands inside it, so that it stays on its line. */
function formulaFeedHtml(formula: Formula | undefined): string {
  if (formula === undefined) throw new Error('a formula is missing');
  const { html, tex, display, number } = formula;
  const math = withStyledLetters(mathmlOf(html, tex).replace(/<\/?semantics>/g, ''));
  if (!math.startsWith('<math')) return `<code>${escapeHtml(tex)}</code>`;
  if (!display) return math;
  if (number === undefined) return `<p>${math}</p>`;
  const tag = `<mspace width="2em"></mspace><mtext>${escapeHtml(number)}</mtext>`;
  return `<p>${math.replace(/^<math[^>]*>/, '$&<mrow>').replace(/<\/math>$/, `${tag}</mrow></math>`)}</p>`;
}

/** Elements that a reader should not be given. */
const dropped = new Set(
  `script style template link meta base iframe object embed form button input select textarea noscript dialog`.split(
    ' ',
  ),
);

/** Links of the page that mean nothing outside it: to a heading, and back from a note or a reference. */
const pageLinks = new Set(['anchor', 'back', 'data-footnote-backref']);

const kept = new Set(
  `href src alt title width height colSpan rowSpan start type lang dir dateTime cite controls open value reversed`.split(
    ' ',
  ),
);

/** Elements that readers show oddly, and what says the same. */
const renamed: Readonly<Record<string, string>> = { aside: 'blockquote', section: 'div' };

function cleaned(nodes: readonly RootContent[], place: FeedPlace): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'comment') return /^(?:tex|figure):/.test(node.value) ? [node] : [];
    if (node.type === 'text') return [node];
    return node.type === 'element' ? cleanedElement(node, place) : [];
  });
}

function cleanedElement(node: Element, place: FeedPlace): ElementContent[] {
  const { tagName, properties } = node;
  const classes = [properties['className'] ?? []].flat().map(String);
  if (tagName === 'input' && properties['type'] === 'checkbox')
    return [checkbox(properties['checked'] === true)];
  if (dropped.has(tagName)) return [];
  // The same note stands at the end of the article.
  if (classes.includes('sidenote')) return [];
  if (tagName === 'a' && classes.some((name) => pageLinks.has(name))) return [];
  if (tagName === 'svg' || tagName === 'math') return drawn([node]);
  const children = cleaned(node.children, place);
  if (tagName === 'span') return children;
  // The page sets the number of a figure off with a margin.
  if (classes.includes('figure-number')) children.push({ type: 'text', value: '\u2002' });
  const align = classes.flatMap((name) => /^align-(\w+)$/.exec(name)?.[1] ?? []);
  const attributes = { ...words(properties, place), ...(align[0] === undefined ? {} : { align: align[0] }) };
  return [{ ...node, tagName: renamed[tagName] ?? tagName, properties: attributes, children }];
}

const checkbox = (done: boolean): ElementContent => ({ type: 'text', value: done ? '☑ ' : '☐ ' });

function words(properties: Properties, { url }: FeedPlace): Properties {
  const entries = Object.entries(properties).flatMap(([name, value]): [string, Properties[string]][] => {
    if (!kept.has(name)) return [];
    if (name !== 'href' && name !== 'src' && name !== 'cite') return [[name, value]];
    const address = absolute(String(value), url);
    return address === undefined ? [] : [[name, address]];
  });
  return Object.fromEntries(entries);
}

/** @returns undefined for what is no address, or not one to follow */
function absolute(address: string, base: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const { href, protocol } = new URL(address, base);
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) || href.startsWith('data:image/')
    ? href
    : undefined;
}

/** An author's own SVG or MathML keeps what draws it. */
function drawing(properties: Properties): Properties {
  const entries = Object.entries(properties).filter(
    ([name]) => name !== 'className' && name !== 'style' && !/^on/i.test(name) && !/href|src/i.test(name),
  );
  return Object.fromEntries(entries);
}

function drawn(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : [];
    if (dropped.has(node.tagName)) return [];
    return [{ ...node, properties: drawing(node.properties), children: drawn(node.children) }];
  });
}
