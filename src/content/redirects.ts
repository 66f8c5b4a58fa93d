import type { Article } from './article.ts';

/** A page at an old address that leads to an article. */
export interface Redirect {
  /** The file that answers the old address, below the site: `old/place/index.html`. */
  file: string;
  article: Article;
}

/** An old address that can't be served. */
export interface RedirectFault {
  article: Article;
  /** Which entry of the article's `redirect_from`. */
  index: number;
  reason: string;
  rule: 'redirect-form' | 'redirect-clash';
}

export interface Redirects {
  redirects: Redirect[];
  faults: RedirectFault[];
}

/**
 * The pages that old addresses need. An address that something else answers is a fault and gets no page, so that no
 * redirect ever stands in the way of a real page.
 * @param taken files of the site itself, below its root
 * @param reserved folders in which the site keeps files with names of its own
 */
export function redirectsOf(
  articles: readonly Article[],
  taken: Iterable<string>,
  reserved: ReadonlySet<string> = new Set(),
): Redirects {
  const tree = new Tree();
  for (const file of taken) tree.add(file, '本站的页面');
  const found: Redirects = { redirects: [], faults: [] };
  for (const article of articles) {
    article.redirectFrom.forEach((address, index) => {
      const file = fileOfAddress(address);
      if (file === undefined) {
        const reason = `旧地址 \`${address}\` 不能用；应是本站的路径，如 /old/name/ 或 /2019/name.html`;
        found.faults.push({ article, index, reason, rule: 'redirect-form' });
        return;
      }
      const owner = reserved.has(file.split('/')[0] ?? '') ? '本站的文件' : tree.ownerOf(file);
      if (owner !== undefined) {
        const reason = `旧地址 \`${address}\` 已由${owner}占用；应删去这一条，或改掉其中一个地址`;
        found.faults.push({ article, index, reason, rule: 'redirect-clash' });
        return;
      }
      tree.add(file, ` ${article.path} `);
      found.redirects.push({ file, article });
    });
  }
  return found;
}

/**
 * The file that answers an address of a static site: `/a/b/` and `/a/b` are `a/b/index.html`, `/a/b.html` is itself.
 * @returns undefined for what is no path
 */
export function fileOfAddress(address: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|[?#\\]/i.test(address)) return undefined;
  const parts = decoded(address)
    ?.normalize('NFC')
    .replace(/^\/+|\/+$/g, '')
    .split('/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  if (parts?.some((part) => /^\.{0,2}$|[\\\u0000-\u001F\u007F]/.test(part)) !== false) {
    return address === '/' ? 'index.html' : undefined;
  }
  const path = parts.join('/');
  return /\.html?$/i.test(path) && !address.endsWith('/') ? path : `${path}/index.html`;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Files by what they belong to. Names that differ by case only are one: not every server tells them apart. */
class Tree {
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  add(file: string, owner: string): void {
    const [name = '', ...folders] = this.#chain(file);
    if (!this.#files.has(name)) this.#files.set(name, owner);
    for (const folder of folders) if (!this.#folders.has(folder)) this.#folders.set(folder, owner);
  }

  /** What stands where the file, or a folder that it needs, would stand. */
  ownerOf(file: string): string | undefined {
    const [name = '', ...folders] = this.#chain(file);
    const inTheWay = folders.flatMap((folder) => this.#files.get(folder) ?? []);
    return this.#files.get(name) ?? this.#folders.get(name) ?? inTheWay[0];
  }

  /** The file and all folders above it. */
  #chain(file: string): string[] {
    const parts = file.normalize('NFC').toLowerCase().split('/');
    return parts.map((_, i) => parts.slice(0, parts.length - i).join('/'));
  }
}
