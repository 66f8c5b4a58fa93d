import { mathmlTree, type MathNode } from './mathml-tree.ts';

/** How indices are written: with characters that stand high and low (xₜ²), or with signs that all fonts have (x_t^2). */
export type Scripts = 'characters' | 'signs';

/** A part of a formula in one line. */
interface Part {
  text: string;
  /**
   * `atom`: nothing in it could be taken for something else's; `name`: of a function, a space apart from letters;
   * `fraction`: in parentheses beside a factor; `sign`: an operator, a relation, a fence; `row`: several parts;
   * `scripted`: with an index, which takes no second one.
   */
  kind: 'atom' | 'name' | 'fraction' | 'sign' | 'row' | 'scripted';
}

/** What can't be said in one line. */
class Unsayable extends Error {}

/**
 * A formula in one line, as one would write it in a message: `\frac12\ln x_{t+1}` is (1/2)ln xₜ₊₁.
 * @param html of KaTeX, with MathML
 * @returns undefined for what has no such form: a matrix, cases, a brace under a sum
 */
export function linearText(html: string, scripts: Scripts = 'characters'): string | undefined {
  const mathml = /<math[\s\S]*<\/math>/.exec(html)?.[0];
  const tree = mathml === undefined ? undefined : mathmlTree(mathml);
  if (tree === undefined) return undefined;
  try {
    return partOf(tree, scripts).text.replace(/\s+/g, ' ').trim();
  } catch (error) {
    if (error instanceof Unsayable) return undefined;
    throw error;
  }
}

function partOf(node: MathNode, scripts: Scripts): Part {
  if (typeof node === 'string') return { text: characters(node), kind: 'atom' };
  const [tag, attributes, ...inside] = node;
  const parts = () => inside.map((child) => partOf(child, scripts));
  const [first = none, second = none, third = none] = tag === 'semantics' ? [] : parts();
  switch (tag) {
    case 'semantics':
      return partOf(inside[0] ?? '', scripts);
    case 'math':
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
      return row(parts());
    case 'mi': {
      const isSet = attributes['mathvariant'] === 'double-struck' && scripts === 'characters';
      const set = isSet ? sets.get(first.text) : undefined;
      return { text: set ?? first.text, kind: [...first.text].length > 1 ? 'name' : 'atom' };
    }
    case 'mn':
    case 'mtext':
      return { text: first.text, kind: 'atom' };
    case 'mo':
      return /^\p{L}{2,}$/u.test(first.text) ? { ...first, kind: 'name' } : { ...first, kind: 'sign' };
    case 'mspace':
      return { text: /^(?:0?\.[3-9]|[1-9])/.test(attributes['width'] ?? '') ? ' ' : '', kind: 'sign' };
    case 'mfrac':
      if (/^0[a-z]/.test(attributes['linethickness'] ?? '')) throw new Unsayable(tag);
      return {
        text: `${isWord(first.text) ? first.text : enclosed(first)}/${enclosed(second)}`,
        kind: 'fraction',
      };
    case 'msqrt':
      return { text: `√${enclosed(row(parts()))}`, kind: 'atom' };
    case 'mroot':
      return { text: `${rootSign(second.text)}${enclosed(first)}`, kind: 'atom' };
    case 'msup':
      return scripted(first, undefined, second, scripts);
    case 'msub':
      return scripted(first, second, undefined, scripts);
    case 'msubsup':
      return scripted(first, second, third, scripts);
    case 'munder':
      return scripted(first, limit(second, first), undefined, scripts);
    case 'munderover':
      return scripted(first, limit(second, first), third, scripts);
    case 'mover':
      return attributes['accent'] === 'true'
        ? accented(first, second.text, scripts)
        : scripted(first, undefined, limit(second, first), scripts);
    default:
      throw new Unsayable(tag);
  }
}

/** The sets of numbers have characters that all fonts have. */
const sets = new Map([...'NZQRCPH'].map((letter, i) => [letter, [...'ℕℤℚℝℂℙℍ'][i] ?? letter]));

const none: Part = { text: '', kind: 'atom' };

/** Letters of mathematical alphabets that only few fonts have are plain letters; function application is silent. */
const characters = (text: string): string =>
  text
    .replace(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
    .replace(/[\u2061-\u2064]/g, '')
    .replaceAll('∣', '|')
    .replaceAll('∥', '‖')
    .replaceAll('\u00a0', ' ');

function row(parts: readonly Part[]): Part {
  const shown = parts.filter(({ text }) => text !== '');
  const [only] = shown;
  if (only !== undefined && shown.length === 1) return only;
  const texts = shown.map(({ text, kind }, i) => {
    const before = shown[i - 1];
    const after = shown[i + 1];
    const isFactor = isTerm(before) || isTerm(after) || after?.text === '(';
    const said = kind === 'fraction' && isFactor ? `(${text})` : text;
    return `${isApart(before, { text: said, kind }) ? ' ' : ''}${said}`;
  });
  return { text: texts.join(''), kind: 'row' };
}

const isTerm = (part: Part | undefined) => part !== undefined && part.kind !== 'sign';

/** Whether a name of a function would run into what stands before or after it. */
const isApart = (before: Part | undefined, part: Part): boolean =>
  before !== undefined &&
  ((before.kind === 'name' && /^[\p{L}\p{N}√∑∏]/u.test(part.text)) ||
    (part.kind === 'name' && /[\p{L}\p{N}\p{M})\]₀-₉ᵢ-ₜ]$/u.test(before.text)));

/** A word or a number: as an index it needs no parentheses. */
const isWord = (text: string): boolean => /^[\p{L}\p{N}.]+$/u.test(text);

const isFenced = (text: string): boolean => /^\([^()]*\)$/.test(text);

/** As what a fraction or a root stands over. */
function enclosed({ text, kind }: Part): string {
  const isOne = kind !== 'row' && kind !== 'fraction';
  return isOne || isFenced(text) || /^[d∂]\p{L}$/u.test(text) ? text : `(${text})`;
}

function rootSign(degree: string): string {
  const sign = { 3: '∛', 4: '∜' }[degree];
  if (sign === undefined) throw new Unsayable('mroot');
  return sign;
}

/** What stands over or under a part; a brace and what it says, or the words over an arrow, are no index. */
function limit(part: Part, base: Part): Part {
  if (/[⏞⏟⎴⎵]/.test(part.text) || /^[←-⇿⟵-⟿]$/.test(base.text) || /[←→↔]/.test(part.text[0] ?? ''))
    throw new Unsayable('munder');
  return part;
}

const primes = /^[′″‴⁗]+$/;

function scripted(base: Part, low: Part | undefined, high: Part | undefined, scripts: Scripts): Part {
  if (base.text === '' || base.kind === 'fraction') throw new Unsayable('msup');
  const isOne = base.kind !== 'row' && base.kind !== 'scripted';
  const inside = isOne || isFenced(base.text) ? base.text : `(${base.text})`;
  const text = inside + written(low, '_', lowered, scripts) + written(high, '^', raised, scripts);
  // After the limits of a sum or of min comes what they bind.
  if (base.kind === 'sign' && /^[∑∏∫⋃⋂⨁]$/.test(base.text)) return { text: `${text} `, kind: 'sign' };
  return { text, kind: base.kind === 'name' || base.kind === 'sign' ? base.kind : 'scripted' };
}

function written(
  script: Part | undefined,
  sign: string,
  forms: ReadonlyMap<string, string>,
  scripts: Scripts,
): string {
  if (script === undefined || script.text === '') return '';
  if (primes.test(script.text)) return script.text;
  const own = { '∘': '°', '∗': '*' }[script.text];
  if (own !== undefined) return own;
  const all = [...script.text].map((character) => forms.get(character));
  if (scripts === 'characters' && all.every((form) => form !== undefined)) return all.join('');
  const said = script.text === '⊤' ? 'T' : script.text;
  const isOne = script.kind === 'atom' || script.kind === 'sign' || isFenced(said);
  return `${sign}${isOne || (script.kind === 'row' && isWord(said)) ? said : `(${said})`}`;
}

const forms = (from: string, to: string): ReadonlyMap<string, string> => {
  const high = [...to];
  return new Map([...from].map((character, i) => [character, high[i] ?? character]));
};
const lowered = forms('0123456789+−=()aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ');
const raised = forms(
  '0123456789+−=()abcdefghijklmnoprstuvwxyzT⊤',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵀ',
);

/** Accents as they stand over one letter in Unicode. */
const combining: Readonly<Record<string, string>> = {
  ...{ '^': '\u0302', ˆ: '\u0302', '~': '\u0303', '˜': '\u0303', ˉ: '\u0304', '¯': '\u0304', '‾': '\u0304' },
  ...{ '⃗': '\u20d7', '→': '\u20d7', '˙': '\u0307', '¨': '\u0308', ˇ: '\u030c', '˘': '\u0306' },
};

function accented(base: Part, accent: string, scripts: Scripts): Part {
  const mark = scripts === 'characters' ? combining[accent] : undefined;
  if (mark === undefined || [...base.text].length !== 1) throw new Unsayable('mover');
  return { text: `${base.text}${mark}`.normalize('NFC'), kind: 'atom' };
}
