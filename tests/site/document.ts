import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page as tests ask of it: its elements in document order. */
export interface PageDocument {
  elements: Element[];
  ids: string[];
  title: string;
}

/** Parses a page of HTML as a browser would. */
export function parsePage(html: string): PageDocument {
  const elements: Element[] = [];
  const walk = (node: Node): void => {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
    if ('content' in node) walk(node.content);
  };
  walk(parse(html));
  const title = elements.find(({ tagName }) => tagName === 'title');
  return {
    elements,
    ids: elements.flatMap((element) => attribute(element, 'id') ?? []),
    title: title === undefined ? '' : textOf(title),
  };
}

/** The value of an attribute, undefined where it is missing. */
export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** The text of an element and of all below it. */
export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Whether an element has a class. */
export const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(/\s+/).includes(name);

/** The addresses that a page asks for or leads to, as written. */
export function addressesOf({ elements }: PageDocument): string[] {
  return elements.flatMap((element) => {
    const addresses = ['href', 'xlink:href', 'src', 'poster', 'action'].flatMap(
      (name) => attribute(element, name) ?? [],
    );
    const set = (attribute(element, 'srcset') ?? '')
      .split(',')
      .flatMap((part) => part.trim().split(/\s+/)[0] ?? []);
    const content = attribute(element, 'content') ?? '';
    const refresh = /^\d+;\s*url=(.*)$/i.exec(content)?.[1];
    const isShared = /^og:(url|image)$/.test(attribute(element, 'property') ?? '');
    return [
      ...addresses,
      ...set.filter((one) => one !== ''),
      ...(refresh === undefined ? [] : [refresh]),
      ...(isShared ? [content] : []),
    ];
  });
}

/** The depths of a page's headings, in order. */
export const headingDepths = ({ elements }: PageDocument): number[] =>
  elements.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
