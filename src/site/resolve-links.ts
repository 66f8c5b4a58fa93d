import { existsSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Article } from '../content/article.ts';
import { hasGuide } from '../content/guide.ts';
import type { LinkTarget } from '../markdown/remark-links.ts';
import type { Urls } from './urls.ts';

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
 * pages of the site by `/…`. Anything with a scheme, and bare fragments, are left alone.
 */
export function linkResolver(
  context: LinkContext,
): (article: Article) => (href: string) => LinkTarget | undefined {
  const byPath = new Map<string, Article>();
  const bySlug = new Map<string, Article>();
  for (const article of context.articles) {
    byPath.set(article.relativePath.replace(/\.(md|markdown)$/i, '').normalize('NFC'), article);
    bySlug.set(article.slug, article);
  }

  const toArticle = ({ slug }: Article, fragment: string | undefined): LinkTarget => ({
    kind: 'article',
    url: context.urls.article(slug, fragment),
    slug,
    ...(fragment === undefined ? {} : { fragment: safeDecode(fragment) }),
  });

  const isGuide = (path: string) => path === '/guide/' && hasGuide(context.contentDir);

  return (article) => (href) => {
    if (href === '' || href.startsWith('#') || href.startsWith('//') || /^[a-z][a-z\d+.-]*:/i.test(href)) {
      return undefined;
    }
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
      const page = routes.test(path) || isGuide(path) || isFile(join(context.publicDir, target));
      if (page) return { kind: 'page', url: `${context.basePath}${rawPath}${query}${fragment}` };
    }
    const shown = absolute ? join(context.contentDir, target) : join(dirname(article.file), path);
    if (isFile(shown) && !/\.(md|markdown)$/i.test(shown)) {
      const reason = `链接指向 \`${href}\`，而它不会随文章发布；应放进 public/，写成 \`/文件名\``;
      return { kind: 'broken', reason, rule: 'unpublished-file' };
    }
    const reason = `链接 \`${href}\` 没有目标；应是已发布文章的路径（如 \`./vae.md\`）或本站的页面`;
    return { kind: 'broken', reason, rule: 'broken' };
  };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
