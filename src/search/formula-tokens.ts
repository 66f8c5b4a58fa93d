/**
 * Formulas as search compares them: a line of characters in which everything that only changes the look, or is only
 * another way of writing the same, is gone. TeX, Unicode and plain words of one formula have the same line:
 *
 *   \mathbb{E}_{z\sim p},  $\mathbf E_{z \sim p}$,  𝔼_{z∼p}   →  E_z∼p
 *   \mathop{\arg\min}\limits_x,  argmin_x                     →  argmin_x
 *   \tfrac12\lVert x\rVert^{2},  ½‖x‖²                        →  ⁄12||x||^2
 *
 * Braces that group are gone too, so that a part of a formula, cut anywhere, stands in the line of the whole.
 */

const pairs = (text: string) =>
  text.split(' ').map((pair): [string, string] => [pair.slice(1), pair[0] ?? '']);

const named = (names: string, sign = '') => names.split(' ').map((name): [string, string] => [name, sign]);

const greekNames =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau ' +
  'upsilon phi chi psi omega';

const greek = new Map(
  greekNames.split(' ').flatMap((name, i): [string, string][] => [
    [name, String.fromCharCode(0x3b1 + i)],
    [(name[0] ?? '').toUpperCase() + name.slice(1), String.fromCharCode(0x391 + i)],
  ]),
);

/** Commands and what they stand for. Those that are not here stand for the letters of their names: `\min`, `\KL`. */
const commands = new Map([
  ...greek,
  ...named(
    'mathrm mathbf boldsymbol bm bold pmb mathit mathnormal mathbb mathds mathbbm Bbb mathcal mathscr mathfrak frak ' +
      'mathsf mathtt mathbfit mathup rm bf it cal sf tt mit text textrm textbf textit textsf texttt textnormal textmd ' +
      'textup emph mbox hbox fbox boxed displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits ' +
      'mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner mathstrut quad qquad enspace thinspace ' +
      'medspace thickspace negthinspace nonumber notag underbrace overbrace overset underset stackrel substack ' +
      'allowbreak nobreak cr newline hline relax small large lbrace rbrace',
  ),
  ...named('lvert rvert vert mid', '|'),
  ...named('lVert rVert Vert parallel', '‖'),
  ...named('frac dfrac tfrac cfrac', '⁄'),
  ...named('le leq leqslant', '≤'),
  ...named('ge geq geqslant', '≥'),
  ...named('ne neq', '≠'),
  ...named('to rightarrow longrightarrow', '→'),
  ...named('gets leftarrow longleftarrow', '←'),
  ...named('Rightarrow Longrightarrow implies', '⇒'),
  ...named('Leftrightarrow Longleftrightarrow iff', '⇔'),
  ...named('dots ldots cdots dotsc dotsb dotsm', '…'),
  ...named('hat widehat', '\u0302'),
  ...named('tilde widetilde', '\u0303'),
  ...named('bar overline', '\u0304'),
  ...named('vec overrightarrow', '\u20d7'),
  ...named('top intercal', 'T'),
  ...named('varnothing emptyset', '∅'),
  ...named('land wedge', '∧'),
  ...named('lor vee', '∨'),
  ...named('lnot neg', '¬'),
  ...named('colonequals coloneqq coloneq', '≔'),
  ...named('bmod mod pmod', 'mod'),
  ...pairs(
    '\u0307dot \u0308ddot \u0338not √sqrt ∑sum ∏prod ∫int ∮oint ∂partial ∇nabla ∞infty ×times ÷div ·cdot ±pm ∓mp ∈in ∉notin ∋ni ' +
      '∼sim ≈approx ≃simeq ≅cong ≡equiv ∝propto ≪ll ≫gg ⊂subset ⊆subseteq ⊃supset ⊇supseteq ∪cup ∩cap ∖setminus ' +
      '⊕oplus ⊗otimes ⊙odot ∘circ *ast *star ′prime ℓell ∀forall ∃exists ⟨langle ⟩rangle ⌊lfloor ⌋rfloor ' +
      '⌈lceil ⌉rceil ↦mapsto ↑uparrow ↓downarrow ↔leftrightarrow ⊥bot ⊥perp △triangle ⊢vdash ⊨models ≺prec ≻succ ' +
      ':colon <lt >gt ⋃bigcup ⋂bigcap ⨁bigoplus ⨂bigotimes †dagger ℏhbar',
  ),
]);

/** Characters that are compared as others. */
const folded = new Map(
  pairs("|∣ -− -– ·⋅ ·• *∗ *⋆ ≤⩽ ≥⩾ →⟶ ←⟵ ⇒⟹ ⇔⟺ …⋯ ′' ′’ Δ∆ ⟨〈 ⟩〉 \u0304\u0305 \u0302ˆ \u0304¯ T⊤ T⊺ ∅⌀"),
);

/** What is gone with all that it holds. */
const unseen =
  /\\begin\{(?:array|alignat\*?)\}\s*\{[^{}]*\}|\\(?:begin|end|label|tag|(?:eq)?ref|(?:text)?color|[hvm]space|[hv]?phantom)\*?\s*\{[^{}]*\}|\\\\\[-?[\d.]+ *[a-z]+\]|\\(?:left|right|middle)(?![a-zA-Z])\s*\.?|\\[bB]igg?[lrm]?(?![a-zA-Z])|\\(?:operatorname(?:withlimits)?)\*?|(?<!\\)%[^\n]*\n/g;

const argument = String.raw`(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\[a-zA-Z]+|[^\s\\{}^_])`;
/** An exponent before an index. */
const swapped = new RegExp(String.raw`(?<!\\)(\^\s*${argument})\s*(_\s*${argument})`, 'g');

/** Signs as a keyboard has them. */
const typed: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '!=': '≠', '->': '→' };

const raised = /[²³¹⁰ⁱ⁴-ⁿᴬ-ᵛᶜ-ᶿ]/u;
const lowered = /[₀-₎ₐ-ₜᵢ-ᵪⱼ]/u;

const lexeme = /\\(?:[a-zA-Z]+|[\s\S]|$)|[\s\S]/gu;

/**
 * The line of a formula in TeX, in Unicode or in plain words, with or without its dollars.
 * @returns one character a token; empty where nothing is left
 */
export function formulaLine(source: string): string {
  const isTex = source.includes('\\');
  const written = isTex
    ? source
    : source
        .replace(/[a-zA-Z]{2,}/g, (word) => (greek.has(word) ? `\\${word} ` : word))
        .replace(/>=|<=|!=|->/g, (sign) => typed[sign] ?? sign);
  const clean = written
    .replace(unseen, ' ')
    .replace(swapped, '$2$1')
    .normalize('NFD')
    // Unicode's accents and strokes stand behind their letter, TeX's before it.
    .replace(/([^\\\p{M}])(\p{M})/gu, '$2$1');
  let line = '';
  let script = '';
  for (const [token] of clean.matchAll(lexeme)) {
    const level = raised.test(token) ? '^' : lowered.test(token) ? '_' : '';
    if (level !== '' && level !== script) line += level;
    script = level;
    for (const character of signsOf(token, isTex)) line = joined(line, character);
  }
  return line;
}

/** The signs that a token of TeX stands for, each a character. */
function signsOf(token: string, isTex: boolean): string {
  if (/^\\[a-zA-Z]/.test(token)) {
    const name = token.slice(1);
    return plain(commands.get(name) ?? greek.get(name.replace(/^var/, '')) ?? name);
  }
  if (token === '\\|') return '||';
  if (token.startsWith('\\')) return /[%#&]/.test(token) ? token.slice(1) : '';
  if (token === '~') return isTex ? '' : '∼';
  return /[\s{}$&]/.test(token) ? '' : plain(token);
}

/** A sign, whatever Unicode has for it: styled letters, full width, presentation forms. */
function plain(sign: string): string {
  const known = folded.get(sign) ?? sign;
  if (known === '‖' || known === '∥') return '||';
  if (known === '≔') return ':=';
  const normal = known.normalize('NFKC');
  // Unicode's fractions stand between their numbers, TeX's before them.
  if (normal !== known) return plain(normal);
  return normal.length > 1 && normal.includes('⁄') ? `⁄${normal.replace('⁄', '')}` : normal;
}

const negation = '\u0338';

/** Adds a sign to a line: a stroke becomes one with its sign, a prime needs no `^`. */
function joined(line: string, sign: string): string {
  const last = line.at(-1) ?? '';
  if (last === negation) return line.slice(0, -1) + (sign + negation).normalize('NFC');
  if (sign === '′' && last === '^') return line.slice(0, -1) + sign;
  return line + sign;
}

/** What stands on one side of a slash: in parentheses, or up to the next sign between terms. */
const side = String.raw`(?:\(([^()]*)\)|((?:[^()+\-=≤≥<>,;|/⁄·×]|[a-zA-Z]\([^()]*\))+))`;
const slashed = new RegExp(`${side}/${side}`, 'g');

/** A line with its slashes as fractions: a/(b+c) as \\frac a{b+c}. */
export const withFractions = (line: string): string =>
  line.replace(slashed, (_, a = '', b = '', c = '', d = '') => `⁄${a}${b}${c}${d}`);

/** The words and signs of a line: what must be there where the whole does not stand together. */
export const unitsOf = (line: string): string[] => line.match(/[a-zA-Z]+|\d+|[^a-zA-Z\d^_]/gu) ?? [];
