/** One `@tf_export(…)` over one function or class. */
export interface ApiExport {
  /** The file that defines the symbol */
  readonly source: string;
  readonly symbol: string;
  /** Names in the present API: the positional arguments, in their order */
  readonly names: readonly string[];
  /** Names in API 1: the keyword `v1`; the same as `names` when it is absent */
  readonly namesV1: readonly string[];
  /** Names that `deprecated_endpoints` marks */
  readonly deprecated: readonly string[];
}

export type ApiVersion = 1 | 2;

/** A name of the generated API: the module it stands in, its last part, and what defines it. */
export interface ApiLeaf {
  readonly path: string;
  readonly name: string;
  readonly symbol: string;
}

/** A generated module: one `__init__.py`. The root's path is empty. */
export interface ApiModule {
  readonly path: string;
  readonly name: string;
  readonly modules: readonly ApiModule[];
  readonly leaves: readonly ApiLeaf[];
}

/** The generated API, and the names that two different symbols claim. */
export interface ApiTree {
  readonly root: ApiModule;
  readonly clashes: readonly string[];
}

/**
 * The preferred one of a symbol's names: the first that is not deprecated, else the first, else none
 * (`get_canonical_name` of tf_export.py at 033d7ba).
 */
export function canonicalName(names: readonly string[], deprecated: readonly string[]): string | undefined {
  return names.find((name) => !deprecated.includes(name)) ?? names[0];
}

/** The same before: none as soon as all names are deprecated (tf_export.py at 707fa27). */
export function canonicalNameBefore(
  names: readonly string[],
  deprecated: readonly string[],
): string | undefined {
  return names.find((name) => !deprecated.includes(name));
}

/** The name under which documentation speaks of a symbol: API 2 before API 1, the latter with its prefix. */
export function documentedName({ names, namesV1, deprecated }: ApiExport): string | undefined {
  const name = canonicalName(names, deprecated);
  if (name !== undefined) return name;
  const old = canonicalName(namesV1, deprecated);
  return old === undefined ? undefined : `compat.v1.${old}`;
}

export const namesOf = (one: ApiExport, version: ApiVersion): readonly string[] =>
  version === 1 ? one.namesV1 : one.names;

/** Splits `a.b.c` into the module `a.b` and the last part `c`. */
export function splitName(path: string): { module: string; name: string } {
  const dot = path.lastIndexOf('.');
  return { module: path.slice(0, Math.max(0, dot)), name: path.slice(dot + 1) };
}

/** A module's path and those of all modules that hold it, from the root down. */
function lineage(module: string): string[] {
  const parts = module === '' ? [] : module.split('.');
  return ['', ...parts.map((_, i) => parts.slice(0, i + 1).join('.'))];
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** Turns dotted names into modules and their contents, as the generator of `__init__.py` files does. */
export function buildApiTree(exports: readonly ApiExport[], version: ApiVersion): ApiTree {
  const leaves = exports.flatMap((one) =>
    namesOf(one, version).map((path): ApiLeaf => ({ path, name: splitName(path).name, symbol: one.symbol })),
  );
  const paths = new Set(leaves.flatMap(({ path }) => lineage(splitName(path).module)));
  const moduleAt = (path: string): ApiModule => ({
    path,
    name: splitName(path).name,
    modules: [...paths]
      .filter((child) => child !== '' && splitName(child).module === path)
      .map(moduleAt)
      .sort(byName),
    leaves: leaves.filter((leaf) => splitName(leaf.path).module === path).sort(byName),
  });
  const clashes = leaves
    .filter(({ path, symbol }) => leaves.some((other) => other.path === path && other.symbol !== symbol))
    .map(({ path }) => path);
  return { root: moduleAt(''), clashes: [...new Set(clashes)].sort() };
}

/** All modules of a tree, parents before their children. */
export function modulesOf(module: ApiModule): readonly ApiModule[] {
  return [module, ...module.modules.flatMap(modulesOf)];
}

/**
 * The first package of another component that one of the names lies under. Like the source, it compares the
 * beginnings of texts, so that `estimators` counts as lying under `estimator`.
 */
export function forbiddenPackage(
  names: readonly string[],
  packages: readonly string[] = ['estimator'],
): string | undefined {
  return packages.find((one) => names.some((name) => name.startsWith(one)));
}

/** Python's merging of keywords by a chain of partials: the inner one's first, the call's last, later ones win. */
export function mergeKeywords(
  ...layers: readonly Readonly<Record<string, string>>[]
): Readonly<Record<string, string>> {
  return Object.assign({}, ...layers) as Record<string, string>;
}
