import type { Article } from '../content/article.ts';
import { figureThumb } from '../figures/static.tsx';
import { config } from './config.ts';
import { paint } from './figure-paint.ts';
import { plainText } from './plain-text.ts';
import type { ShareContent } from './share-picture.ts';
import { signalOfSite } from './signal.ts';
import type { Site } from './site.ts';

const site = { title: config.title, latin: config.latinTitle };

/** What the share picture of an article shows: its title, where and when, and the miniature of its first figure. */
export async function articlePicture(article: Article, { render }: Site): Promise<ShareContent> {
  const rendered = await render(article);
  const [figure] = rendered.figures;
  return {
    title: withoutEmoji(plainText(rendered.titleHtml, rendered, 'signs')),
    above: [article.category ?? [], article.date ?? []].flat(),
    site,
    author: article.author ?? config.author,
    thumb: figure === undefined ? undefined : paint(innerOf(figureThumb(figure))),
  };
}

const emoji =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)(?:\p{Emoji_Modifier}|\uFE0F|\u200D)*/gu;

/** No font of the picture's has them. */
const withoutEmoji = (text: string) => text.replace(emoji, '').replace(/\s+/g, ' ').trim() || text;

const innerOf = (svg: string) => svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');

/** The same of the site: its banner over the signal of its articles. */
export function sitePicture(shown: Site): ShareContent {
  const [sentence = ''] = config.description.split(/(?<=。)/);
  return {
    title: config.banner,
    above: [sentence.replace(/。$/, '')],
    site,
    author: '',
    bars: signalOfSite(shown),
  };
}
