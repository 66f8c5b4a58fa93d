import { sourcesDigest } from '../markdown/cache.ts';

/** What decides how an article looks, beside its own text. */
const ownSources = [
  'src/markdown',
  'src/formula',
  'src/site/library.ts',
  'src/site/markdown.ts',
  'src/site/macro-library.ts',
  'src/site/resolve-links.ts',
  'src/site/resolve-images.ts',
  'src/site/wiki-names.ts',
  'src/site/picture.ts',
  'src/site/formula-needs.ts',
  'src/site/outline.ts',
  'src/site/font-use.ts',
  'src/site/font-cascade.ts',
  'src/site/font-sheet.ts',
  'src/site/svg.ts',
  'src/site/foreign-address.ts',
  'src/site/strings.ts',
  'package-lock.json',
];

let digest: string | undefined;

/** Hash of the program that renders articles: read once, as the program is. */
export function renderingDigest(): string {
  digest ??= sourcesDigest(ownSources);
  return digest;
}
