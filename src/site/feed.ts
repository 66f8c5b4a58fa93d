import type { Article } from '../content/article.ts';
import { escapeHtml } from '../formula/escape.ts';
import { config } from './config.ts';
import { feedHtml } from './feed-html.ts';
import { rssMidnight } from './midnight.ts';
import { plainText } from './plain-text.ts';
import type { Site } from './site.ts';

/** The feed: RSS 2.0 with the full text of the newest articles. It holds no time but the articles' own. */
export async function feed(site: Site): Promise<string> {
  const { urls, articles } = site;
  const absolute = absoluteIn(site);
  const newest = articles.slice(0, config.feedSize);
  const items = await Promise.all(newest.map((article) => item(article, site)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', config.title),
    element('link', absolute(urls.home())),
    element('description', config.description),
    element('language', config.language),
    element('copyright', config.license.name),
    `<atom:link href="${escapeXml(absolute(urls.feed()))}" rel="self" type="application/rss+xml"/>`,
    ...items,
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

const absoluteIn =
  ({ environment }: Site) =>
  (path: string): string =>
    new URL(path, environment.siteUrl).href;

async function item(article: Article, site: Site): Promise<string> {
  const { render, urls } = site;
  const absolute = absoluteIn(site);
  const rendered = await render.whole(article);
  const url = absolute(urls.article(article.slug));
  const html = feedHtml(rendered, { url, figure: (name) => absolute(urls.figure(name)) });
  const summary = plainText(rendered.summaryHtml, rendered);
  const subjects = [article.category ?? [], article.tags].flat();
  return [
    '<item>',
    element('title', plainText(rendered.titleHtml, rendered)),
    element('link', url),
    `<guid isPermaLink="true">${escapeXml(url)}</guid>`,
    ...(article.date === undefined ? [] : [element('pubDate', rssMidnight(article.date, config.timeZone))]),
    element('dc:creator', article.author ?? config.author),
    ...subjects.map((subject) => element('category', subject)),
    // Readers take a description for HTML.
    ...(summary === '' ? [] : [element('description', escapeHtml(summary))]),
    `<content:encoded><![CDATA[${lawful(html).replaceAll(']]>', ']]]]><![CDATA[>')}]]></content:encoded>`,
    '</item>',
  ].join('\n');
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeXml = (text: string) => lawful(text).replace(/[&<>"]/g, (c) => entities[c] ?? c);

/** Without the characters that XML 1.0 forbids. */
const lawful = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
