/** Where a styled alphabet begins in Unicode: `A`, `a`, and, where there are any, `0` and `Α` (Greek). */
interface Alphabet {
  upper: number;
  lower: number;
  digits?: number;
  greek?: number;
}

const alphabets: Readonly<Record<string, Alphabet>> = {
  bold: { upper: 0x1d400, lower: 0x1d41a, digits: 0x1d7ce, greek: 0x1d6a8 },
  'bold-italic': { upper: 0x1d468, lower: 0x1d482, greek: 0x1d71c },
  script: { upper: 0x1d49c, lower: 0x1d4b6 },
  fraktur: { upper: 0x1d504, lower: 0x1d51e },
  'double-struck': { upper: 0x1d538, lower: 0x1d552, digits: 0x1d7d8 },
  'sans-serif': { upper: 0x1d5a0, lower: 0x1d5ba, digits: 0x1d7e2 },
  monospace: { upper: 0x1d670, lower: 0x1d68a, digits: 0x1d7f6 },
};

/** Letters that Unicode had before the alphabets, and left out of them. */
const older: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  script: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  fraktur: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  'double-struck': { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
};

/** A letter or digit in a style of MathML (`double-struck`); what has no such form stays as it is. */
export function styledLetter(character: string, style: string): string {
  const alphabet = alphabets[style];
  const code = character.codePointAt(0) ?? 0;
  const known = older[style]?.[character];
  if (alphabet === undefined || known !== undefined) return known ?? character;
  const at = (start: number | undefined, first: string) =>
    start === undefined ? character : String.fromCodePoint(start + code - (first.codePointAt(0) ?? 0));
  if (/[A-Z]/.test(character)) return at(alphabet.upper, 'A');
  if (/[a-z]/.test(character)) return at(alphabet.lower, 'a');
  if (/[0-9]/.test(character)) return at(alphabet.digits, '0');
  if (/[Α-Ω]/.test(character)) return at(alphabet.greek, 'Α');
  if (/[α-ω]/.test(character)) return at(alphabet.greek === undefined ? undefined : alphabet.greek + 26, 'α');
  return character;
}

/**
 * MathML whose `mathvariant`s are letters of their own: browsers draw MathML Core, which knows `normal` only, and
 * would show 𝔼 as an ordinary E.
 */
export function withStyledLetters(mathml: string): string {
  return mathml.replace(
    /<(m[ino]|mtext) mathvariant="([a-z-]+)">([^<>&]*)</g,
    (whole, tag: string, style: string, text: string) =>
      style in alphabets ? `<${tag}>${[...text].map((c) => styledLetter(c, style)).join('')}<` : whole,
  );
}
