/** A displayed equation with its label taken out. */
export interface LabelledTex {
  tex: string;
  labels: { name: string; offset: number }[];
}

/**
 * Takes `\label{…}` out of TeX, since KaTeX does not know it. Offsets are those in the original. What stands in its
 * place are spaces, so that the positions of later faults stay true.
 */
export function takeLabels(tex: string): LabelledTex {
  const labels: LabelledTex['labels'] = [];
  const bare = tex.replace(/\\label\s*\{([^{}]*)\}/g, (whole, name: string, offset: number) => {
    labels.push({ name: name.trim(), offset });
    return ' '.repeat(whole.length);
  });
  return { tex: bare, labels };
}

/** The fragment of a labelled equation: `eq:elbo` → `eq-elbo`. */
export const equationId = (label: string): string =>
  `eq-${label.replace(/^eq[:\-_]/, '').trim().replace(/[^\p{L}\p{N}]+/gu, '-')}`;
