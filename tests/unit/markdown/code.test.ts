import { beforeAll, describe, expect, test, vi } from 'vitest';
import { codeHtml, loadLanguages, type CodeBlock } from '../../../src/markdown/code.ts';

let ready: Awaited<ReturnType<typeof loadLanguages>>;
beforeAll(async () => {
  ready = await loadLanguages(['python', 'PY', 'no-such-language']);
});

const html = (block: Partial<CodeBlock>) =>
  codeHtml({ value: 'x = 1  # 一\nprint("<a>")', language: undefined, meta: undefined, ...block }, ready, {
    excerpt: '节选',
  });

/** The text of HTML, as the reader copies it. */
const textOf = (markup: string) =>
  (/<code>([\s\S]*)<\/code>/.exec(markup)?.[1] ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

describe('a block of code', () => {
  test.each(['python', 'PY', 'no-such-language', undefined])('of language %s keeps its text', (language) => {
    expect(textOf(html({ language }))).toBe('x = 1  # 一\nprint("<a>")\n');
  });

  test('has classes and no styles', () => {
    const markup = html({ language: 'python' });
    expect(markup).toContain('class="tk-');
    expect(markup).not.toMatch(/style=|#[0-9a-f]{6}/i);
  });

  test('colours what has a colour of its own, and nothing else', () => {
    const { content } =
      html({ language: 'python', value: 'f(x)  # 一' }).match(/(?<=<code>)(?<content>.*)/)?.groups ?? {};
    expect(content).toMatch(
      /<span class="tk-function">f<\/span>\(x\) *<span class="tk-comment"># 一<\/span>/,
    );
  });

  test('escapes what would be HTML, in its title and language too', () => {
    const markup = html({ language: '"><b', meta: 'title="<i>&"' });
    expect(markup).not.toMatch(/<b|<i>/);
    expect(markup).toContain('<figcaption>&lt;i&gt;&amp;</figcaption>');
  });

  test.each([
    ['excerpt title="a.py"', '<figcaption>a.py · 节选</figcaption>'],
    ['excerpt', '<figcaption>节选</figcaption>'],
    ['title="excerpt b.py"', '<figcaption>excerpt b.py</figcaption>'],
    ['run', ''],
  ])('whose author wrote %s is named so', (meta, caption) => {
    expect(/<figcaption>.*<\/figcaption>/.exec(html({ meta }))?.[0] ?? '').toBe(caption);
  });

  test.each([
    ['{1}', [true, false]],
    ['{1-2}', [true, true]],
    ['{2, 9}', [false, true]],
    ['', [false, false]],
    ['{a}', [false, false]],
  ])('marks the lines of %s', (meta, marked) => {
    const lines = (/<code>([\s\S]*)\n<\/code>/.exec(html({ meta }))?.[1] ?? '').split('\n');
    expect(lines.map((line) => line.startsWith('<mark>'))).toEqual(marked);
  });
});

test('a busy machine colours as an idle one does', () => {
  const value = 'def black(i, before=None):\n    kept = {x: w for x, w in a.items()}';
  const idle = html({ language: 'python', value });
  const clock = vi.spyOn(Date, 'now');
  let now = 0;
  clock.mockImplementation(() => (now += 60_000));
  const busy = html({ language: 'python', value });
  clock.mockRestore();
  expect(busy).toBe(idle);
});

test('a line of no end is left as it is, and the others are coloured', () => {
  const markup = html({ language: 'python', value: `x = 1\ny = [${'1, '.repeat(100_000)}]` });
  const [first = '', second = ''] = markup.split('\n');
  expect([first.includes('tk-'), second.includes('tk-')]).toEqual([true, false]);
});
