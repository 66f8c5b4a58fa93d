import { describe, expect, test } from 'vitest';
import { launch } from './harness.ts';

const browser = launch('main');

describe('a reader', () => {
  test('comes from the home page to an article, and back', async () => {
    const page = await browser.open('/');
    await page.getByRole('heading', { level: 1 }).getByText('INCOMING TRANSMISSION').waitFor();
    await page
      .locator('main')
      .getByRole('link', { name: /XGBoost/ })
      .first()
      .click();
    await page.waitForURL('**/articles/xgboost/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('XGBoost');
    await page.goBack();
    await page.waitForURL(browser.site.url);
  });

  test('goes to a section by the table of contents, and its link says where', async () => {
    const page = await browser.open('/articles/xgboost/', { width: 1440 });
    const link = page.getByRole('navigation', { name: '目录' }).getByRole('link', { name: '常见误解' });
    await link.click();
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#常见误解');
    const heading = page.getByRole('heading', { name: '常见误解' });
    await expect.poll(async () => (await heading.boundingBox())?.y ?? 0).toBeLessThan(400);
    expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await expect.poll(() => link.getAttribute('aria-current')).toBe('true');
  });

  test('sees the heading of a section that a link names, not hidden under the bar', async () => {
    const page = await browser.open(`/articles/xgboost/#${encodeURIComponent('练习')}`, { width: 390 });
    const heading = page.getByRole('heading', { name: '练习' });
    await expect.poll(async () => (await heading.boundingBox())?.y ?? -1).toBeLessThan(500);
    const covered = await heading.evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect();
      const seen = document.elementFromPoint(left + 5, top + height / 2);
      return seen === null || !(element.contains(seen) || seen.contains(element));
    });
    expect(covered).toBe(false);
  });

  test('follows a reference to an equation and comes back', async () => {
    const page = await browser.open('/articles/xgboost/');
    const before = page.url();
    await page.locator('a.eqref').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#eq-/);
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(await page.locator(`[id="${id}"] .katex`).count()).toBeGreaterThan(0);
    await page.goBack();
    expect(page.url()).toBe(before);
  });

  test('follows a citation to the work, and the work back to the text', async () => {
    const page = await browser.open('/articles/xgboost/');
    await page.locator('a.citation').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#ref-/);
    await page.locator('.references a.back').first().click();
    expect(new URL(page.url()).hash).toMatch(/^#cite-/);
  });

  test('opens the answer to an exercise by keyboard', async () => {
    const page = await browser.open('/articles/xgboost/');
    const answer = page.locator('.prose details').first();
    await answer.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await answer.getAttribute('open')).not.toBeNull();
  });

  test('jumps over the bar by the first Tab', async () => {
    const page = await browser.open('/articles/xgboost/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
  });

  test('copies code by its button', async () => {
    const page = await browser.open('/articles/sliding-window-maximum/');
    const block = page.locator('figure.code').first();
    await block.scrollIntoViewIfNeeded();
    await block.hover();
    await block.getByRole('button', { name: '复制' }).click();
    await block.getByText('已复制').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await block.locator('code').textContent());
  });

  test('reports a mistake at the source line of the article', async () => {
    const page = await browser.open('/articles/xgboost/');
    expect(await page.getByRole('link', { name: '报告错误' }).getAttribute('href')).toMatch(
      /\/xgboost\.md#L\d+$/,
    );
  });

  test('finds the way by tags, categories, series and the archive', async () => {
    const page = await browser.open('/');
    const nav = page.getByRole('navigation', { name: '主导航' });
    for (const name of ['分类', '标签', '系列', '归档', '文章']) {
      await nav.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await nav.getByRole('link', { name, exact: true }).getAttribute('aria-current')).toBe('page');
    }
  });
});

test('an address without an answer shows the page that helps on', async () => {
  const page = await browser.open('/nowhere/', { expected: /404/ });
  await page.getByRole('heading', { level: 1, name: '这一页不在这里' }).waitFor();
  expect(await page.locator('main').getByRole('link').count()).toBeGreaterThanOrEqual(3);
});

describe('pages of a list', () => {
  const paged = launch('paging');

  test('are gone through by numbers and neighbours', async () => {
    const page = await paged.open('/tags/二十五篇/');
    const pager = page.getByRole('navigation', { name: '分页' });
    await pager.getByRole('link', { name: '第 3 页' }).click();
    await page.waitForURL(/page\/3\/$/);
    expect(await page.locator('article.card').count()).toBe(5);
    await pager.getByRole('link', { name: /前一页/ }).click();
    await page.waitForURL(/page\/2\/$/);
    expect((await pager.locator('[aria-current=page]').textContent())?.trim()).toBe('2');
    await page.goBack();
    await page.waitForURL(/page\/3\/$/);
  });

  test('an old address leads to its article', async () => {
    const page = await paged.open('/old/place/');
    await page.waitForURL(/\/articles\/dated\/$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('文件名里的日期');
  });
});

describe('what is being read', () => {
  test('stays in view when a telephone is turned and a window gets another width', async () => {
    const page = await browser.open('/articles/vae/', { width: 844, height: 390, reducedMotion: true });
    const paragraph = page.locator('.prose > p').nth(30);
    await paragraph.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await page.evaluate(() => scrollBy({ top: -60, behavior: 'instant' }));
    // Until the place is known: what is read stands still for a moment.
    await page.waitForTimeout(800);
    for (const [width, height] of [
      [390, 844],
      [844, 390],
      [1440, 900],
      [390, 844],
      [1100, 700],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(600);
      const box = await paragraph.boundingBox();
      expect(box?.y, `${width} × ${height}`).toBeLessThan(230);
      expect((box?.y ?? 0) + (box?.height ?? 0), `${width} × ${height}`).toBeGreaterThan(60);
    }
  });
});
