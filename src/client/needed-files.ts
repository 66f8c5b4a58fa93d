/** Whether an address is that of a file with a hash in its name, which never changes. */
export type IsHashed = (address: string) => boolean;

/** Such names, wherever they stand: in attributes, in `url(…)`, in `import`. */
const names = /[^\s"'`()<>,;=]+\.[\w-]{8,}\.\w{2,5}\b/g;
const tags = /<(?:link|script|img|source)\b[^>]*>/g;
const addresses = /\burl\([^)]*\)/g;
/** Not those that are imported when they are needed. */
const imports = /\b(?:import|from)\s*["'][^"']+["']/g;

/**
 * The files with a hash in their names that a text speaks of, resolved.
 * @param address that of the text
 */
export function namedFiles(text: string, address: string, isHashed: IsHashed): string[] {
  const found = (text.match(names) ?? []).flatMap((name) => {
    const url = resolved(name, address);
    return isHashed(url) ? [url] : [];
  });
  return [...new Set(found)];
}

function resolved(name: string, address: string): string {
  try {
    return new URL(name, address).href;
  } catch {
    // A word of an article may look like an address and be none.
    return '';
  }
}

/** Those of them without which a page, a style sheet or a script is not whole. */
export function neededFiles(text: string, address: string, isHashed: IsHashed): string[] {
  const parts = address.endsWith('.css') ? addresses : address.endsWith('.js') ? imports : tags;
  return namedFiles((text.match(parts) ?? []).join(' '), address, isHashed);
}

/** Whether a file may name others. */
export const mayNameFiles = (address: string): boolean => /\.(?:css|js)$/.test(address);
