/** The longest line has 36 characters. */
export const codeSize = (width: number) => (width < 300 ? 12 : 13);

/** Height of a line of code. */
export const LINE = 20;
/** Height of an object of the heap. */
export const BOX = 98;
/** Room between two objects. */
export const GAP = 36;

/** Breaks a text at its spaces into lines of at most `most` characters. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
