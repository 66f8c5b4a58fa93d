import type { Code, Html, Image, Link, Paragraph } from 'mdast';
import type { Template } from './templates.ts';
import { wikiScheme } from './wiki-scheme.ts';

declare module 'mdast' {
  interface HtmlData {
    /** A tag that means nothing here. */
    template?: Template;
  }
}

/** Tags whose content is shown as if they were not there. */
const transparent = new Set(['raw', 'math', 'more', 'md', 'markdown']);

/** Tags whose content is a callout. */
const callouts =
  /^(?:note|notice|admonition|callout|hint|alert|tip|info|warning|danger|success|details|spoiler|fold)$/;
/** Those of them whose first word is the kind. */
const general = /^(?:note|notice|admonition|callout|hint|alert)$/;

/** The node that a tag becomes; one that is not known is a comment that says so. */
export function templateNode(template: Template, isBlock: boolean): Code | Html | Image | Link | Paragraph {
  const { name, words, closes, source } = template;
  if (/^(?:highlight|codeblock|code)$/.test(name) && !closes) return codeOf(words);
  if (/^(?:figure|img|image|asset_img)$/.test(name) && !closes) {
    const image = imageOf(name, words);
    return isBlock ? { type: 'paragraph', children: [image] } : image;
  }
  if (name === 'post_link') {
    const [target = '', ...title] = wordsOf(words);
    const shown = title.length === 0 ? target : title.join(' ');
    const link: Link = {
      type: 'link',
      url: `${wikiScheme}${target}`,
      children: [{ type: 'text', value: shown }],
    };
    return isBlock ? { type: 'paragraph', children: [link] } : link;
  }
  if (isBlock && callouts.test(name)) return fenceOf(template);
  return {
    type: 'html',
    value: '<!-- -->',
    data: transparent.has(name) ? {} : { template: { ...template, source } },
  };
}

/** `a "b c" d='e f'` → `a`, `b c`, `d=e f`. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/(?:([\w-]+)=)?(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g)].map((match) => {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    return match[1] === undefined ? value : `${match[1]}=${value}`;
  });
}

const argument = (words: readonly string[], key: string): string | undefined =>
  words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);

/** `{% highlight cpp linenos %}`, `{% codeblock title lang:cpp %}` */
function codeOf(words: string): Code {
  const [first] = wordsOf(words);
  const lang = /\blang:([\w+#-]+)/.exec(words)?.[1] ?? (first?.includes(':') === true ? undefined : first);
  return { type: 'code', lang: lang ?? null, meta: null, value: '' };
}

function imageOf(name: string, text: string): Image {
  const words = wordsOf(text);
  if (name === 'figure' || words.some((word) => word.startsWith('src='))) {
    const caption = argument(words, 'caption') ?? argument(words, 'title');
    const width = argument(words, 'width');
    const data = width === undefined ? {} : { data: { hProperties: { width } } };
    const alt = argument(words, 'alt') ?? caption ?? '';
    const url = argument(words, 'src') ?? words.find((word) => !word.includes('=')) ?? '';
    return { type: 'image', url, alt, title: caption ?? null, ...data };
  }
  // Hexo: classes, the file, its size, its title.
  const at = words.findIndex((word) => /\.\w{3,4}$/.test(word));
  const rest = words.slice(at + 1).filter((word) => !/^\d+$/.test(word));
  return { type: 'image', url: words[at] ?? '', alt: rest.join(' '), title: null };
}

function fenceOf({ name, words, closes, source }: Template): Paragraph {
  const fence = { colons: 0, before: source, after: '' };
  if (closes) return { type: 'paragraph', children: [], data: { fence } };
  const all = wordsOf(words);
  const named =
    argument(all, 'type') ?? (general.test(name) && /^[a-z]+$/i.test(all[0] ?? '') ? all.shift() : undefined);
  const title = argument(all, 'title') ?? all.filter((word) => !word.includes('=')).join(' ');
  const kind = named ?? (/^(?:spoiler|fold)$/.test(name) ? 'details' : name);
  const children: Paragraph['children'] = title === '' ? [] : [{ type: 'text', value: title }];
  return { type: 'paragraph', children, data: { fence: { ...fence, kind } } };
}
