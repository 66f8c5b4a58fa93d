const directives = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'require-trusted-types-for': "'script'",
};

/** What a page may load and run, as a `Content-Security-Policy`: its own site's files, nothing inline. */
export const contentPolicy: string = Object.entries(directives)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ');

/** Headers of every answer. A page cannot be framed: a meta element could not say that. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${contentPolicy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** Folders whose files have a hash in their names: what is cached never changes. */
export const hashedFolders: readonly string[] = ['_astro', 'assets', 'images'];

/** How long a hashed file may be kept. */
export const hashedCache = 'public, max-age=31536000, immutable';
