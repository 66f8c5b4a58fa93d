import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Plugin } from 'unified';
import { autolinks } from './autolinks.ts';
import { crowdAt, crowds, withoutDeepLists, type Crowd } from './crowds.ts';
import { limitDepth } from './depth.ts';
import { fences, fencesFromMarkdown } from './fences.ts';
import { indentedContainers, indentedContainersFromMarkdown } from './indented-containers.ts';
import { markdownInHtml } from './markdown-html.ts';
import { mathFlow } from './math-flow.ts';
import { mathFromMarkdown, type MathOptions } from './math-mdast.ts';
import { mathText } from './math-text.ts';
import { sourceKeeper } from './source.ts';
import { joinSplitStrong } from './split-strong.ts';
import { tables } from './tables.ts';
import { highlights, highlightsFromMarkdown } from './highlights.ts';
import { obsidianComments, obsidianCommentsFromMarkdown } from './obsidian-comments.ts';
import { templates, templatesFromMarkdown } from './templates.ts';
import { wikiLinks, wikiLinksFromMarkdown } from './wiki-links.ts';

declare module 'mdast' {
  interface RootData {
    /** Where texts have more marks than are read. */
    crowded?: Crowd[];
  }
}

export type SyntaxOptions = Partial<MathOptions>;

/** Parses an article: CommonMark, GitHub's additions, and what Chinese authors of mathematics write. */
export const remarkArticleSyntax: Plugin<[SyntaxOptions?], string, Root> = function (options = {}) {
  const { sentenceDisplay = true, codeMath = false } = options;
  const extensions = [
    gfmFootnote(),
    gfmTaskListItem(),
    autolinks(),
    tables(),
    cjkFriendlyExtension(),
    gfmStrikethroughCjkFriendly({ singleTilde: false }),
    mathFlow,
    mathText,
    indentedContainers,
    fences,
    markdownInHtml,
    wikiLinks,
    templates,
    obsidianComments,
    highlights,
  ];
  const mdastExtensions = [
    { transforms: [limitDepth] },
    { ...gfmAutolinkLiteralFromMarkdown(), transforms: [] },
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    indentedContainersFromMarkdown,
    fencesFromMarkdown,
    wikiLinksFromMarkdown,
    templatesFromMarkdown,
    obsidianCommentsFromMarkdown,
    highlightsFromMarkdown,
    mathFromMarkdown({ sentenceDisplay, codeMath }),
    { transforms: [joinSplitStrong] },
  ];
  this.parser = (document) => {
    const crowded: Crowd[] = [];
    const own = [sourceKeeper(document), crowds((place) => void crowded.push(crowdAt(document, place)))];
    const tree = fromMarkdown(withoutDeepLists(document), {
      extensions: [...extensions, ...own],
      mdastExtensions,
    });
    return crowded.length === 0 ? tree : { ...tree, data: { ...tree.data, crowded } };
  };
};
