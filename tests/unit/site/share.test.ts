import { expect, test } from 'vitest';
import { articlePicture } from '../../../src/site/share.ts';

/** The title in the picture of an article. */
async function titleOf(titleHtml: string): Promise<string> {
  const article = { tags: [], aliases: [] } as unknown as Parameters<typeof articlePicture>[0];
  const site = { render: () => Promise.resolve({ titleHtml, formulas: [], figures: [] }) };
  const picture = await articlePicture(article, site as unknown as Parameters<typeof articlePicture>[1]);
  return picture.title;
}

test('a share picture leaves out what its font cannot draw, and no more', async () => {
  expect(await titleOf('🎉 庆祝 ❤️ 一下 👩🏽‍🔬')).toBe('庆祝 一下');
  expect(await titleOf('© 版权 ™，# 1*')).toBe('© 版权 ™，# 1*');
  expect(await titleOf('🎉')).toBe('🎉');
});
