/** The repository that holds the articles, so that a reader's report can point at a source line. */
export interface Repository {
  /** Address of the repository, without a slash at the end. */
  url: string;
  branch: string;
  /** Folder of the articles inside the repository. */
  articles: string;
}

/** Everything that a site of one's own changes. */
export interface SiteConfig {
  /** Name of the site, in the header and in titles. */
  title: string;
  /** The same in Latin letters, beside the name. */
  latinTitle: string;
  description: string;
  /** The large line on the home page. */
  banner: string;
  /** Canonical address, without a path; `SITE_URL` overrides it. */
  url: string;
  /** BCP 47 language of all pages. One language, so that search has one index. */
  language: string;
  /** Dates are calendar days of this zone. */
  timeZone: string;
  author: string;
  license: { name: string; url: string };
  /** Left out: no "report a mistake" link; nor has an article one that is not of this folder in this checkout. */
  repository?: Repository;
  /** Articles on a page of any list. */
  pageSize: number;
  /** Articles in the feed, the newest ones, each with its whole text. */
  feedSize: number;
  /** Globs of files in the content folder that are not articles. */
  exclude: readonly string[];
  /** `` `$x$` `` is a formula, as blogdown has it; `CODE_MATH` overrides it. */
  codeMath: boolean;
  /**
   * `$$x$$` inside a sentence is a display, as MathJax has it, or a formula in the line, as kramdown has it;
   * `SENTENCE_DISPLAY` overrides it.
   */
  sentenceDisplay: 'display' | 'inline';
  /**
   * Other sites from which pages may load pictures (`https://img.example.org`): their owners learn who reads what. A
   * picture from anywhere else is shown as a link.
   */
  imageOrigins: readonly string[];
  /**
   * A reader's browser keeps the pages that were read, to be read again without a network. Switched off, it forgets
   * those that it has kept.
   */
  offline: boolean;
}

export const config: SiteConfig = {
  title: '推导',
  latinTitle: 'TUIDAO',
  description: '机器学习与算法的推导笔记。每一个公式都从头推，每一个数都由测试重算，每一幅图都可以用手拨动。',
  banner: 'INCOMING TRANSMISSION',
  url: 'https://tuidao.example',
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  author: '推导编辑部',
  license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.zh-hans' },
  repository: { url: 'https://github.com/tuidao/tuidao', branch: 'main', articles: 'content/articles' },
  pageSize: 10,
  feedSize: 30,
  exclude: [],
  codeMath: false,
  sentenceDisplay: 'display',
  imageOrigins: [],
  offline: true,
};
