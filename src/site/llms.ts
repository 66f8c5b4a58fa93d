import { config } from './config.ts';
import { plainText } from './plain-text.ts';
import type { Site } from './site.ts';
import { strings } from './strings.ts';

/** The site for language models (llmstxt.org): what it is, and each article's Markdown with its summary. */
export async function llmsText({ articles, render, urls, environment }: Site): Promise<string> {
  const { llms } = strings;
  const link = (text: string, path: string) =>
    `[${text.replace(/[[\]\\]/g, '\\$&')}](${new URL(path, environment.siteUrl).href})`;
  const entries = await Promise.all(
    articles.map(async (article) => {
      const rendered = await render(article);
      const summary = plainText(rendered.summaryHtml, rendered).replace(/\s+/g, ' ');
      const entry = `- ${link(plainText(rendered.titleHtml, rendered), urls.source(article.slug))}`;
      return summary === '' ? entry : `${entry}: ${summary}`;
    }),
  );
  return [
    `# ${config.title} ${config.latinTitle}`,
    '',
    `> ${config.description}`,
    '',
    llms.note,
    '',
    `## ${llms.articles}`,
    '',
    ...entries,
    '',
    `## ${llms.more}`,
    '',
    `- ${link(llms.archive, urls.archive())}`,
    `- ${link(llms.feed, urls.feed())}`,
    '',
  ].join('\n');
}
