import { fromHtml } from 'hast-util-from-html';
import { escapeHtml } from '../formula/escape.ts';
import { isHandler, isKept, published, refusal, runs } from './html-rules.ts';
import type { HtmlAttribute, HtmlOpen } from './html-tokens.ts';

/** Why a tag is shown as text. */
export interface TagFault {
  /** Offset in the tag's text. */
  offset: number;
  reason: string;
  rule: string;
}

/** Why an opening tag may not be published; undefined for one that may. */
export function tagFault(tag: HtmlOpen): TagFault | undefined {
  const refused = refusal(tag.name);
  if (refused !== undefined) {
    return { offset: 0, reason: `不能用 \`<${tag.shown}>\`；${refused}`, rule: 'forbidden' };
  }
  if (published(tag.name) === undefined) {
    const reason = `\`${shortened(tag.raw)}\` 会被当成 HTML 标签吞掉；是文字就应写进反引号，如 \`\` \`${shortened(tag.raw)}\` \`\``;
    return { offset: 0, reason, rule: 'unknown-element' };
  }
  for (const { name, value, offset } of tag.attributes) {
    if (isHandler(name)) {
      return { offset, reason: `不能用会运行脚本的属性 \`${name}\`；应删去`, rule: 'handler' };
    }
    if (/^(?:href|src|cite)$/.test(name) && runs(decoded(value))) {
      const reason = `\`${name}\` 里的地址会运行或载入别的东西；应是 http、https 地址或本站的路径`;
      return { offset, reason, rule: 'address' };
    }
  }
  return undefined;
}

const shortened = (raw: string) => (raw.length > 40 ? `${raw.slice(0, 39)}…` : raw);

export const attributeOf = (tag: HtmlOpen, name: string): string | undefined => {
  const found = tag.attributes.find((attribute) => attribute.name === name);
  return found === undefined ? undefined : decoded(found.value);
};

/** An opening tag as it is published. */
export function openHtml(
  tag: HtmlOpen,
  name: string,
  changed: Readonly<Record<string, string>> = {},
): string {
  const classes = classesOf(tag);
  const attributes = tag.attributes.flatMap((attribute, i) => {
    if (tag.attributes.findIndex((other) => other.name === attribute.name) < i) return [];
    const value = Object.hasOwn(changed, attribute.name) ? changed[attribute.name] : undefined;
    if (value !== undefined) return ` ${attribute.name}="${escapeHtml(value)}"`;
    return isKept(attribute) ? written(attribute) : [];
  });
  const anchor = name === 'a' ? attributeOf(tag, 'name') : undefined;
  const id =
    anchor !== undefined && attributeOf(tag, 'id') === undefined ? ` id="${escapeHtml(anchor)}"` : '';
  const shown = classes.length === 0 ? '' : ` class="${escapeHtml(classes.join(' '))}"`;
  const html = `<${name}${id}${attributes.join('')}${shown}>`;
  return name === 'table' ? `<div class="table-scroll">${html}` : html;
}

export const closeHtml = (name: string): string => (name === 'table' ? '</table></div>' : `</${name}>`);

/** Classes as written; alignment becomes one, as in tables of Markdown. */
export function classesOf(tag: HtmlOpen): string[] {
  const align = attributeOf(tag, 'align')?.trim().toLowerCase();
  return [
    ...(attributeOf(tag, 'class') ?? '').split(/\s+/).filter((name) => name !== ''),
    ...(tag.name === 'center' ? ['align-center'] : []),
    ...(/^(?:left|center|right)$/.test(align ?? '') ? [`align-${align}`] : []),
  ];
}

/** The element that is published for an opening tag. */
export function elementOf(tag: HtmlOpen, closedInPlace: boolean): string {
  const name = published(tag.name) ?? tag.name;
  // The page has one h1, its title. A paragraph that holds blocks of Markdown is none.
  if (name === 'h1') return 'h2';
  return name === 'p' && !closedInPlace ? 'div' : name;
}

function written({ name, value }: HtmlAttribute): string {
  if (value === '') return ` ${name}=""`;
  return ` ${name}="${value.replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}"`;
}

/** An attribute's value with its entities resolved, as browsers do. */
function decoded(value: string): string {
  if (!value.includes('&')) return value;
  const [element] = fromHtml(`<a title="${value.replace(/"/g, '&quot;')}"></a>`, { fragment: true }).children;
  return element?.type === 'element' ? String(element.properties['title'] ?? '') : value;
}
