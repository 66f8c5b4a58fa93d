import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { checkFormula, renderFormula, type FormulaRenderer } from '../formula/render.ts';
import type { Reference } from '../markdown/reference-schema.ts';
import { articleData } from '../markdown/article-data.ts';
import { codeHtml, languageNames, loadLanguages, type CodeBlock } from '../markdown/code.ts';
import { rehypeHeadings } from '../markdown/rehype-headings.ts';
import { rehypeSidenotes } from '../markdown/rehype-sidenotes.ts';
import { rehypeTables } from '../markdown/rehype-tables.ts';
import { remarkAttributes } from '../markdown/remark-attributes.ts';
import { remarkAlt } from '../markdown/remark-alt.ts';
import { remarkBareDefinitions } from '../markdown/remark-bare-definitions.ts';
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
import { remarkHtmlBlocks } from '../markdown/remark-html-blocks.ts';
import { remarkImages, type ImageOptions } from '../markdown/remark-images.ts';
import { remarkLabels, type LabelTarget } from '../markdown/remark-labels.ts';
import { remarkLinks, type LinkOptions } from '../markdown/remark-links.ts';
import { remarkMacros, type MacroOptions } from '../markdown/remark-macros.ts';
import { remarkOutline } from '../markdown/remark-outline.ts';
import { remarkProse } from '../markdown/remark-prose.ts';
import { remarkReferences, type ReferenceOptions } from '../markdown/remark-references.ts';
import { remarkRoles } from '../markdown/remark-roles.ts';
import { remarkRoleTabs } from '../markdown/remark-role-tabs.ts';
import { remarkSections } from '../markdown/remark-sections.ts';
import { remarkSlips } from '../markdown/remark-slips.ts';
import { remarkTableCells } from '../markdown/remark-table-cells.ts';
import { remarkUnread } from '../markdown/remark-unread.ts';
import { remarkArticleSyntax } from '../markdown/syntax/article-syntax.ts';
import { rawHandlers, type MarkdownProcessor } from '../markdown/render.ts';
import type { Dialect } from './environment.ts';
import { strings } from './strings.ts';

export interface MarkdownOptions
  extends
    LinkOptions,
    Pick<ImageOptions, 'resolveImage'>,
    MacroOptions,
    Pick<ReferenceOptions, 'resolveLabel'> {
  figures: ReadonlySet<string>;
  references: ReadonlyMap<string, Reference>;
  titleFromBody: boolean;
  dialect: Dialect;
  /** By default as in pages. */
  drawing?: Drawing;
}

/** How much is made of formulas and code, most of the work by far. */
export interface Drawing {
  formula: FormulaRenderer;
  loadLanguages: (names: Iterable<string>) => Promise<unknown>;
  code: () => Promise<(block: CodeBlock) => string>;
}

/** As in pages. */
export const drawn: Drawing = {
  formula: renderFormula,
  loadLanguages,
  code: async () => {
    const highlighter = await loadLanguages([]);
    return (block) => codeHtml(block, highlighter, { excerpt: strings.markdown.excerpt });
  },
};

/** No more than finds every fault: formulas are read and not drawn, code is not coloured. */
export const undrawn: Drawing = {
  formula: checkFormula,
  loadLanguages: async () => undefined,
  code: async () => () => '',
};

const theorems: ReadonlySet<string> = new Set(strings.markdown.theorems);

/** How Markdown is read, before any other plugin. */
const syntax = (dialect: Dialect) =>
  unified().use(remarkArticleSyntax, dialect).use(remarkHtmlBlocks, dialect).freeze();

/** The composition root: every Markdown plugin, in its order. */
export async function createProcessor(options: MarkdownOptions): Promise<MarkdownProcessor> {
  const { markdown } = strings;
  const { drawing = drawn } = options;
  const reader = syntax(options.dialect);
  return syntax(options.dialect)()
    .use(remarkUnread)
    .use(remarkComments)
    .use(remarkAttributes)
    .use(remarkRoleTabs)
    .use(remarkRoles, strings.markdown.roles)
    .use(remarkBareDefinitions)
    .use(remarkCodeBlocks, { languages: languageNames, loadLanguages: drawing.loadLanguages })
    .use(remarkProse)
    .use(remarkSlips)
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
      clean: remarkHtml({ resolveLink: options.resolveLink }),
    })
    .use(remarkCjkLines)
    .use(remarkMacros, { macros: options.macros, places: options.places })
    .use(remarkFormulaNeighbours)
    .use(remarkLabels, { theorems })
    .use(remarkReferences, {
      resolveLabel: options.resolveLabel,
      foreignText: markdown.reference,
      ownText: markdown.thisArticle,
    })
    .use(remarkEquations, { render: drawing.formula })
    .use(remarkCitations, {
      references: options.references,
      heading: markdown.references,
      backLabel: markdown.back,
    })
    .use(remarkSections, { titleFromBody: options.titleFromBody })
    .use(remarkLinks, { resolveLink: options.resolveLink })
    .use(remarkImages, { resolveImage: options.resolveImage, pictureAt: markdown.pictureAt })
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      footnoteLabel: markdown.footnotes,
      footnoteBackLabel: markdown.footnoteBack,
      handlers: rawHandlers(await drawing.code()),
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
export async function readLabels(text: string, dialect: Dialect): Promise<LabelTarget[]> {
  const file = new VFile({ value: text });
  const reader = syntax(dialect)()
    .use(remarkComments)
    .use(remarkRoles, strings.markdown.roles)
    .use(remarkBareDefinitions)
    .use(remarkCallouts, { labels: strings.markdown.callouts })
    .use(remarkMacros, { macros: {}, places: new Map() })
    .use(remarkLabels, { theorems });
  await reader.run(reader.parse(file), file);
  return articleData(file).labels;
}
