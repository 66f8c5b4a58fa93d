/** Space and nothing else, as it stands in `@{…}`. */
const space =
  /^(?:\s|~|\\[,:;! >]|\\q?quad|\\(?:en)?space|\\(?:hspace|hskip|kern|mkern)\*?\s*\{?[^{}]*\}?|\\extracolsep\s*\{[^{}]*\})*$/;

/**
 * The columns of an array as KaTeX takes them: `*{3}{c}` written out, `@{}` and `!{}` with nothing but space left
 * out, `p{3cm}` as `l`; signs that mean nothing left out, as in MathJax.
 * @returns undefined for columns with a meaning that KaTeX can't show
 */
export function columnsOf(written: string): string | undefined {
  const parts =
    written.match(/\*\s*\{\s*\d+\s*\}\s*\{[^{}]*\}|[@!><pmb]\s*\{(?:[^{}]|\{[^{}]*\})*\}|[\s\S]/g) ?? [];
  let columns = '';
  for (const part of parts) {
    const column = columnOf(part);
    if (column === undefined || columns.length > 200) return undefined;
    columns += column;
  }
  return /[lcr]/.test(columns) || written.trim() === '' ? columns : `${columns}c`;
}

function columnOf(part: string): string | undefined {
  const [sign = ''] = part;
  if (/^[lcr|:]$/.test(part)) return part;
  if (/^[\s\d,;.]$/.test(part)) return '';
  const repeated = /^\*\s*\{\s*(\d+)\s*\}\s*\{([^{}]*)\}$/.exec(part);
  if (repeated !== null) {
    const [, times = '0', columns = ''] = repeated;
    return Number(times) > 100 ? undefined : columnsOf(columns)?.repeat(Number(times));
  }
  const content = /\{([\s\S]*)\}$/.exec(part)?.[1] ?? '';
  if (/^[pmb]$/.test(sign) && part.length > 1) return 'l';
  return /^[@!]$/.test(sign) && space.test(content) ? '' : undefined;
}
