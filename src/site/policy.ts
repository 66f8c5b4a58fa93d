import { config } from './config.ts';
import { isOrigin } from './environment.ts';

/**
 * What a page may load and run, as a `Content-Security-Policy`: its own site's files, nothing inline, and pictures of
 * these other origins.
 * @throws where one is no origin, which would change what the policy says
 */
export function policyOf(imageOrigins: readonly string[]): string {
  const wrong = imageOrigins.find((origin) => !isOrigin(origin, ['https:']));
  if (wrong !== undefined) throw new Error(`${wrong} is no origin of https`);
  const directives = {
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': "'self'",
    'img-src': ["'self'", 'data:', ...imageOrigins].join(' '),
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'require-trusted-types-for': "'script'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The policy of this site. */
export const contentPolicy: string = policyOf(config.imageOrigins);

/** Headers of every answer. A page cannot be framed: a meta element could not say that. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${contentPolicy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** Folders whose files have a hash in their names: what is cached never changes. */
export const hashedFolders: readonly string[] = ['_astro', 'assets', 'images'];

/** How long a hashed file may be kept, and that any other must be asked for again. */
export const hashedCache = 'public, max-age=31536000, immutable';
const freshCache = 'no-cache';

const hashed = new RegExp(`^/(?:${hashedFolders.join('|')})/`);

/** The `Cache-Control` of a file. @param path below the base path, with a slash at its beginning */
export const cacheOf = (path: string): string => (hashed.test(path) ? hashedCache : freshCache);
