import { isCommand } from './commands.ts';
import { define, type Macros } from './macros.ts';
import { braced } from './rewrite-atoms.ts';
import { defines, readDefinition, type Definition } from './rewrite-definitions.ts';
import { scan, skipBlankBack, type Token } from './scan.ts';

/** A definition in a formula. */
export interface Defined {
  definition: Definition;
  /** Where it begins in the formula. */
  offset: number;
}

/** A formula that defines macros. */
export interface DefiningFormula {
  /** The formula with spaces in the place of its definitions. */
  tex: string;
  /** Nothing else is in it. */
  only: boolean;
  /** The macros with which `tex` is to be typeset. */
  macros: Macros;
  /** The macros that hold behind it. */
  after: Macros;
  defined: Defined[];
}

const mayDefine =
  /\\(?:(?:re|provide)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|[gex]?def|let|require)(?![a-zA-Z])/;

/**
 * Takes the definitions out of a formula: as in MathJax they hold, whatever group they stand in, for all formulas
 * behind. A formula that uses a macro before it defines it, or whose definitions can't be read, keeps them.
 * @param known the macros that hold before
 * @returns undefined where nothing is defined
 */
export function takeDefinitions(tex: string, known: Macros): DefiningFormula | undefined {
  if (!mayDefine.test(tex)) return undefined;
  const tokens = scan(tex);
  const spans: [from: number, to: number][] = [];
  const defined: Defined[] = [];
  let after = known;
  let whole = true;
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i];
    const required = token?.text === '\\require' ? braced(tokens, i + 1) : undefined;
    if (required !== undefined) spans.push([i, required.close + 1]);
    if (token?.kind !== 'command' || !defines(token.text)) {
      i = required === undefined ? i + 1 : required.close + 1;
      continue;
    }
    const definition = readDefinition(tokens, i);
    if ('reason' in definition) {
      whole = false;
      i++;
      continue;
    }
    const from = prefixStart(tokens, i);
    whole &&= !usesBefore(tokens, definition.name, i, spans);
    spans.push([from, definition.end]);
    if (!definition.provided || !(definition.name in after || isCommand(definition.name))) {
      after = define(after, definition);
      defined.push({ definition, offset: tokens[from]?.start ?? 0 });
    }
    i = definition.end;
  }
  if (spans.length === 0) return undefined;
  if (!whole) return { tex, only: false, macros: known, after, defined };
  const bare = blanked(tex, tokens, spans);
  const only = scan(bare).every(({ kind }) => kind === 'space' || kind === 'comment');
  return { tex: bare, only, macros: after, after, defined };
}

/** Whether a text is nothing but definitions: as Pandoc has them, outside of any formula. */
export const onlyDefines = (text: string): boolean => {
  const taken = takeDefinitions(text, {});
  return taken?.only === true && taken.defined.length > 0;
};

/** `\global\def`, `\long\def`: where that begins. */
function prefixStart(tokens: readonly Token[], i: number): number {
  const before = skipBlankBack(tokens, i - 1);
  return /^\\(?:global|long)$/.test(tokens[before]?.text ?? '') ? prefixStart(tokens, before) : i;
}

function usesBefore(
  tokens: readonly Token[],
  name: string,
  end: number,
  spans: readonly [number, number][],
): boolean {
  return tokens
    .slice(0, end)
    .some(({ text }, k) => text === name && !spans.some(([from, to]) => k >= from && k < to));
}

/** Line ends stay, so that places do. */
function blanked(tex: string, tokens: readonly Token[], spans: readonly [number, number][]): string {
  let out = '';
  let from = 0;
  for (const [first, end] of spans) {
    const start = tokens[first]?.start ?? tex.length;
    const stop = tokens[end - 1]?.end ?? tex.length;
    out += tex.slice(from, start) + tex.slice(start, stop).replace(/[^\n]/g, ' ');
    from = Math.max(from, stop);
  }
  return out + tex.slice(from);
}
