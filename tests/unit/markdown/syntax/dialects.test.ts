import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

describe('an indented container', () => {
  test.each([
    ['with a title', '!!! note "题 $x$"\n    正文', 'note(题 ⟦x⟧ / 正文)'],
    ['without one', '!!! note\n    正文', 'note(正文)'],
    ['that is folded', '??? note "题"\n    正文', 'note closed(题 / 正文)'],
    ['that can be folded', '???+ note "题"\n    正文', 'note open(题 / 正文)'],
    ['of a Chinese kind', '!!! 定理 "题"\n    正文', '定理(题 / 正文)'],
    ['in another', '!!! a\n    甲\n\n    !!! b\n        乙', 'a(甲 / b(乙))'],
    ['in a list', '1.  甲\n\n    !!! b\n        乙\n\n2.  丙', 'list(listItem(甲 / b(乙)) / listItem(丙))'],
    ['behind a paragraph', '甲\n!!! b\n    乙', '甲 / b(乙)'],
    ['with a display', '!!! a\n    $$\n    x\n    $$', 'a(⟦⟦x⟧⟧)'],
    ['with code', '!!! a\n    ```c\n    !!! b\n\n      x\n    ```', 'a(code(c: !!! b\n\n  x))'],
    ['with a tab for indentation', '!!! a\n\t甲', 'a(甲)'],
    ['that ends where the indentation does', '!!! a\n    甲\n乙', 'a(甲) / 乙'],
  ])('%s is read', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('tabs stand beside one another', () => {
    expect(read('=== "C"\n    甲\n\n=== "D"\n    乙')).toBe('tab(C / 甲) / tab(D / 乙)');
  });

  test.each(['!!!太好了', '??? 为什么', '!!! 当心\n后文', '=== 甲', '!!!'])('%s is none', (text) => {
    expect(read(text)).toBe(text);
  });
});

describe('a container between colons', () => {
  test.each([
    ['with a title', ':::note 题 $x$\n正文\n:::', 'note(题 ⟦x⟧ / 正文)'],
    ['with a space', '::: tip\n正文\n:::', 'tip(正文)'],
    ['with a title in brackets', ':::tip[题]\n正文\n:::', 'tip(题 / 正文)'],
    ['with its kind in braces', '::: {.warning #a}\n正文\n:::', 'warning(正文)'],
    ['that is folded', ':::details 题\n正文\n:::', 'details closed(题 / 正文)'],
    ['in a longer one', '::::a\n:::b\n甲\n:::\n乙\n::::', 'a(b(甲) / 乙)'],
    ['in one as long', ':::a\n:::b\n甲\n:::\n乙\n:::', 'a(b(甲) / 乙)'],
    ['around a list', ':::a\n- 甲\n:::\n乙', 'a(list(listItem(甲))) / 乙'],
    ['around colons in code', ':::a\n```\n:::\n```\n:::', 'a(code(: :::))'],
    ['that only holds code', '::: code-group\n```c\na\n```\n:::', 'code(c: a)'],
    ['that is an alert', ':::message alert\n甲\n:::', 'alert(甲)'],
  ])('%s is read', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('without its end is text, and so is an end without its beginning', () => {
    expect(read(':::note 题\n\n正文')).toBe(':::note 题 / 正文');
    expect(read('正文\n\n:::')).toBe('正文 / :::');
  });
});

describe('Obsidian', () => {
  test.each([
    ['[[vae]]', 'link(wiki:vae vae)'],
    ['[[vae|变分]]', 'link(wiki:vae 变分)'],
    ['[[vae#下界]]', 'link(wiki:vae#下界 vae › 下界)'],
    ['[[#下界]]', 'link(wiki:#下界 下界)'],
    ['![[图.png|300]]', 'image(wiki:图.png )'],
    ['![[图.png|一幅图]]', 'image(wiki:图.png 一幅图)'],
    ['![[vae]]', 'link(wiki:vae vae)'],
    ['[[1]](a.md)', 'link(a.md [1])'],
    ['a[[i]]', 'a[[i]]'],
    ['[[1, 2], [3, 4]]', '[[1, 2], [3, 4]]'],
    ['[[ -f x ]]', '[[ -f x ]]'],
    ['[[y_n=i]]', '[[y_n=i]]'],
    ['`[[x]]`', '`[[x]]`'],
    ['==重点 **粗**==', 'mark(重点 strong(粗))'],
    ['a==b，c==d', 'a==b，c==d'],
    ['a == b', 'a == b'],
    ['若x==1则==y==。', '若x==1则mark(y)。'],
    ['甲%%注%%乙', '甲html(<!-- -->)乙'],
    ['100%%与%', '100%%与%'],
    ['%% 表示 %，%% 的', '%% 表示 %，%% 的'],
    ['%%\n注\n\n- 注\n%%\n\n甲', 'html(<!-- -->) / 甲'],
    ['%%\n没有结束', '%%\n没有结束'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('a link of CommonMark that is defined stays one', () => {
    expect(read('[[甲]]\n\n[甲]: a.md')).toMatch(/^\[linkReference/);
  });

  test('a link stands in a cell of a table, its bar escaped or not', () => {
    expect(read('| a |\n| --- |\n| [[b\\|c]] |')).toContain('tableCell(link(wiki:b c))');
  });
});

describe('tags of other generators', () => {
  test.each([
    ['{% raw %}\n\n$x$\n\n{% endraw %}', 'html(<!-- -->) / ⟦x⟧ / html(<!-- -->)'],
    ['{% highlight c linenos %}\n{% x %}\n\na\n{% endhighlight %}', 'code(c: {% x %}\n\na)'],
    ['{% codeblock 题 lang:js %}\na\n{% endcodeblock %}', 'code(js: a)'],
    ['{% asset_img a.png 说明 %}', 'image(a.png 说明)'],
    ['{{< figure src="a.png" title="题" >}}', 'image(a.png 题)'],
    ['{% note info 题 %}\n甲\n{% endnote %}', 'info(题 / 甲)'],
    ["{% post_link vae '变分' %}", 'link(wiki:vae 变分)'],
    ['甲{% include a.html %}乙', '甲html(<!-- -->)乙'],
    ['{% highlight c %}\n没有结束', 'code(c: ) / 没有结束'],
    ['集合 {{1,2},{3}} 与 {%', '集合 {{1,2},{3}} 与 {%'],
    ['\u0024{{x}}$ 与 $\\frac{{1}}{2}$', '⟦{{x}}⟧ 与 ⟦\\frac{{1}}{2}⟧'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('HTML that asks for Markdown', () => {
  test.each([
    ['<div markdown>\n**甲**\n</div>', 'html(<div markdown>) / strong(甲) / html(</div>)'],
    [
      '<div markdown="1">\n- 甲\n</div>\n乙',
      'html(<div markdown="1">) / list(listItem(甲)) / html(</div>) / 乙',
    ],
    ['<div>\n**甲**\n</div>', 'html(<div>\n**甲**\n</div>)'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('Chinese beside marks', () => {
  test.each([
    ['**重参数（R）**的', 'strong(重参数（R）)的'],
    ['**注意：**后文', 'strong(注意：)后文'],
    ['前文**“引号”**后文', '前文strong(“引号”)后文'],
    ['~~删去。~~后文', 'delete(删去。)后文'],
    ['**$x$**后', 'strong(⟦x⟧)后'],
    ['前**甲\n$$\nx\n$$\n乙**后', '前strong(甲) / ⟦⟦x⟧⟧ / strong(乙)后'],
    ['(**\n$$x$$\n**)', '( / ⟦⟦x⟧⟧ / )'],
    ['前**甲\n\n$$x$$\n\n乙**后', '前**甲 / ⟦⟦x⟧⟧ / 乙**后'],
    ['见https://a.example/b，后', '见link(https://a.example/b https://a.example/b)，后'],
    ['见https://a.example/b。后', '见link(https://a.example/b https://a.example/b)。后'],
    ['（https://a.example/b）', '（link(https://a.example/b https://a.example/b)）'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});
