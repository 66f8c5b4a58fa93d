import { runsOf, wordLetter, type Run } from './text.ts';

/** A number with decimals (a version with several) or with commas between thousands, no part of a word. */
const number = new RegExp(
  `(?<!${wordLetter}|\\.)(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)+)(?!${wordLetter}|\\.\\d)`,
  'gu',
);

/** The runs of a normalised query. A number is one, with its point and its commas: its parts mean nothing alone. */
export function queryRuns(normal: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { 0: text, index } of normal.matchAll(number)) {
    runs.push(...runsOf(normal.slice(at, index)), { kind: 'word', text });
    at = index + text.length;
  }
  return [...runs, ...runsOf(normal.slice(at))];
}

/** Whether a run is a number of several parts. */
export const isNumber = ({ text }: Run): boolean => /[.,]/.test(text);

/** The same number without commas between its thousands, or with them; undefined for all else. */
export function otherSpelling({ kind, text }: Run): Run | undefined {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return { kind, text: text.replaceAll(',', '') };
  const [, whole, decimals = ''] = /^(\d{4,})(\.\d+)?$/.exec(text) ?? [];
  return whole === undefined
    ? undefined
    : { kind, text: whole.replace(/\d(?=(?:\d{3})+$)/g, '$&,') + decimals };
}

/** Source of the regular expression that finds a number, or one that begins so, in a normalised text. */
export const numberPattern = ({ text }: Run): string =>
  `(?<!${wordLetter}|\\d[.,])${text.replaceAll('.', '\\.').replaceAll(',', '[, ]')}`;
