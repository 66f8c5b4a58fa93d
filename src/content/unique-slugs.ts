import type { Article } from './article.ts';
import type { Fault } from './fault.ts';
import type { Place } from './frontmatter-block.ts';

interface Read {
  article: Article;
  placeOf: (path: readonly PropertyKey[]) => Place;
}

/** Two articles for one address are a fault; the later one gets `-2`, so that a lenient build shows both. */
export function uniqueSlugs(read: readonly Read[]): { articles: Article[]; faults: Fault[] } {
  const taken = new Map<string, Article>();
  const faults: Fault[] = [];
  const articles = read.map(({ article, placeOf }) => {
    const other = taken.get(keyOf(article.slug));
    let { slug } = article;
    if (other !== undefined) {
      const reason = `地址 /articles/${slug}/ 已由 ${other.path} 占用${difference(article, other)}；应改文件名，或在文首写另一个 slug`;
      const { line, column } = placeOf(['slug']);
      faults.push({
        ...{ path: article.path, line, column, reason },
        ...{ source: 'content', rule: 'duplicate-slug', severity: 'error' },
      });
      for (let n = 2; taken.has(keyOf(slug)); n++) slug = `${article.slug}-${n}`;
    }
    const unique = { ...article, slug };
    taken.set(keyOf(slug), unique);
    return unique;
  });
  return { articles, faults };
}

/** Not every file system tells letters apart by case. */
const keyOf = (slug: string) => slug.normalize('NFC').toLowerCase();

function difference(one: Article, other: Article): string {
  if (one.path.normalize('NFC') === other.path.normalize('NFC')) return '（文件名只差 Unicode 形式）';
  return one.slug.normalize('NFC') === other.slug.normalize('NFC') ? '' : '（只差大小写）';
}
