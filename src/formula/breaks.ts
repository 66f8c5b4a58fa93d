const mark = '\\allowbreak ';

/**
 * Allows a line break after each comma of an inline formula that stands outside all brackets: lists of numbers,
 * which TeX would keep on one line, then fit a narrow column.
 * @returns the TeX with breaks, or undefined where there is nothing to break
 */
export function withBreaks(tex: string): string | undefined {
  if (tex.length < 24 || !tex.includes(',')) return undefined;
  let depth = 0;
  let out = '';
  let from = 0;
  for (let i = 0; i < tex.length; i++) {
    const character = tex[i] ?? '';
    if (character === '\\') {
      if (tex.startsWith('left', i + 1) && !tex.startsWith('leftarrow', i + 1)) depth++;
      else if (tex.startsWith('right', i + 1) && !tex.startsWith('rightarrow', i + 1)) depth--;
      else if (tex.startsWith('begin', i + 1)) depth++;
      else if (tex.startsWith('end{', i + 1)) depth--;
      i++;
    } else if ('{(['.includes(character)) depth++;
    else if ('})]'.includes(character)) depth--;
    else if (character === ',' && depth === 0) {
      // Spacing commands behind the comma stay before the break.
      const space = /^(?:\s|\\[ ,;:!])*/.exec(tex.slice(i + 1))?.[0] ?? '';
      out += tex.slice(from, i + 1 + space.length) + mark;
      from = i + 1 + space.length;
      i = from - 1;
    }
  }
  return out === '' ? undefined : out + tex.slice(from);
}

/** The annotation of a formula shows the author's TeX, without our breaks. */
export const withoutBreakMarks = (html: string): string => html.replaceAll(mark, '');
