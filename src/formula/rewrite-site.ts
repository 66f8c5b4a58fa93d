import type { Arity, OwnMacros } from './arity.ts';
import type { Edits } from './rewrite-edits.ts';
import type { Token } from './scan.ts';

/** What a rule works on: the tokens of one formula, and the changes made to it so far. */
export interface Site {
  tex: string;
  tokens: readonly Token[];
  edits: Edits;
  arity: Arity;
  display: boolean;
  own: OwnMacros;
  /** The formula defines macros: `#1` is a parameter. */
  defining: boolean;
}

/** A rule for the token at `i`. It returns the index at which rewriting goes on, where that isn't the next. */
export type Rule = (site: Site, i: number) => number | undefined;
