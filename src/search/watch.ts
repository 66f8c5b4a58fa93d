/** Longest wait for one file. While the site is written, the first query waits until the index is made. */
export const patience: number = import.meta.env.DEV ? 180_000 : 15_000;

const gzip = [0x1f, 0x8b];
const bare = new TextEncoder().encode('pagefind_dcd');

/** Tells of files that did not come. */
export interface Watch {
  /** Number of files so far that did not come whole. */
  failures: () => number;
}

const watches = new Map<string, Watch>();

/**
 * Watches what is fetched below an address. Pagefind goes on without the pieces of its index that do not load, as if
 * nothing had been found there, and offers no way to learn of it; so its requests are looked at where they pass. A
 * file counts as lost when the server refuses it, when it takes too long, and when something else comes in its place
 * (a page of HTML, say).
 * @param below absolute address, with a slash at the end
 */
export function watchFiles(below: string): Watch {
  const existing = watches.get(below);
  if (existing !== undefined) return existing;
  let failures = 0;
  const native = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, location.href).href;
    if (!address.startsWith(below)) return native(input, init);
    try {
      const response = await native(input, { ...init, signal: AbortSignal.timeout(patience) });
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (!isWhole(address, bytes)) throw new Error(`not a part of the index: ${address}`);
      return new Response(bytes);
    } catch (error) {
      failures += 1;
      throw error;
    }
  };
  const watch = { failures: () => failures };
  watches.set(below, watch);
  return watch;
}

/** Whether bytes begin as a part of the index does. */
export function isWhole(address: string, bytes: Uint8Array): boolean {
  const begins = (start: ArrayLike<number>) => Array.from(start).every((byte, i) => bytes[i] === byte);
  if (!new URL(address).pathname.endsWith('.json')) return begins(gzip) || begins(bare);
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}
