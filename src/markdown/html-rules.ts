import type { HtmlAttribute } from './html-tokens.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

export const voidElements = set('br hr img wbr col');

/** Elements that stand inside a line. */
const inline = set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr',
);

/** Elements that make a block of their own. */
const block = set(
  'aside blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody td tfoot th thead tr ul',
);

/** Elements of old or of page-wide meaning, and what they say inside an article. */
const renamed: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  address: 'div',
  article: 'div',
  big: 'span',
  center: 'div',
  font: 'span',
  footer: 'div',
  header: 'div',
  main: 'div',
  nav: 'div',
  nobr: 'span',
  picture: 'span',
  strike: 's',
  tt: 'code',
};

/** Elements that run, load or hold what isn't the article's, and what to write in their place. */
const refused: Readonly<Record<string, string>> = {
  script: '应删去；要能拨动的图写成 `![说明](figure:名字)`',
  style: '应删去；样式由本站统一给出',
  iframe: '应写成链接',
  object: '应写成链接',
  embed: '应写成链接',
  applet: '应写成链接',
  frame: '应写成链接',
  frameset: '应写成链接',
  video: '应写成链接',
  audio: '应写成链接',
  source: '应写成 `![说明](图片)`',
  track: '应写成链接',
  canvas: '应写成 `![说明](图片)`',
  svg: '应存成 .svg 文件，写成 `![说明](图片.svg)`',
  math: '应写成 `$…$` 里的 TeX',
  base: '应删去',
  meta: '应删去；写进文首信息',
  link: '应删去',
  title: '应写成文首信息的 title',
  html: '应删去；文章只是一页的一部分',
  head: '应删去；文章只是一页的一部分',
  body: '应删去；文章只是一页的一部分',
  form: '应删去',
  input: '应删去；任务清单写成 `- [ ] 事项`',
  button: '应删去',
  select: '应删去',
  option: '应删去',
  textarea: '应写成代码块',
  dialog: '应删去',
  template: '应删去',
  slot: '应删去',
  noscript: '应删去',
  marquee: '应删去',
  plaintext: '应写成代码块',
  xmp: '应写成代码块',
};

/** Why an element may not be published; undefined for one that may. */
export const refusal = (name: string): string | undefined =>
  Object.hasOwn(refused, name) ? refused[name] : undefined;

/** The element as it is published; undefined for one that HTML does not know. */
export function published(name: string): string | undefined {
  if (Object.hasOwn(renamed, name)) return renamed[name];
  return inline.has(name) || block.has(name) ? name : undefined;
}

/** Whether an element may not stand inside a paragraph. */
export const isBlock = (name: string): boolean => block.has(name);

const foreign = set(
  'annotation annotation-xml menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics circle clippath defs ellipse fegaussianblur filter g line lineargradient marker mask path pattern polygon polyline radialgradient rect stop symbol text textpath tspan use',
);

/** Whether an element belongs to MathML or SVG. */
export const isForeign = (name: string): boolean => foreign.has(name);

/** Elements that may be left open: what follows closes them. */
export const mayStayOpen = set('p li dt dd td th tr tbody thead tfoot colgroup caption rt rp');

const blocksAndP = new Set(
  [...block].filter((name) => !/^(?:caption|col|colgroup|t[a-z]+|thead|summary)$/.test(name)),
);
const closedBy: Readonly<Record<string, ReadonlySet<string>>> = {
  li: set('li p'),
  dt: set('dt dd p'),
  dd: set('dt dd p'),
  td: set('td th p'),
  th: set('td th p'),
  tr: set('td th tr p colgroup caption'),
  tbody: set('td th tr tbody thead tfoot p colgroup caption'),
  thead: set('td th tr tbody thead tfoot p colgroup caption'),
  tfoot: set('td th tr tbody thead tfoot p colgroup caption'),
  rt: set('rt rp'),
  rp: set('rt rp'),
};

/** Whether an open `inner` ends where `next` begins. */
export const endsBefore = (inner: string, next: string): boolean =>
  closedBy[next]?.has(inner) ?? (inner === 'p' && blocksAndP.has(next));

const kept = set(
  'id title lang dir open start reversed value colspan rowspan scope headers span datetime cite alt href src width height',
);

/** An attribute that is published as it is. Sizes only as numbers or shares, so that nothing leaves its box. */
export function isKept({ name, value }: HtmlAttribute): boolean {
  if (name === 'width' || name === 'height') return /^\d+(?:\.\d+)?%?$/.test(value.trim());
  if (name === 'id') return value !== '' && !/\s/.test(value);
  return kept.has(name);
}

export const isHandler = (name: string): boolean => /^on[a-z]/.test(name);

/**
 * Whether an address runs, or loads a page of its own, instead of leading somewhere.
 * @param url as written, entities decoded; browsers pass over blanks and control characters in it
 */
export function runs(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass over these
  const bare = url.replace(/[\u0000-\u0020\u007F-\u00A0\u00AD\u200B-\u200F\uFEFF]/g, '').toLowerCase();
  if (/^(?:javascript|vbscript|livescript|mocha):/.test(bare)) return true;
  return /^data:(?!image\/)/.test(bare);
}
