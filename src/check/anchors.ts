import type { Article } from '../content/article.ts';
import type { Fault } from '../content/fault.ts';
import type { Rendered } from '../markdown/render.ts';

/** Links of an article to fragments that are not there, in it or in another. */
export function missingAnchors(article: Article, all: ReadonlyMap<string, Rendered>): Fault[] {
  const rendered = all.get(article.slug);
  return (rendered?.links ?? []).flatMap(({ href, slug, fragment: written, line, column }): Fault[] => {
    const fragment = href.startsWith('#') ? decoded(href.slice(1)) : written;
    if (fragment === undefined || fragment === '') return [];
    const target = slug === undefined ? rendered : all.get(slug);
    if (target === undefined) return [];
    const anchors = anchorsOf(target);
    if (anchors.has(fragment.replace(/\?.*$/, ''))) return [];
    const reason = `没有锚点 \`#${fragment}\`；${advice(fragment, anchors)}`;
    return [{ path: article.path, line, column, reason, source: 'links', rule: 'anchor', severity: 'error' }];
  });
}

function advice(fragment: string, anchors: ReadonlySet<string>): string {
  const letters = lettersOf(fragment);
  const near = letters === '' ? undefined : [...anchors].find((id) => lettersOf(id) === letters);
  return near === undefined ? '应是那篇文章里某个标题、公式或图的地址' : `是不是 \`#${near}\`？`;
}

const lettersOf = (id: string) => id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

const known = new WeakMap<Rendered, ReadonlySet<string>>();

/** Ids that a link may name. */
function anchorsOf(rendered: Rendered): ReadonlySet<string> {
  const found = known.get(rendered);
  if (found !== undefined) return found;
  const { headings, formulas, figures, html } = rendered;
  const inHtml = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
  const anchors = new Set([
    ...headings.map(({ id }) => id),
    ...formulas.flatMap(({ ids }) => ids),
    ...figures.map((name) => `fig-${name}`),
    ...inHtml,
  ]);
  known.set(rendered, anchors);
  return anchors;
}
