import type { Markup } from './document.ts';

type Element = Exclude<Markup, string>;

/** KaTeX's sign that a function is applied, which takes no room. */
const applied = '\u2061';
const space: Element = ['mspace', { width: '0.17em' }];
const scripts = /^m(?:sub|sup|subsup|under|over|underover)$/;
const opening = /^[([{⟨⌊⌈]$/;
const closing = /^[)\]}⟩⌋⌉]$/;

const isElement = (part: Markup | undefined): part is Element =>
  part !== undefined && typeof part !== 'string';

/** The sign of an operator, of the first one where it begins a row; undefined for anything else. */
function signOf(part: Markup | undefined): string | undefined {
  if (!isElement(part)) return undefined;
  const [tag, , first] = part;
  if (tag === 'mrow') return signOf(first);
  return tag === 'mo' && typeof first === 'string' ? first : undefined;
}

/** Whether a function's name with what stands above and below it: \lim_{x\to 0}. */
function isNameWithScripts(part: Markup | undefined): boolean {
  if (!isElement(part) || !scripts.test(part[0])) return false;
  const [, , base] = part;
  if (!isElement(base)) return false;
  const [, , ...parts] = base;
  return signOf(parts.at(-1)) === applied;
}

/**
 * The parts of a row with the thin spaces that TeX sets around the names of functions: browsers set none, and `a log b`
 * would be read as one word.
 */
export function withFunctionSpaces(parts: readonly Markup[]): Markup[] {
  return parts.flatMap((part, i) => {
    const [before, after] = [parts[i - 1], parts[i + 1]];
    const begins = isNameWithScripts(part) || signOf(after) === applied;
    const ends = isNameWithScripts(part) || signOf(part) === applied;
    const follows = begins && before !== undefined && isTerm(before) && !isNameWithScripts(before);
    const leads = ends && after !== undefined && !opening.test(signOf(after) ?? '') && isTermOrRow(after);
    return [...(follows ? [space] : []), part, ...(leads ? [space] : [])];
  });
}

/** What a name would touch: anything but an operator, which has its own room, and a space. */
const isTerm = (part: Markup): boolean =>
  isElement(part) && part[0] !== 'mspace' && (part[0] !== 'mo' || closing.test(signOf(part) ?? ''));

const isTermOrRow = (part: Markup): boolean => isElement(part) && part[0] !== 'mspace' && part[0] !== 'mo';
