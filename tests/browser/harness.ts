/**
 * Drives Chromium over a built site. At the top of a test file:
 *
 *   const browser = launch('main');
 *   test('…', async () => {
 *     const page = await browser.open('/articles/xgboost/', { width: 390, theme: 'dark' });
 *
 * One browser a file. Pages are closed after each test, and each test fails on an error in a page's console, on an
 * exception in a page, and on a request to another origin (which never gets out). `browser.faults` holds them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import type { AxeResults, RunOptions } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { serve } from '../../src/build/serve.ts';
import { findBrowser } from '../setup/machine.ts';
import { basePathOf, siteDir, type SiteName } from '../site/sites.ts';

export interface OpenOptions {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  /** False: scripts do not run. */
  javaScript?: boolean;
  reducedMotion?: boolean;
  /** True: the system chooses all colours. */
  forcedColors?: boolean;
  /** False: the browser does not enforce the page's policy, so that nothing but the page itself protects it. */
  policy?: boolean;
  /** True: the site's service worker runs, which answers before `page.route` is asked. */
  worker?: boolean;
  /** Console errors and failed requests that the test provokes. */
  expected?: RegExp;
}

export interface LaunchedBrowser {
  /** The served site: address of its home page with a slash at the end, and its folder. */
  readonly site: { readonly url: string; readonly dir: string };
  /** Ends the server, so that nothing answers any more, and starts it again at the same address. */
  readonly network: { readonly end: () => Promise<void>; readonly start: () => Promise<void> };
  /** What went wrong in the pages of the present test. */
  readonly faults: string[];
  /** Opens an address (`/tags/`, without the base path) in a context of its own and waits for `load`. */
  open: (path: string, options?: OpenOptions) => Promise<Page>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/**
 * Starts Chromium and a server for a built site before the tests of the calling file, and ends both after them.
 * @param serving makes of the folder of the site the one to be served, a copy for instance
 */
export function launch(
  name: SiteName = 'main',
  serving: (folder: string) => string = (folder) => folder,
): LaunchedBrowser {
  const faults: string[] = [];
  const site = { url: '', dir: '' };
  let browser: Browser | undefined;
  let server: Server | undefined;

  const start = async (): Promise<void> => {
    const served = await serve(site.dir, Number(URL.parse(site.url)?.port ?? 0), basePathOf(name));
    site.url = served.url;
    server = served.server;
  };
  const end = async (): Promise<void> => {
    server?.closeAllConnections();
    await new Promise((done) => (server === undefined ? done(undefined) : server.close(done)));
  };

  beforeAll(async () => {
    site.dir = serving(siteDir(name));
    await start();
    const executablePath = findBrowser();
    if (executablePath === undefined)
      throw new Error('no browser: run `npx playwright-core install chromium`');
    browser = await chromium.launch({ executablePath, args: flags });
  });

  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await end();
  });

  const open = async (path: string, options: OpenOptions = {}): Promise<Page> => {
    if (browser === undefined) throw new Error('the browser has not started');
    const { width = 1280, height = 900, theme = 'light', javaScript = true, reducedMotion = false } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      javaScriptEnabled: javaScript,
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      forcedColors: options.forcedColors === true ? 'active' : 'none',
      bypassCSP: options.policy === false,
      serviceWorkers: options.worker === true ? 'allow' : 'block',
      locale: 'zh-CN',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    record(page, new URL(site.url).origin, faults, options.expected);
    await page.goto(site.url + path.replace(/^\//, ''));
    return page;
  };
  return { site, network: { end, start }, faults, open };
}

function record(page: Page, origin: string, faults: string[], expected: RegExp | undefined): void {
  const add = (fault: string) => {
    if (expected?.test(fault) !== true) faults.push(`${page.url()}: ${fault}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') add(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => add(error.stack ?? error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin)
      add(`request to ${request.url()}`);
  });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const axeRules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/**
 * What axe finds in a page (WCAG 2.2 AA and best practice), one line a rule: `rule, how often: why: selector: HTML`.
 * The page's own policy does not hinder it: it is run from outside. Not for pages opened without JavaScript.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  // axe counts MathML as no text: a heading that is a formula is announced all the same.
  await page.evaluate(() => {
    const { axe } = window as unknown as { axe: { configure: (spec: object) => void } };
    axe.configure({ rules: [{ id: 'empty-table-header', selector: 'th:not([role], :has(math))' }] });
  });
  const { violations } = await page.evaluate(
    (rules) =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run(rules),
    axeRules as object,
  );
  return violations.map(({ id, nodes }) => {
    const [first] = nodes;
    const why = (first?.failureSummary ?? '').split('\n').slice(1).join(' ').replace(/\s+/g, ' ').trim();
    return `${id}, ${nodes.length} ×: ${why}: ${first?.target.join(' ') ?? ''}: ${first?.html.slice(0, 160) ?? ''}`;
  });
}
