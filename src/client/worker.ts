/**
 * The service worker: what was read can be read again without a network. Pages come from the network while there is
 * one; each is kept only together with the files that it cannot be read without, whose names change with their content,
 * so that no page ever gets the styles or scripts of another build. A new build brings a new worker, which first makes
 * a store of its own with all pages of the old one as they are now, then takes its place.
 */
import { titleOf, withList, withNote } from './kept-page.ts';
import { mayNameFiles, namedFiles, neededFiles } from './needed-files.ts';
import type { FetchEvent, LastingEvent, WorkerScope } from './worker-scope.ts';

/** Written before this program when the site is built. */
declare const tuidaoBuild: { version: string; folders: readonly string[] };

/** Milliseconds after which a kept page is shown in the place of one that does not come. */
const patience = 4000;
/** Pages kept at most; those not opened for the longest time go first. */
const limit = 50;
const titleHeader = 'X-Title';

const worker = globalThis as unknown as WorkerScope;
const { scope } = worker.registration;
const offline = `${scope}offline/`;
// Sites below different paths of one origin share its stores.
const [pagesOf, filesName] = [`${scope}#pages `, `${scope}#files`];
const pagesName = pagesOf + tuidaoBuild.version;

const isHashed = (address: string): boolean =>
  tuidaoBuild.folders.some((folder) => address.startsWith(`${scope}${folder}/`)) &&
  /\.[\w-]{8,}\.\w+$/.test(address);
const openPages = () => caches.open(pagesName);
const openFiles = () => caches.open(filesName);
const kept = (store: Cache, address: string) => store.match(address, { ignoreVary: true });
const withoutQuery = (address: string) => address.replace(/[?#].*/, '');
const isPage = ({ ok, redirected, headers }: Response) =>
  ok && !redirected && (headers.get('Content-Type') ?? '').startsWith('text/html');

/** A file that never changes: once it is there, it is not asked for again. */
async function fileAt(address: string, event: LastingEvent): Promise<Response> {
  const files = await openFiles();
  const known = await kept(files, address);
  if (known !== undefined) return known;
  const response = await fetch(address);
  // Where there is no room, the file is asked for again next time.
  if (response.ok) event.waitUntil(files.put(address, response.clone()).catch(() => {}));
  return response;
}

/** Keeps all files that a text needs at once, and those that these need. @throws where one does not come */
async function keepFiles(text: string, address: string, seen = new Set<string>()): Promise<void> {
  const fresh = neededFiles(text, address, isHashed).filter((one) => !seen.has(one));
  for (const one of fresh) seen.add(one);
  const keep = async (one: string) => {
    const stored: Promise<unknown>[] = [];
    const response = await fileAt(one, { waitUntil: (work) => stored.push(work) });
    if (response.ok && mayNameFiles(one)) await keepFiles(await response.text(), one, seen);
    await Promise.all(stored);
  };
  await Promise.all(fresh.map(keep));
}

/** Keeps a page, after all that it needs. */
async function keepPage(response: Response, address: string): Promise<void> {
  const html = await response.text();
  await keepFiles(html, address);
  const headers = new Headers(response.headers);
  headers.set(titleHeader, encodeURIComponent(titleOf(html)));
  const pages = await openPages();
  await pages.put(address, new Response(html, { headers }));
  const oldest = (await pages.keys()).filter(({ url }) => url !== offline).slice(0, -limit);
  for (const page of oldest) await pages.delete(page);
}

/** Keeps a page as it is now, if there still is one. @throws where the site does not answer */
async function renew(address: string): Promise<void> {
  const response = await fetch(address, { cache: 'no-cache' });
  if (response.status >= 500) throw new Error(`${response.status} ${address}`);
  if (isPage(response)) await keepPage(response, address);
}

/** The stores of other builds. */
const oldNames = async (): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(pagesOf) && name !== pagesName);

/** What the store of this build must have: pages that were kept before, oldest first, and those that are open. */
async function wanted(): Promise<string[]> {
  const stores = await Promise.all((await oldNames()).map((name) => caches.open(name)));
  const before = await Promise.all(stores.map((store) => store.keys()));
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const addresses = [...before.flat(), ...open].map(({ url }) => withoutQuery(url));
  return [offline, ...addresses].filter((address) => address.startsWith(scope));
}

/** Makes that store whole, a page at a time so that the reader's own requests go first. */
async function install(): Promise<void> {
  const done = new Set<string>();
  for (;;) {
    // Pages may be read meanwhile.
    const next = (await wanted()).find((address) => !done.has(address));
    if (next === undefined) break;
    done.add(next);
    await renew(next);
  }
  await worker.skipWaiting();
}

/** Takes the place of the worker before, whose pages and files go. */
async function activate(): Promise<void> {
  for (const name of await oldNames()) await caches.delete(name);
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** Removes the files that no kept page speaks of, nor a file that one does. */
async function sweep(): Promise<void> {
  const [pages, files] = [await openPages(), await openFiles()];
  const spoken = new Set<string>();
  const listen = async (text: string, address: string): Promise<void> => {
    for (const one of namedFiles(text, address, isHashed)) {
      const file = spoken.has(one) ? undefined : await kept(files, one);
      if (file === undefined) continue;
      spoken.add(one);
      if (mayNameFiles(one)) await listen(await file.text(), one);
    }
  };
  for (const { url } of await pages.keys()) await listen((await (await kept(pages, url))?.text()) ?? '', url);
  for (const { url } of await files.keys()) if (!spoken.has(url)) await files.delete(url);
}

/** Asks the network for a page, and keeps what it gives. */
async function freshPage(event: FetchEvent, address: string): Promise<Response> {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  if (isPage(response)) event.waitUntil(keepPage(response.clone(), address).catch(() => {}));
  if (response.status === 404 || response.status === 410) await (await openPages()).delete(address);
  return response;
}

/** The page that was asked for, as it is now; else as it was kept; else the page that says what there is. */
async function pageFor(event: FetchEvent): Promise<Response> {
  const address = withoutQuery(event.request.url);
  const fresh = freshPage(event, address);
  event.waitUntil(fresh.catch(() => {}));
  const pages = await openPages();
  const known = (await kept(pages, address)) ?? (await kept(pages, `${address}/`));
  const late = new Promise<undefined>((done) => {
    if (known !== undefined) setTimeout(done, patience);
  });
  const response = await Promise.race([fresh, late]).catch(() => undefined);
  if (response !== undefined && (response.status < 500 || known === undefined)) return response;
  const offlinePage = (await (await kept(pages, offline))?.text()) ?? '';
  if (known === undefined || address === offline) return asList(pages, offlinePage);
  return new Response(withNote(await known.text(), offlinePage), { headers: known.headers });
}

async function asList(pages: Cache, offlinePage: string): Promise<Response> {
  const readable = (await pages.keys()).map(({ url }) => url).filter((url) => url !== offline);
  const titled = readable.map(async (address) => {
    const title = (await kept(pages, address))?.headers.get(titleHeader) ?? '';
    return { address, title: decodeURIComponent(title) };
  });
  return new Response(withList(offlinePage, (await Promise.all(titled)).reverse()), {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}

/** A page that another one wants to show a part of. */
async function partFor({ request }: FetchEvent): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const known = await kept(await openPages(), withoutQuery(request.url));
    if (known === undefined) throw error;
    return known;
  }
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => {
  const active = activate();
  event.waitUntil(active);
  // No page waits for this, and what is left over now goes with the next build.
  active.then(sweep).catch(() => {});
});
worker.addEventListener('fetch', (event) => {
  const { method, url, mode, destination } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  if (isHashed(url)) event.respondWith(fileAt(url, event));
  else if (mode === 'navigate') event.respondWith(pageFor(event));
  else if (destination === '' && withoutQuery(url).endsWith('/')) event.respondWith(partFor(event));
});
