import type { Query } from './query.ts';

/** Shortest Chinese that may be several words. */
const shortest = 3;

/** What parts words and says little by itself. */
const particles = new Set('的了吗呢吧么是和与在及或把被让从到对有不没会能要');

/**
 * The same query with its Chinese cut into words, each to be found by itself. Undefined where that is the same, or the
 * browser knows no words.
 */
export function wordsApart({ wanted, unwanted }: Query): string | undefined {
  if (!('Segmenter' in Intl)) return undefined;
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const cut = (text: string) =>
    joined([...segmenter.segment(text)].map(({ segment }) => segment).filter((one) => !particles.has(one)));
  const words = wanted.flatMap(({ text, runs }) =>
    (runs ?? [{ kind: 'word', text }]).flatMap((run) =>
      run.kind === 'word' || run.text.length < shortest ? [run.text] : cut(run.text),
    ),
  );
  // Where no Chinese was cut there is nothing new to say.
  const uncut = wanted.flatMap(({ text, runs }) => runs?.map((run) => run.text) ?? text);
  if (words.length <= uncut.length) return undefined;
  return [...new Set(words), ...unwanted.map(({ text }) => `-${text}`)].join(' ');
}

/** Single characters that follow one another are a word that the browser does not know: 过拟合. */
function joined(segments: readonly string[]): string[] {
  const words: string[] = [];
  let isOpen = false;
  for (const segment of segments) {
    const isSingle = segment.length === 1;
    if (isSingle && isOpen) words.push((words.pop() ?? '') + segment);
    else words.push(segment);
    isOpen = isSingle;
  }
  return words.filter(({ length }) => length > 1);
}
