import { outcome, traceExport } from '../../../src/figures/export-steps/model.ts';
import type { Spelling } from '../../../src/figures/export-steps/model.ts';
import { exportsOf, nameScene, sourceMask } from '../../../src/figures/name-tree/model.ts';
import {
  canonicalName,
  canonicalNameBefore,
  documentedName,
  forbiddenPackage,
  mergeKeywords,
} from '../../../src/math/api-names.ts';
import type { ApiVersion } from '../../../src/math/api-names.ts';

const attributes = (spelling: Spelling) => traceExport(spelling).at(-1)?.heap.function;

export const computed = {
  'F11.1': (spellings: Spelling[]) => Object.fromEntries(spellings.map((one) => [one, outcome(one)])),
  'F11.2': attributes,
  'F11.3': attributes,
  'F11.4': (layers: Record<string, string>[]) => mergeKeywords(...layers),
  'F11.5': (cases: [string[], string[]][]) =>
    cases.map(([names, deprecated]) => [
      canonicalName(names, deprecated) ?? null,
      canonicalNameBefore(names, deprecated) ?? null,
    ]),
  'F11.6': (versions: ApiVersion[]) =>
    versions.map((version) => {
      const { modules, names, tree } = nameScene(sourceMask, version, 'keyword');
      return { modules, names, clashes: tree.clashes };
    }),
  'F11.7': () => exportsOf(sourceMask).map(documentedName),
  'F11.8': () => {
    const { clashes } = nameScene(sourceMask, 2, 'plain').tree;
    return { count: clashes.length, clashes };
  },
  'F11.9': (names: string[]) => names.map((name) => forbiddenPackage([name]) !== undefined),
};
