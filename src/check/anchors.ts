import type { Article } from '../content/article.ts';
import type { Fault } from '../content/fault.ts';
import type { Outline } from '../site/outline.ts';

/** Links of an article to fragments that are not there, in it or in another. */
export function missingAnchors(article: Article, all: ReadonlyMap<string, Outline>): Fault[] {
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

const known = new WeakMap<Outline, ReadonlySet<string>>();

function anchorsOf(outline: Outline): ReadonlySet<string> {
  const anchors = known.get(outline) ?? new Set(outline.anchors);
  known.set(outline, anchors);
  return anchors;
}
