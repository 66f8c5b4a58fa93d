import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { articleData, type Section } from './article-data.ts';
import { lineEnd, wordsOf } from './section-words.ts';
import { visit } from './visit.ts';

export interface SectionOptions {
  /** The first `#` heading is the article's title, shown elsewhere. */
  titleFromBody: boolean;
}

/** Gives headings their ids (Chinese kept, repeated ones numbered) and collects the words of each section. */
export function remarkSections({ titleFromBody }: SectionOptions) {
  return (tree: Root, file: VFile): void => {
    const data = articleData(file);
    const slugger = new GithubSlugger();
    if (titleFromBody) {
      const at = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 1);
      if (at >= 0) tree.children.splice(at, 1);
    }
    const above: number[] = [];
    visit(tree, 'heading', (node: Heading) => {
      node.depth = depthBelow(above, Math.max(2, node.depth));
      const given = node.data?.hProperties?.['id'];
      const id = slugger.slug(typeof given === 'string' ? given : textOf(node)) || slugger.slug('section');
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    });
    let section: Section = { id: undefined, heading: '', text: '' };
    data.sections.push(section);
    for (const node of tree.children) {
      if (node.type === 'heading' && node.depth <= 3) {
        section = { id: String(node.data?.hProperties?.['id']), heading: wordsOf(node).trim(), text: '' };
        data.sections.push(section);
      } else {
        section.text += wordsOf(node) + lineEnd;
      }
    }
  };
}

/**
 * The depth at which a heading is shown: one more than that of the heading it stands under, so that none is skipped
 * where an author went from `#` to `###`. Siblings stay siblings.
 * @param above depths, as written, of the headings that the last one stood under, itself included; changed
 */
function depthBelow(above: number[], depth: number): Heading['depth'] {
  while ((above.at(-1) ?? 0) >= depth) above.pop();
  above.push(depth);
  return (above.length + 1) as Heading['depth'];
}
