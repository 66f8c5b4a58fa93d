/**
 * The site's own words, commonest first, separated by spaces: what a slip of a reader's hand is corrected to.
 */
export type WordsFile = string;

/** Most words that one slip may stand for. */
const mostWords = 2;

/** Edits that a word may be away: one, two from eight letters on, none in the shortest. */
const mostEdits = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** The words that a misspelled one is nearest to, the likeliest first; empty where none is near. */
export function corrections(misspelled: string, words: WordsFile): string[] {
  const most = mostEdits(misspelled);
  if (most === 0) return [];
  const near = words
    .split(' ')
    .filter((word) => Math.abs(word.length - misspelled.length) <= most)
    .map((word, i) => ({ word, i, edits: edits(misspelled, word, most) }))
    .filter((one) => one.edits <= most);
  const least = Math.min(...near.map((one) => one.edits));
  // The first letter is seldom wrong.
  const strange = (word: string) => (word[0] === misspelled[0] ? 0 : 1);
  return near
    .filter((one) => one.edits === least)
    .sort((a, b) => strange(a.word) - strange(b.word) || a.i - b.i)
    .slice(0, mostWords)
    .map(({ word }) => word);
}

/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour to make one word of another.
 * @param most more than this is of no interest: the answer is then only larger
 */
export function edits(from: string, to: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + change,
          swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[to.length] ?? 0;
}
