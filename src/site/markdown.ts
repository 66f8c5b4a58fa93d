import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { Macros } from '../formula/render.ts';
import type { Reference } from '../markdown/references.ts';
import { articleData } from '../markdown/article-data.ts';
import { languageNames, loadLanguages } from '../markdown/code.ts';
import { rehypeHeadings } from '../markdown/rehype-headings.ts';
import { rehypeSidenotes } from '../markdown/rehype-sidenotes.ts';
import { rehypeTables } from '../markdown/rehype-tables.ts';
import { remarkAlt } from '../markdown/remark-alt.ts';
import { remarkCjkLines } from '../markdown/remark-cjk-lines.ts';
import { remarkCallouts } from '../markdown/remark-callouts.ts';
import { remarkCitations } from '../markdown/remark-citations.ts';
import { remarkCodeBlocks } from '../markdown/remark-code-blocks.ts';
import { remarkComments } from '../markdown/remark-comments.ts';
import { remarkDefinitions } from '../markdown/remark-definitions.ts';
import { remarkEquations } from '../markdown/remark-equations.ts';
import { remarkFigures } from '../markdown/remark-figures.ts';
import { remarkFormulaNeighbours } from '../markdown/remark-formula-neighbours.ts';
import { remarkHtml } from '../markdown/remark-html.ts';
import { remarkImages, type ImageOptions } from '../markdown/remark-images.ts';
import { remarkLabels, type LabelTarget } from '../markdown/remark-labels.ts';
import { remarkLinks, type LinkOptions } from '../markdown/remark-links.ts';
import { remarkOutline } from '../markdown/remark-outline.ts';
import { remarkProse } from '../markdown/remark-prose.ts';
import { remarkReferences, type ReferenceOptions } from '../markdown/remark-references.ts';
import { remarkSections } from '../markdown/remark-sections.ts';
import { remarkTableCells } from '../markdown/remark-table-cells.ts';
import { remarkArticleSyntax } from '../markdown/syntax/article-syntax.ts';
import { rawHandlers, type MarkdownProcessor } from '../markdown/render.ts';
import { strings } from './strings.ts';

export interface MarkdownOptions extends LinkOptions, ImageOptions, Pick<ReferenceOptions, 'resolveLabel'> {
  macros: Macros;
  figures: ReadonlySet<string>;
  references: ReadonlyMap<string, Reference>;
  titleFromBody: boolean;
}

const theorems: ReadonlySet<string> = new Set(strings.markdown.theorems);

/** How Markdown is read, before any plugin. */
const syntax = unified().use(remarkArticleSyntax).freeze();

/** The composition root: every Markdown plugin, in its order. */
export async function createProcessor(options: MarkdownOptions): Promise<MarkdownProcessor> {
  const { markdown } = strings;
  const reader = syntax().freeze();
  return syntax()
    .use(remarkComments)
    .use(remarkCodeBlocks, { languages: languageNames, loadLanguages })
    .use(remarkProse)
    .use(remarkDefinitions)
    .use(remarkOutline)
    .use(remarkTableCells)
    .use(remarkHtml, { resolveLink: options.resolveLink })
    .use(remarkAlt)
    .use(remarkCallouts, { labels: markdown.callouts })
    .use(remarkFigures, {
      names: options.figures,
      label: markdown.figure,
      parse: (text) => reader.parse(text),
    })
    .use(remarkCjkLines)
    .use(remarkFormulaNeighbours)
    .use(remarkLabels, { theorems })
    .use(remarkReferences, { resolveLabel: options.resolveLabel, foreignText: markdown.reference })
    .use(remarkEquations, { macros: options.macros })
    .use(remarkCitations, {
      references: options.references,
      heading: markdown.references,
      backLabel: markdown.back,
    })
    .use(remarkSections, { titleFromBody: options.titleFromBody })
    .use(remarkLinks, { resolveLink: options.resolveLink })
    .use(remarkImages, { resolveImage: options.resolveImage })
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      footnoteLabel: markdown.footnotes,
      footnoteBackLabel: markdown.footnoteBack,
      handlers: await rawHandlers(),
    })
    .use(rehypeHeadings, { linkLabel: markdown.headingLink })
    .use(rehypeSidenotes)
    .use(rehypeTables)
    .use(rehypeStringify, { allowDangerousHtml: true })
    .freeze() as unknown as MarkdownProcessor;
}

/**
 * Reads the labels of an article, numbered as its page will number them, without rendering it.
 * @param text the body, or the whole file with its front matter blanked
 */
export async function readLabels(text: string): Promise<LabelTarget[]> {
  const file = new VFile({ value: text });
  const reader = syntax()
    .use(remarkComments)
    .use(remarkCallouts, { labels: strings.markdown.callouts })
    .use(remarkLabels, { theorems });
  await reader.run(reader.parse(file), file);
  return articleData(file).labels;
}
