import { expect, test } from 'vitest';
import { mayNameFiles, namedFiles, neededFiles } from '../../../src/client/needed-files.ts';

const home = 'https://example.org/kb/';
const isHashed = (address: string) =>
  address.startsWith(`${home}_astro/`) || address.startsWith(`${home}images/`);
const page = `${home}articles/a/`;

test('a page needs its sheets, its scripts and its pictures, and no page that it links to', () => {
  const html = `<link rel="stylesheet" href="/kb/_astro/Page.ZVJQ8C0Z.css"><link rel="canonical" href="${page}">
    <script type="module" src="/kb/_astro/page.D_bfUCox.js"></script><a href="/kb/_astro/other.abcdefgh.js">x</a>
    <img src="/kb/images/图-一.6a4c4fd327.svg" srcset="/kb/images/b.0cc1849009.webp 2x" alt="">
    <p>/kb/_astro/words.abcdefgh.css</p>`;
  expect(neededFiles(html, page, isHashed)).toEqual([
    `${home}_astro/Page.ZVJQ8C0Z.css`,
    `${home}_astro/page.D_bfUCox.js`,
    `${home}images/${encodeURIComponent('图-一')}.6a4c4fd327.svg`,
    `${home}images/b.0cc1849009.webp`,
  ]);
});

test('a sheet needs its fonts, wherever its addresses start from', () => {
  const css = `a{background:url(../images/a.12345678.svg)}@font-face{src:url("b.12345678.woff2")}`;
  expect(neededFiles(css, `${home}_astro/x.12345678.css`, isHashed)).toEqual([
    `${home}images/a.12345678.svg`,
    `${home}_astro/b.12345678.woff2`,
  ]);
});

test('a script needs what it imports at once, and only speaks of what it may import later', () => {
  const script =
    'import{a as b}from"./a.12345678.js";import"./b.12345678.js";const c=()=>import("./c.12345678.js")';
  const address = `${home}_astro/d.12345678.js`;
  const [a, b, c] = ['a', 'b', 'c'].map((name) => `${home}_astro/${name}.12345678.js`);
  expect(neededFiles(script, address, isHashed)).toEqual([a, b]);
  expect(namedFiles(script, address, isHashed)).toEqual([a, b, c]);
});

test('nothing of another site or another folder is named, and no word that is no address stops it', () => {
  const text =
    '"https://a.example/_astro/x.12345678.js" "/_astro/x.12345678.js" "http://[.12345678.js" "x.short.js"';
  expect(namedFiles(text, page, isHashed)).toEqual([]);
});

test('only sheets and scripts are looked into', () => {
  expect(['a.css', 'a.js', 'a.woff2', 'a.webp'].map(mayNameFiles)).toEqual([true, true, false, false]);
});
