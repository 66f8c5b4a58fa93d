const plain = /^[-+]?(?:\d+(?:(?:,|\{,\}|\\,)\d{3})*(?:\.\d+)?|\.\d+)(?:(?:\\,)?\\%)?$/;

/** A formula that is a number and nothing else, as one would write it in words: `11.65\%` is 11.65%. Else undefined. */
export function plainNumber(tex: string): string | undefined {
  const written = tex.trim();
  if (!plain.test(written)) return undefined;
  return written
    .replaceAll('{,}', ',')
    .replace(/\\,(?=\d)/g, '\u2009')
    .replace(/\\,?/g, '')
    .replace('-', '−');
}
