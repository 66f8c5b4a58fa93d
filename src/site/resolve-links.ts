import { existsSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Article } from '../content/article.ts';
import { hasGuide } from '../content/guide.ts';
import type { LinkTarget } from '../markdown/remark-links.ts';
import { wikiScheme } from '../markdown/syntax/wiki-scheme.ts';
import { addressFault, isElsewhere } from './foreign-address.ts';
import type { Urls } from './urls.ts';
import { isTitle, wikiArticles, wikiFragment } from './wiki-names.ts';

export interface LinkContext {
  /** The published articles. */
  articles: readonly Article[];
  urls: Urls;
  basePath: string;
  contentDir: string;
  publicDir: string;
}

const routes =
  /^\/(?:$|page\/|tags\/|categories\/|archive\/$|series\/|search\/|feed\.xml$|llms\.txt$|sitemap-index\.xml$)/;

/**
 * Makes the resolver of one article's links: between Markdown files by their paths (with or without the ending), to
 * pages of the site by `/…`. Anything with a scheme, and bare fragments, are left alone. `onFile` is told of files,
 * there or not, that a link was looked for among.
 */
export function linkResolver(
  context: LinkContext,
): (article: Article, onFile?: (file: string) => void) => (href: string) => LinkTarget | undefined {
  const byPath = new Map<string, Article>();
  const bySlug = new Map<string, Article>();
  for (const article of context.articles) {
    byPath.set(article.relativePath.replace(/\.(md|markdown)$/i, '').normalize('NFC'), article);
    bySlug.set(article.slug, article);
  }

  const wikiArticle = wikiArticles(context.articles);

  const toArticle = (article: Article, raw: string | undefined): LinkTarget => {
    const { slug } = article;
    const fragment = raw === undefined ? undefined : safeDecode(raw);
    // The title stands above the text: a link to it leads to the page.
    const part = fragment === undefined || isTitle(article, fragment) ? {} : { fragment };
    const url = context.urls.article(slug, 'fragment' in part ? raw : undefined);
    return { kind: 'article', url, slug, ...part };
  };

  const toNote = (name: string, from: Article): LinkTarget => {
    const [, path = '', part] = /^([^#]*)(?:#(.*))?$/.exec(name) ?? [];
    const found = path.trim() === '' ? from : wikiArticle(path, from);
    if (found !== undefined) return toArticle(found, part === undefined ? undefined : wikiFragment(part));
    if (/\.(?!md$|markdown$)[a-z\d]{2,4}$/i.test(path)) {
      return broken(
        `\`${path}\` 不会随文章发布；应放进 public/，写成 \`[文字](/文件名)\``,
        'unpublished-file',
      );
    }
    const reason = `没有名为 \`${path}\` 的文章；\`[[…]]\` 里应是文章的文件名、slug 或标题，不是链接就写进反引号`;
    return broken(reason, 'unknown-note');
  };

  const isGuide = (path: string) => path === '/guide/' && hasGuide(context.contentDir);

  return (article, onFile = () => undefined) =>
    (href) => {
      const isThere = (file: string) => {
        onFile(file);
        return isFile(file);
      };
      if (href.startsWith(wikiScheme)) return toNote(href.slice(wikiScheme.length), article);
      if (href === '') return broken('链接没有地址；应写成 `[文字](地址)`', 'empty');
      const fault = addressFault(href);
      if (fault !== undefined) return broken(`链接 ${fault.reason}`, fault.rule);
      if (href.startsWith('#') && isTitle(article, safeDecode(href.slice(1)))) {
        return toArticle(article, undefined);
      }
      if (href.startsWith('#') || isElsewhere(href)) return undefined;
      const [, rawPath = '', query = '', rawFragment] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/.exec(href) ?? [];
      const path = safeDecode(rawPath).normalize('NFC');
      const absolute = path.startsWith('/');
      const target = absolute ? path.slice(1) : posix.join(posix.dirname(article.relativePath), path);
      const bare = target.replace(/\/+$/, '').replace(/\.(md|markdown)$/i, '');
      const found =
        byPath.get(bare) ?? byPath.get(`${bare}/index`) ?? (absolute ? undefined : bySlug.get(bare));
      if (found !== undefined) return toArticle(found, rawFragment);
      if (absolute) {
        const named = bySlug.get(/^articles\/(.+?)(?:\.md)?$/.exec(bare)?.[1] ?? '');
        if (named !== undefined) return toArticle(named, rawFragment);
        const fragment = rawFragment === undefined ? '' : `#${rawFragment}`;
        const page = routes.test(path) || isGuide(path) || isThere(join(context.publicDir, target));
        if (page) return { kind: 'page', url: `${context.basePath}${rawPath}${query}${fragment}` };
      }
      const shown = absolute ? join(context.contentDir, target) : join(dirname(article.file), path);
      if (isThere(shown) && !/\.(md|markdown)$/i.test(shown)) {
        const reason = `链接指向 \`${href}\`，而它不会随文章发布；应放进 public/，写成 \`/文件名\``;
        return broken(reason, 'unpublished-file');
      }
      return broken(`链接 \`${href}\` 没有目标；${advice(href, bare)}`, 'broken');
    };

  /** What the author probably meant. */
  function advice(href: string, bare: string): string {
    const near = [...byPath].find(([path]) => path.toLowerCase() === bare.toLowerCase())?.[1];
    if (near !== undefined) return `只有 \`${near.relativePath}\`，大小写应一致`;
    if (/^[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net|io|edu|gov|dev|ai)(?:[/?#]|$)/i.test(href)) {
      return '别的网站应写上 https://';
    }
    if (/\s\S/.test(href)) return '地址里不应有空格；后面的说明要放进引号';
    return '应是已发布文章的路径（如 `./vae.md`）或本站的页面';
  }
}

const broken = (reason: string, rule: string): LinkTarget => ({ kind: 'broken', reason, rule });

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
