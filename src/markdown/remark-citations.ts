import type { Heading, List, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import { findAndReplace, type RegExpMatchObject } from 'mdast-util-find-and-replace';
import { toString as textOf } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { articleData } from './article-data.ts';
import { placeOfMatch } from './place.ts';
import type { Reference } from './reference-schema.ts';
import { referenceParts } from './references.ts';

export interface CitationOptions {
  references: ReadonlyMap<string, Reference>;
  /** Text of the heading over the list of references. */
  heading: string;
  /** What the link back from a reference is called. */
  backLabel: string;
}

/**
 * `[@key]` and `[@key; @other]` become numbered links; the cited works are listed under their heading. A work that isn't known is
 * reported once.
 */
export function remarkCitations({ references, heading, backLabel }: CitationOptions) {
  return (tree: Root, file: VFile): void => {
    const { citations } = articleData(file);
    const reported = new Set<string>();
    const cite = (whole: string, match: RegExpMatchObject): PhrasingContent[] | false => {
      const keys = [...whole.matchAll(/@([\w:.-]*\w)/g)].map((match) => match[1] ?? '');
      const unknown = keys.filter((key) => !references.has(key));
      for (const key of unknown) {
        if (reported.has(key)) continue;
        reported.add(key);
        const reason = `文献库里没有 \`${key}\`；应先写进 references.json`;
        file.message(reason, {
          place: placeOfMatch(file, match),
          source: 'citations',
          ruleId: 'unknown-key',
        });
      }
      if (unknown.length > 0) return false;
      return keys.map((key) => {
        const first = !citations.includes(key);
        const number = first ? citations.push(key) : citations.indexOf(key) + 1;
        const id = first ? { id: `cite-${key}` } : {};
        return {
          type: 'link',
          url: `#ref-${key}`,
          data: { hProperties: { className: ['citation'], ...id } },
          children: [{ type: 'text', value: `[${number}]` }],
        };
      });
    };
    findAndReplace(tree, [/\[@[\w:.-]*\w(?:\s*[;；,，]\s*@[\w:.-]*\w)*\]/g, cite], { ignore: ['link'] });
    if (citations.length === 0) return;
    const list = bibliography(
      citations.flatMap((key) => references.get(key) ?? []),
      backLabel,
    );
    const at = tree.children.findIndex((node) => node.type === 'heading' && textOf(node) === heading);
    if (at >= 0) tree.children.splice(at + 1, 0, list);
    else tree.children.push(sectionHeading(heading), list);
  };
}

const sectionHeading = (text: string): Heading => ({
  type: 'heading',
  depth: 2,
  children: [{ type: 'text', value: text }],
});

function bibliography(references: readonly Reference[], backLabel: string): RootContent {
  const children = references.map((reference): ListItem => {
    const { lead, title, tail, links } = referenceParts(reference);
    const back: PhrasingContent = {
      type: 'link',
      url: `#cite-${reference.id}`,
      data: { hProperties: { className: ['back'], ariaLabel: backLabel } },
      children: [{ type: 'text', value: '↩' }],
    };
    const words: PhrasingContent[] = [
      { type: 'text', value: lead },
      { type: 'emphasis', children: [{ type: 'text', value: title }] },
      { type: 'text', value: tail },
      ...links.flatMap(({ text, url }): PhrasingContent[] => [
        { type: 'text', value: ' ' },
        { type: 'link', url, children: [{ type: 'text', value: text }] },
      ]),
      { type: 'text', value: ' ' },
      back,
    ];
    return {
      type: 'listItem',
      data: { hProperties: { id: `ref-${reference.id}` } },
      children: [{ type: 'paragraph', children: words }],
    };
  });
  const list: List = { type: 'list', ordered: true, start: 1, spread: false, children };
  return { ...list, data: { hProperties: { className: ['references'] } } };
}
