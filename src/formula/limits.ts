/** What one formula may ask for. */
export const limits = {
  /** Characters of TeX. */
  length: 20_000,
  /** Sizes that are written out, in em. */
  size: 50,
  /** Expansions of macros. */
  expansions: 1000,
} as const;

export interface LimitFault {
  reason: string;
  position: number;
  length: number;
}

/** How many em a unit is, roughly: limits need no more. */
const inEm: Readonly<Record<string, number>> = {
  em: 1,
  ex: 0.45,
  mu: 1 / 18,
  pt: 0.1,
  bp: 0.1,
  px: 0.1,
  pc: 1.2,
  mm: 0.285,
  cm: 2.85,
  in: 7.2,
};

const size = /\d{2,}(?:\.\d*)?\s*(em|ex|mu|pt|bp|px|pc|mm|cm|in)(?![a-zA-Z])/g;

/** The first limit that a formula exceeds, in the terms of its author; undefined for almost all. */
export function exceededLimit(tex: string): LimitFault | undefined {
  if (tex.length > limits.length) {
    const reason = `公式有 ${tex.length} 个字符；最多 ${limits.length} 个，请拆成几个公式`;
    return { reason, position: 0, length: tex.length };
  }
  for (const match of tex.matchAll(size)) {
    const [written, unit = 'em'] = match;
    if (Number.parseFloat(written) * (inEm[unit] ?? 1) <= limits.size || !isSize(tex, match.index)) continue;
    const reason = `尺寸 \`${written}\` 太大；最多 ${limits.size}em`;
    return { reason, position: match.index, length: written.length };
  }
  return undefined;
}

/** Whether a number with a unit stands where TeX reads a size, and is not `100 m` in a sentence or a product. */
const isSize = (tex: string, at: number): boolean =>
  /\\(?:[hm]?kern|[hm]skip|mspace|hspace\*?|rule|raisebox|above|genfrac|\\)\s*(?:[[{][^[\]{}]*[\]}]?\s*)*[[{]?[-+]?\s*$/.test(
    tex.slice(Math.max(0, at - 60), at),
  );
