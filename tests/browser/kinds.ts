import type { SiteName } from '../site/sites.ts';

/** One address of every kind of page, by the site that has it. */
export const kinds: Readonly<Record<'main' | 'paging', Readonly<Record<string, string>>>> = {
  main: {
    home: '/',
    'article with much mathematics': '/articles/reparameterization-gumbel-softmax/',
    'article with tables': '/articles/xgboost/',
    'article with code': '/articles/sliding-window-maximum/',
    tags: '/tags/',
    tag: '/tags/重参数/',
    categories: '/categories/',
    category: '/categories/算法/',
    archive: '/archive/',
    'all series': '/series/',
    series: '/series/集成学习/',
    search: '/search/',
    'not found': '/404.html',
  },
  paging: {
    'home with pages': '/page/3/',
    'tag with pages': '/tags/全体/page/3/',
    'article with pictures': '/articles/names/',
    'article with notes and code': '/articles/space-name/',
    'article in a series': '/articles/chapter_x/attention/',
  },
};

/** The kinds of a site as rows of a test table: what it is, its address. */
export const rowsOf = (name: SiteName): [kind: string, path: string][] =>
  name === 'main' || name === 'paging' ? Object.entries(kinds[name]) : [];
