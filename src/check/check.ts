import type { Article } from '../content/article.ts';
import { published } from '../content/articles.ts';
import { sortFaults, type Fault } from '../content/fault.ts';
import { readGuide } from '../content/guide.ts';
import { scanArticles } from '../content/loader.ts';
import { readTerms } from '../content/terms.ts';
import { config } from '../site/config.ts';
import type { Environment } from '../site/environment.ts';
import { createLibrary, type Kept, type Library } from '../site/library.ts';
import { drawn, type Drawing } from '../site/markdown.ts';
import { readSiteMacros } from '../site/macro-library.ts';
import type { Outline } from '../site/outline.ts';
import { readReferences } from '../site/reference-library.ts';
import { missingAnchors } from './anchors.ts';
import { unusedLabels } from './labels.ts';
import { namedArticleFaults, redirectFaults } from './named-articles.ts';
import { shareWork } from './shared-work.ts';
import { spellingFaults } from './spellings.ts';

export interface Checked {
  faults: Fault[];
  /** All articles that were read, drafts included. */
  articles: Article[];
  /** What has rendered them. */
  library: Library;
}

export interface CheckOptions {
  /** `undrawn` where no pages are built after it: three times as fast. */
  drawing?: Drawing;
  /** What checks before this one in the same process have rendered. */
  remembered?: Map<string, Kept>;
  /** What the processes run that render many articles (see `takeShare`). */
  program?: URL;
}

const onlyRendering = new URL('./rendering-process.ts', import.meta.url);

/**
 * Finds every fault in the content: front matter, doubled addresses, formulas, figures, citations, links and images
 * of all articles, drafts too, and of the guide, in one run.
 */
export async function checkContent(
  environment: Environment,
  { drawing = drawn, remembered, program = onlyRendering }: CheckOptions = {},
): Promise<Checked> {
  const { articles, faults } = scanArticles({ contentDir: environment.contentDir, exclude: config.exclude });
  const visible = published(articles, environment);
  const library = createLibrary(visible, environment, drawing, remembered);
  await shareWork({ articles, visible, environment, drawing, library, program });
  const outlines = new Map<string, Outline>();
  for (const article of articles) outlines.set(article.slug, await library(article));
  const guide = readGuide(environment.contentDir);
  if (guide !== undefined) outlines.set(guide.article.slug, await library(guide.article));
  const texts = guide === undefined ? articles : [...articles, guide.article];
  const inTexts = texts.flatMap((article) => articleFaults(article, outlines));
  const across = [
    ...namedArticleFaults(articles),
    ...redirectFaults(articles),
    ...spellingFaults(articles),
    ...unusedLabels(articles, outlines),
  ];
  const { faults: works } = readReferences(environment.contentDir);
  const { faults: macros } = readSiteMacros(environment.contentDir);
  const { faults: terms } = readTerms(environment.contentDir);
  return {
    articles,
    library,
    faults: sortFaults([
      ...faults,
      ...(guide?.faults ?? []),
      ...inTexts,
      ...across,
      ...works,
      ...macros,
      ...terms,
    ]),
  };
}

/** What the plugins said of a text, and its links to what is not there. */
function articleFaults(article: Article, all: ReadonlyMap<string, Outline>): Fault[] {
  const messages = all.get(article.slug)?.messages ?? [];
  return [
    ...messages.map((message): Fault => ({ path: article.path, ...message })),
    ...missingAnchors(article, all),
  ];
}
