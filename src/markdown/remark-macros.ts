import type { Nodes, Paragraph, Parents, Root } from 'mdast';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import { SKIP } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { takeDefinitions, type Defined } from '../formula/definitions.ts';
import { isSlip, twice } from '../formula/macro-sources.ts';
import type { Macros } from '../formula/macros.ts';
import type { Definition } from '../formula/rewrite-definitions.ts';
import { placeInValue, type Place } from './place.ts';
import { visit } from './visit.ts';

/** Where a macro was defined: in the article itself, or in a file of macros. */
export interface MacroPlace {
  /** The file, where it isn't the article. */
  path?: string;
  line: number;
  column: number;
}

/** The macros that hold for one formula. */
export interface MacroScope {
  macros: Macros;
  places: ReadonlyMap<string, MacroPlace>;
  /** Every definition of the article, those behind the formula too. */
  anywhere: ReadonlyMap<string, MacroPlace>;
}

declare module 'mdast-util-math' {
  interface MathData {
    scope?: MacroScope;
    /** The formula without its definitions. */
    bare?: string;
  }
  interface InlineMathData {
    scope?: MacroScope;
    bare?: string;
  }
}

export interface MacroOptions {
  /** Those of the whole site and of the front matter. */
  macros: Macros;
  places: ReadonlyMap<string, MacroPlace>;
}

/**
 * Gives every formula the macros that hold for it: what a formula defines holds for those behind it, as MathJax has
 * it. A formula that only defines is not shown.
 */
export function remarkMacros({ macros, places }: MacroOptions) {
  return (tree: Root, file: VFile): void => {
    const anywhere = new Map<string, MacroPlace>();
    const definitions = new Map<string, Definition>();
    let scope: MacroScope = { macros, places, anywhere };
    const learn = (
      node: DisplayMath | InlineMath,
      after: Macros,
      defined: readonly Defined[],
    ): MacroScope => {
      const known = new Map(scope.places);
      const source = String(file.value);
      for (const { definition, offset } of defined) {
        const place = placeInValue(source, node.position?.start.offset ?? 0, node.value, offset);
        const before = definitions.get(definition.name);
        if (before !== undefined && isSlip(before, definition)) reportTwice(file, definition.name, place);
        definitions.set(definition.name, definition);
        known.set(definition.name, place);
        if (!anywhere.has(definition.name)) anywhere.set(definition.name, place);
      }
      return { macros: after, places: known, anywhere };
    };
    visit(tree, (node, index, parent) => {
      if (node.type !== 'math' && node.type !== 'inlineMath') return undefined;
      const taken = takeDefinitions(node.value, scope.macros);
      node.data = { ...node.data, scope };
      if (taken === undefined) return undefined;
      const after = learn(node, taken.after, taken.defined);
      node.data = { ...node.data, scope: { ...after, macros: taken.macros }, bare: taken.tex };
      scope = after;
      if (!taken.only || parent === undefined || index === undefined) return undefined;
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
    if (definitions.size > 0) visit(tree, 'paragraph', dropEmpty);
  };
}

function reportTwice(file: VFile, name: string, place: Place): void {
  file.info(twice(name), { place, source: 'formula', ruleId: 'macro-twice' });
}

/** A paragraph of definitions alone leaves nothing. */
function dropEmpty(
  node: Paragraph,
  index: number | undefined,
  parent: Parents | undefined,
): [typeof SKIP, number] | undefined {
  const empty = node.children.every((child: Nodes) => child.type === 'text' && child.value.trim() === '');
  if (!empty || index === undefined || parent === undefined) return undefined;
  parent.children.splice(index, 1);
  return [SKIP, index];
}
