import { describe, expect, test } from 'vitest';
import { svgFault } from '../../../src/site/svg.ts';

const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"${attributes}>\n${inner}</svg>`;
const ruleOf = (text: string | Uint8Array) =>
  svgFault(typeof text === 'string' ? Buffer.from(text) : text)?.rule;

describe('what runs in an SVG that is opened by itself is found', () => {
  test.each([
    ['a script', svg('<script>x()</script>')],
    ['a script of any prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg">x()</s:script>')],
    ['a handler', svg('', ' onload="x()"')],
    ['a handler after a value that holds a >', svg('<rect class=">" onclick="x()"/>')],
    ['a handler on a line of its own', svg('<rect\n\tonfocus\n=\n"x()"/>')],
    ['a handler in single quotes', svg("<rect id='\"' onclick='x()'/>")],
    ['an address', svg('<a href="javascript:x()"><text>x</text></a>')],
    ['an address with its letters as numbers', svg('<a xlink:href="&#106;ava&#x09;script&#58;x()"/>')],
    ['an address that an animation sets', svg('<animate attributeName="href" values="#;javascript:x()"/>')],
    ['a handler that an animation sets', svg('<set attributeName="onclick" to="x()"/>')],
    [
      'a page in an address',
      svg('<a href="data:text/html,<script>x()</script>"/>'.replace(/<s|<\//g, '&lt;s')),
    ],
    ['another SVG in an address', svg('<use href="data:image/svg+xml;base64,PHN2Zz4="/>')],
    ['a page inside', svg('<foreignObject><iframe src="a"/></foreignObject>')],
    ['a script behind what looks like a comment', svg('<![CDATA[<!--]]><script>x()</script><![CDATA[-->]]>')],
    ['a script behind another such', svg('<?a <!-- ?><script>x()</script><?a --> ?>')],
    ['a script between two comments', svg('<!-- --><script>x()</script><!-- -->')],
    ['a script that is never closed', '<svg xmlns="http://www.w3.org/2000/svg"><script href="a.js"'],
  ])('%s', (_, text) => {
    expect(ruleOf(text)).toBe('svg-script');
  });

  test('an attribute that a declaration adds, an entity', () => {
    expect(ruleOf(`<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>${svg('')}`)).toBe('svg-entity');
    expect(ruleOf(`<!DOCTYPE svg [<!ENTITY a "x">]>${svg('')}`)).toBe('svg-entity');
  });

  test('an encoding in which a tag has other bytes', () => {
    const utf16 = Buffer.from(`\uFEFF${svg('<script>x()</script>')}`, 'utf16le');
    expect(ruleOf(utf16)).toBe('svg-encoding');
    expect(ruleOf(`<?xml version="1.0" encoding="ISO-2022-JP"?>${svg('<scr\u001B(Bipt/>')}`)).toBe(
      'svg-encoding',
    );
  });

  test('at its line', () => {
    expect(svgFault(Buffer.from(svg('<!-- a\n-->\n<script/>')))?.reason).toMatch(/^第 4 行里有 `<script>`/);
  });
});

test.each([
  ['a picture elsewhere', svg('<image href="//a.b/c.png"/>')],
  ['a shape elsewhere', svg('<use xlink:href="https://a.b/c.svg#d"/>')],
  ['a style sheet', `<?xml-stylesheet href="a.css"?>${svg('')}`],
  ['styles of another file', svg('<style><![CDATA[@import "a.css";]]></style>')],
])('what would be loaded is found: %s', (_, text) => {
  expect(ruleOf(text)).toBe('svg-external');
});

test.each([
  ['text that speaks of it', svg('<text>onload="x" javascript: &lt;script></text><!-- <script> -->')],
  ['styles', svg('<style><![CDATA[.a > .b { fill: red }]]></style>')],
  [
    'a link, a picture in the file, a shape of it',
    svg('<a href="https://a.b"/><image href="data:image/png;base64,AA"/><use href="#a"/>'),
  ],
  ['an animation', svg('<animate attributeName="opacity" from="0" to="1"/>')],
  [
    'a declaration of another day',
    `<?xml version="1.0" encoding="gbk"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('')}`,
  ],
  ['names that only begin alike', svg('<metadata data-on="x"/>')],
])('a mere picture is none: %s', (_, text) => {
  expect(ruleOf(text)).toBeUndefined();
});
