import type { Image, Link } from 'mdast';
import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { wikiScheme } from './wiki-scheme.ts';
import { matchHere, takeCharacters } from './taking.ts';
import { codes } from './tokens.ts';

/** `[[note]]`, `[[note#heading|words]]` and `![[image.png|300]]` of Obsidian. */
export interface WikiLink {
  target: string;
  /** Words shown in place of the target, or the size of a picture. */
  alias: string | undefined;
  isEmbed: boolean;
}

const pattern = /!?\[\[([^[\]\n]{1,300})\]\](?![([])/y;
const picture = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;

/** Not a link: a footnote, a citation, an index (`a[[i]]`), a test of a shell (`[[ -f x ]]`), a list of numbers. */
function isTarget(content: string): boolean {
  const [, path = '', part = ''] = /^([^#|]*)(?:#([^|]*))?/.exec(content) ?? [];
  const text = (path === '' ? part : path).replace(/\\$/, '');
  return /\p{L}/u.test(text) && !/^[\s^@"'&\\|-]|\s$|[=${}<>*]/.test(text);
}

const wikiLink: Construct = { name: 'wikiLink', tokenize };

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const found = matchHere(this, pattern);
  const [whole = '', content = ''] = found ?? [];
  const { previous } = this;
  const isIndex = previous !== null && previous > 0 && /[A-Za-z0-9_\])]/.test(String.fromCharCode(previous));
  const isEmbed = whole.startsWith('!');
  const isDefined = this.parser.defined.includes(content.toUpperCase());
  return begin;

  function begin(code: Code): State | undefined {
    if (!isTarget(content) || (isIndex && !isEmbed) || isDefined) return nok(code);
    const [, target = '', alias] = /^(.*?)(?:\\?\|(.*))?$/.exec(content) ?? [];
    effects.enter('wikiLink')._wiki = { target: target.trim(), alias: alias?.trim(), isEmbed };
    return takeCharacters(effects, whole.length, end, nok)(code);
  }

  function end(code: Code): State | undefined {
    effects.exit('wikiLink');
    return ok(code);
  }
}

export const wikiLinks: Extension = {
  text: { [codes.leftBracket]: wikiLink, [codes.exclamation]: wikiLink },
};

export const wikiLinksFromMarkdown: MdastExtension = {
  enter: {
    wikiLink(token) {
      this.enter(nodeOf(token._wiki ?? { target: '', alias: undefined, isEmbed: false }), token);
    },
  },
  exit: {
    wikiLink(token) {
      this.exit(token);
    },
  },
};

function nodeOf({ target, alias, isEmbed }: WikiLink): Link | Image {
  const url = `${wikiScheme}${target}`;
  if (isEmbed && picture.test(target)) return imageOf(url, alias ?? '');
  const words = alias ?? target.replace(/^#\^?/, '').replace(/#\^?/g, ' › ');
  return { type: 'link', url, children: [{ type: 'text', value: words }] };
}

/** `300`, `300x200`, `words`, `words|300` */
function imageOf(url: string, alias: string): Image {
  const [, words = '', width] = /^(.*?)\|?(?:(\d+)(?:x\d+)?)?$/.exec(alias) ?? [];
  const size = width === undefined ? {} : { data: { hProperties: { width } } };
  return { type: 'image', url, alt: words, title: null, ...size };
}
