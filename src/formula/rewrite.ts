import { arityWith, type OwnMacro, type OwnMacros } from './arity.ts';
import { isAtom } from './rewrite-atoms.ts';
import { commandRules } from './rewrite-commands.ts';
import { bracedCount, defines, readDefinition, rewriteDefinition } from './rewrite-definitions.ts';
import { Edits, type Rewritten } from './rewrite-edits.ts';
import { rewriteEnvironment } from './rewrite-environments.ts';
import { rewriteBareArgument, rewriteLimits, rewriteMathop, rewriteScript } from './rewrite-scripts.ts';
import type { Rule, Site } from './rewrite-site.ts';
import { invisible, rewriteEntity, rewriteTextCharacter } from './rewrite-text.ts';
import { scan, type Token } from './scan.ts';

/** What KaTeX takes, but shows otherwise than MathJax: only such formulas are rewritten before KaTeX has refused. */
const misread =
  /\\\\\*|\\(?:mathop|limits|color|mathbb|Bbb)(?![a-zA-Z])|\\begin\s*\{(?:aligned|gathered|alignedat)\}\s*\[|&(?:[a-z]+|#\w+);|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

/** Whether KaTeX may take TeX and yet show it otherwise than MathJax would. */
export const mayBeMisread = (tex: string): boolean => misread.test(tex);

/**
 * Rewrites what authors write for MathJax into what KaTeX shows in the same way. What KaTeX reads rightly stays as it
 * is, what has no one meaning too: KaTeX then refuses it.
 * @param display whether the formula stands by itself: only there KaTeX has `align` and its like
 * @param own the author's own macros
 */
export function rewriteTex(tex: string, display: boolean, own: OwnMacros = new Map()): Rewritten {
  const tokens = scan(tex);
  const defining = tokens.some((token) => defines(token.text));
  const known = defining ? new Map([...own, ...definedIn(tokens)]) : own;
  return rewriteTokens({ tex, tokens, own: known, display, defining });
}

/** Rewrites the body of a macro, in which `#1` is a parameter, likewise. */
export function rewriteBody(tex: string, own: OwnMacros): string {
  return rewriteTokens({ tex, tokens: scan(tex), own, display: true, defining: true }).tex;
}

function rewriteTokens(piece: Omit<Site, 'edits' | 'arity'>): Rewritten {
  const { tex, tokens, own } = piece;
  const edits = new Edits();
  const site: Site = { ...piece, edits, arity: arityWith(own) };
  let i = 0;
  while (i < tokens.length) {
    const rule = ruleFor(tokens[i], site);
    i = rule?.(site, i) ?? i + 1;
  }
  return edits.apply(tex);
}

/** The macros that a formula itself defines. */
function* definedIn(tokens: readonly Token[]): Generator<[string, OwnMacro]> {
  for (const [i, token] of tokens.entries()) {
    if (!defines(token.text)) continue;
    const definition = readDefinition(tokens, i);
    if ('reason' in definition) continue;
    yield [definition.name, { arity: bracedCount(definition), atom: isAtom(definition.body) }];
  }
}

const vanish: Rule = ({ tokens, edits }, i) => {
  const token = tokens[i];
  if (token !== undefined) edits.replace(token.start, token.end, '');
  return undefined;
};

function ruleFor(token: Token | undefined, site: Site): Rule | undefined {
  if (token === undefined) return undefined;
  const { kind, text, inText } = token;
  if (kind === 'character') {
    const joiner = inText && (text === '\u200c' || text === '\u200d');
    if (invisible.test(text) && !joiner) return vanish;
    if (inText) return rewriteTextCharacter;
    if (text === '^' || text === '_') return rewriteScript;
    return text === '&' ? rewriteEntity : undefined;
  }
  if (kind !== 'command') return undefined;
  if (defines(text)) return rewriteDefinition;
  if (text === '\\begin') return rewriteEnvironment;
  if (text === '\\limits' || text === '\\nolimits') return rewriteLimits;
  if (text === '\\mathop') return rewriteMathop;
  return commandRules.get(text) ?? (site.arity(text) === 1 ? rewriteBareArgument : undefined);
}
