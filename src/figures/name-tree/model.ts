import { buildApiTree, canonicalName, documentedName, modulesOf, namesOf } from '../../math/api-names.ts';
import type { ApiExport, ApiModule, ApiTree, ApiVersion } from '../../math/api-names.ts';

/** Five exports as they stand in TensorFlow's source (2.x), without their deprecations. */
const written: readonly Omit<ApiExport, 'deprecated'>[] = [
  { source: 'platform/app.py', symbol: 'run', names: [], namesV1: ['app.run'] },
  { source: 'ops/math_ops.py', symbol: 'reduce_sum', names: ['math.reduce_sum', 'reduce_sum'], namesV1: [] },
  {
    source: 'ops/math_ops.py',
    symbol: 'reduce_sum_v1',
    names: [],
    namesV1: ['math.reduce_sum', 'reduce_sum'],
  },
  {
    source: 'ops/special_math_ops.py',
    symbol: 'lbeta',
    names: ['math.lbeta'],
    namesV1: ['math.lbeta', 'lbeta'],
  },
  {
    source: 'framework/config.py',
    symbol: 'list_physical_devices',
    names: ['config.list_physical_devices', 'config.experimental.list_physical_devices'],
    namesV1: ['config.list_physical_devices', 'config.experimental.list_physical_devices'],
  },
];

/** A name given to a symbol: what can be marked as deprecated. */
export interface Endpoint {
  readonly symbol: string;
  readonly path: string;
}

/** All names of all symbols, each once; bit i of the mask of deprecations speaks of the i-th. */
export const endpoints: readonly Endpoint[] = written.flatMap(({ symbol, names, namesV1 }) =>
  [...new Set([...names, ...namesV1])].map((path) => ({ symbol, path })),
);

const bit = (symbol: string, path: string) =>
  2 ** endpoints.findIndex((one) => one.symbol === symbol && one.path === path);

/** The deprecations of the source: `lbeta` and `config.experimental.list_physical_devices`. */
export const sourceMask =
  bit('lbeta', 'lbeta') + bit('list_physical_devices', 'config.experimental.list_physical_devices');

export const isDeprecated = (mask: number, index: number): boolean => ((mask >> index) & 1) === 1;
export const toggle = (mask: number, index: number): number => mask ^ (1 << index);

/** How `reduce_sum_v1` is exported: by the keyword, as in the source, or by plain names. */
export type OldSum = 'keyword' | 'plain';

/** The five exports with a mask of deprecations. */
export function exportsOf(mask: number, oldSum: OldSum = 'keyword'): readonly ApiExport[] {
  return written.map((one) => ({
    ...one,
    names: oldSum === 'plain' && one.symbol === 'reduce_sum_v1' ? one.namesV1 : one.names,
    deprecated: endpoints
      .filter(({ symbol }, i) => symbol === one.symbol && isDeprecated(mask, i))
      .map(({ path }) => path),
  }));
}

export type Standing = 'canonical' | 'alias' | 'deprecated' | 'clash';

/** A row of the tree: a module or a name, `depth` steps in. */
export interface Row {
  readonly depth: number;
  readonly text: string;
  readonly path: string;
  readonly leaf?: { readonly symbol: string; readonly standing: Standing; readonly endpoint: number };
}

export interface Scene {
  readonly exports: readonly (ApiExport & { readonly documented: string | undefined })[];
  readonly tree: ApiTree;
  readonly rows: readonly Row[];
  readonly modules: number;
  readonly names: number;
}

/** The tree of one API version, row by row: a module, its names, then the modules inside it. */
export function nameScene(mask: number, version: ApiVersion, oldSum: OldSum): Scene {
  const exports = exportsOf(mask, oldSum);
  const tree = buildApiTree(exports, version);
  const standing = (symbol: string, path: string): Standing => {
    if (tree.clashes.includes(path)) return 'clash';
    const one = exports.find((other) => other.symbol === symbol);
    if (one?.deprecated.includes(path) === true) return 'deprecated';
    return one !== undefined && canonicalName(namesOf(one, version), one.deprecated) === path
      ? 'canonical'
      : 'alias';
  };
  const rowsOf = (module: ApiModule, depth: number): Row[] => [
    { depth, text: module.path === '' ? 'tf' : module.name, path: module.path },
    ...module.leaves.map(({ name, path, symbol }) => ({
      depth: depth + 1,
      text: name,
      path,
      leaf: {
        symbol,
        standing: standing(symbol, path),
        endpoint: endpoints.findIndex((one) => one.symbol === symbol && one.path === path),
      },
    })),
    ...module.modules.flatMap((child) => rowsOf(child, depth + 1)),
  ];
  const rows = rowsOf(tree.root, 0);
  return {
    exports: exports.map((one) => ({ ...one, documented: documentedName(one) })),
    tree,
    rows,
    modules: modulesOf(tree.root).length,
    names: rows.filter(({ leaf }) => leaf !== undefined).length,
  };
}
