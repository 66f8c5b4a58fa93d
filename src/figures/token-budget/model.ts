export interface BudgetParams extends Record<string, number> {
  /** Side of the square image, pixels */
  resolution: number;
  /** Downsampling factor f, a power of two */
  factor: number;
  /** Codebook size K */
  codes: number;
}

/** The account of one image as a grid of tokens. */
export interface Budget {
  /** Tokens along one side, resolution / f */
  readonly side: number;
  readonly tokens: number;
  /** tokens · log₂ K */
  readonly bits: number;
  /** 24 bits a pixel over `bits` */
  readonly ratio: number;
  /** Pairs that full self-attention compares, tokens² */
  readonly pairs: number;
  /** The raw image as a sequence: one value a channel, 3·resolution² */
  readonly rawTokens: number;
  readonly rawBits: number;
  readonly rawPairs: number;
  /** rawPairs / pairs */
  readonly saved: number;
  /** log K, nats: the loss of a model that knows nothing */
  readonly blindLoss: number;
}

/** Tokens, bits and attention pairs of a square RGB image of 8 bits a channel. */
export function budget({ resolution, factor, codes }: BudgetParams): Budget {
  const side = resolution / factor;
  const tokens = side ** 2;
  const bits = tokens * Math.log2(codes);
  const rawTokens = 3 * resolution ** 2;
  const rawBits = 8 * rawTokens;
  return {
    side,
    tokens,
    bits,
    ratio: rawBits / bits,
    pairs: tokens ** 2,
    rawTokens,
    rawBits,
    rawPairs: rawTokens ** 2,
    saved: (rawTokens / tokens) ** 2,
    blindLoss: Math.log(codes),
  };
}

/** Factors that are compared side by side. */
export const factors = [1, 2, 4, 8, 16, 32] as const;
