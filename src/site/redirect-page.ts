import type { Article } from '../content/article.ts';
import { escapeHtml } from '../formula/escape.ts';
import { config } from './config.ts';
import { plainText } from './plain-text.ts';
import { contentPolicy } from './policy.ts';
import type { Site } from './site.ts';
import { strings } from './strings.ts';

/** The page at an old address of an article: it leads there at once, and by a link where that is switched off. */
export async function redirectHtml(article: Article, { render, urls, environment }: Site): Promise<string> {
  const rendered = await render(article);
  const path = escapeHtml(urls.article(article.slug));
  const canonical = escapeHtml(new URL(urls.article(article.slug), environment.siteUrl).href);
  const title = escapeHtml(plainText(rendered.titleHtml, rendered));
  return `<!doctype html>
<html lang="${config.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${strings.redirect}：${title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${path}">
<link rel="canonical" href="${canonical}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${escapeHtml(urls.asset('favicon.svg'))}" type="image/svg+xml">
</head>
<body>
<main>
<h1>${strings.redirect}</h1>
<p><a href="${path}">${title}</a></p>
</main>
</body>
</html>
`;
}
