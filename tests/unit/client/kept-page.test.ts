import { expect, test } from 'vitest';
import { titleOf, withList, withNote } from '../../../src/client/kept-page.ts';

const offlinePage =
  '<main><ul class="rows" data-kept><li>none</li></ul></main><template data-note><aside>old</aside></template>';

test('the title of a page is taken as HTML', () => {
  expect(titleOf('<head><title>A &amp; $&amp; B</title>')).toBe('A &amp; $&amp; B');
  expect(titleOf('<p>')).toBe('');
});

test('a kept page gets the note before its main part, once', () => {
  const html = '<body><header></header><main id="main">$& <main></main>';
  expect(withNote(html, offlinePage)).toBe(html.replace('<main', () => '<aside>old</aside><main'));
  expect(withNote(html, '<p>')).toBe(html);
});

test('what can be read is listed, or the page says that there is nothing', () => {
  const list = withList(offlinePage, [
    { address: 'https://a.example/b/', title: '$1 &lt;b&gt;' },
    { address: 'https://a.example/c/', title: 'C' },
  ]);
  expect(list).toContain(
    '<ul class="rows" data-kept><li><a href="https://a.example/b/">$1 &lt;b&gt;</a></li><li><a href="https://a.example/c/">C</a></li></ul>',
  );
  expect(withList(offlinePage, [])).toBe(offlinePage);
});
