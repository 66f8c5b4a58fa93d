import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { config } from '../../src/site/config.ts';
import { addressesOf, parsePage } from './document.ts';
import { htmlPages, readPage, siteDir, siteFiles, siteNames } from './sites.ts';
import { unpacked } from './unpacked.ts';

/** What only the machine knows that built the site. What is short stands in other words too, and tells nothing. */
const ofTheMachine = [
  process.cwd(),
  homedir() === '/' ? '' : `${homedir()}/`,
  ...(userInfo().username === 'root' ? [] : [userInfo().username]),
  hostname(),
  join(tmpdir(), 'tuidao'),
  'file:///',
  'node_modules/',
  '.cache/',
  'sourceMappingURL=',
].filter((word) => word.length > 5);

describe.each(siteNames)('in all of the site %s, unpacked', (name) => {
  const files = () => siteFiles(name).map((file) => ({ file, bytes: unpacked(join(siteDir(name), file)) }));

  test('there is no path, address or name of the machine that built it', () => {
    const found = files().flatMap(({ file, bytes }) =>
      ofTheMachine.filter((word) => bytes.includes(word)).map((word) => `${file}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  test('no style sheet or script names another origin to load from', () => {
    const found = files()
      .filter(({ file }) => /\.(?:css|js|svg)$/.test(file))
      .flatMap(({ file, bytes }) =>
        [...bytes.toString('utf8').matchAll(loaded)].map(([whole]) => `${file}: ${whole}`),
      );
    expect(found).toEqual([]);
  });

  test('there is no picture but those that a page or the feed shows', () => {
    const shown = new Set(
      htmlPages(name).flatMap((page) =>
        addressesOf(parsePage(readPage(name, page))).map((address) =>
          decodeURIComponent(new URL(address, config.url).pathname),
        ),
      ),
    );
    const pictures = siteFiles(name).filter((file) => file.startsWith('images/'));
    expect(pictures.filter((file) => ![...shown].some((path) => path.endsWith(`/${file}`)))).toEqual([]);
  });
});

/** An address that is asked for, not one that a reader is led to or a name of a language. */
const loaded =
  /@import\s*(?:url\()?["']?(?:https?:)?\/\/[^"')]+|url\(["']?(?:https?:)?\/\/[^"')]+|(?:fetch|import|importScripts|WebSocket|sendBeacon)\(["'`](?:https?:|wss?:)?\/\/[^"'`]+/g;

test('what is looked for would be found', () => {
  expect(ofTheMachine).toContain(process.cwd());
  const texts = [
    '@import "//a.b/c.css"',
    "url('https://a.b/c.png')",
    'fetch("https://a.b")',
    'import("//a.b/c.js")',
  ];
  for (const text of texts) expect([text, [...text.matchAll(loaded)].length]).toEqual([text, 1]);
});
