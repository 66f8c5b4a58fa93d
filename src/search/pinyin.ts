/**
 * Finds the Chinese that a reader spelled in Latin letters among titles, tags, terms and headings: by whole syllables
 * (`zhongcanshu`, the last one perhaps unfinished) or by first letters (`zcs`, `ccs`), in any reading of each
 * character.
 */
import { normalise, runsOf } from './text.ts';

/** The texts that pinyin leads to, and how their characters are read. */
export interface PinyinFile {
  /** Each syllable with all characters that are read so. */
  syllables: Readonly<Record<string, string>>;
  /** Titles, tags and terms. */
  names: readonly string[];
  headings: readonly string[];
}

/** The same, ready for use. */
export interface Speller {
  texts: readonly Spelled[];
}

/** A text cut into what is spelled one by one: characters, and words of letters, which spell themselves. */
interface Spelled {
  text: string;
  parts: readonly Part[];
  /** Parts before which something else stands: punctuation, a formula, another kind of writing. */
  breaks: ReadonlySet<number>;
  heading: boolean;
}

type Way = 'full' | 'initials';

interface Part {
  text: string;
  han: boolean;
  full: readonly string[];
  initials: readonly string[];
}

/** A stretch of a text that was spelled. */
interface Stretch {
  text: string;
  /** Smaller is better. */
  rank: number;
}

/** Most stretches that are searched in place of what was typed. */
const mostStretches = 6;

/** Reads what `PinyinFile` holds. */
export function spellerOf({ syllables, names, headings }: PinyinFile): Speller {
  const readings = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(syllables)) {
    for (const character of characters)
      readings.set(character, [...(readings.get(character) ?? []), syllable]);
  }
  const parts = new Map<string, Part>();
  const partOf = (text: string, han: boolean): Part => {
    const known = parts.get(text);
    if (known !== undefined) return known;
    const full = han ? (readings.get(text) ?? []) : [text];
    const first = full.map((reading) => reading.slice(0, 1));
    const pairs = full.flatMap((reading) => (han ? (/^[zcs]h/.exec(reading) ?? []) : reading));
    const part = {
      text,
      han,
      full: [...full, ...otherVowels(full)],
      initials: [...new Set([...first, ...pairs])],
    };
    parts.set(text, part);
    return part;
  };
  const cut = (heading: boolean) => (text: string) => {
    const own: Part[] = [];
    const breaks = new Set<number>();
    for (const run of runsOf(normalise(text).text)) {
      breaks.add(own.length);
      if (run.kind === 'han') own.push(...[...run.text].map((one) => partOf(one, true)));
      else own.push(partOf(run.text, false));
    }
    return { text, parts: own, breaks, heading };
  };
  return { texts: [...names.map(cut(false)), ...headings.map(cut(true))] };
}

/** `lü` is typed as `lv` or `lu`. */
const otherVowels = (readings: readonly string[]) =>
  readings.filter((reading) => /^[ln]v/.test(reading)).map((reading) => reading.replace('v', 'u'));

/**
 * What a reader may have spelled, best first; empty where nothing fits.
 * @param letters without spaces
 * @param sure only what hardly fits by chance: for letters that were found as they are
 */
export function spelledBy(letters: string, { texts }: Speller, sure: boolean): string[] {
  if (!/^[a-z][a-z0-9]+$/.test(letters)) return [];
  const full = texts.flatMap((text) => stretches(text, letters, 'full'));
  const found = full.length > 0 ? full : texts.flatMap((text) => stretches(text, letters, 'initials'));
  const best = Math.min(...found.map(({ rank }) => rank));
  const fitting = found
    // First letters fit much by chance: where they fit a whole name, stretches inside of others are left out.
    .filter(({ rank }) => full.length > 0 || best >= inside || rank < inside)
    .filter(({ rank }) => !sure || full.length > 0 || (rank < inside && letters.length > 2))
    .sort((a, b) => a.rank - b.rank || a.text.length - b.text.length);
  return [...new Set(fitting.map(({ text }) => text))].slice(0, mostStretches);
}

/** Rank from which on a stretch is no whole text. */
const inside = 2;

function stretches({ text, parts, breaks, heading }: Spelled, letters: string, way: Way): Stretch[] {
  return parts.flatMap((_, start): Stretch[] => {
    const end = endOfStretch(parts, start, letters, way) ?? start;
    const own = parts.slice(start, end);
    const whole = own.length === parts.length;
    if (!own.some(({ han }) => han) || (own.length < 2 && !whole)) return [];
    const words = own.map((part, i) => (breaks.has(start + i) ? ` ${part.text}` : part.text)).join('');
    const rank = (heading ? 1 : 0) + (whole ? 0 : start === 0 ? inside : 2 * inside);
    return [{ text: whole ? text : words.trim(), rank }];
  });
}

/** Where the parts that the letters spell end; undefined where they spell none. */
function endOfStretch(parts: readonly Part[], at: number, letters: string, way: Way): number | undefined {
  if (letters === '') return at;
  const part = parts[at];
  if (part === undefined) return undefined;
  for (const spelling of part[way]) {
    // The last syllable may be on its way.
    if (way === 'full' && spelling.startsWith(letters)) return at + 1;
    if (!letters.startsWith(spelling)) continue;
    const end = endOfStretch(parts, at + 1, letters.slice(spelling.length), way);
    if (end !== undefined) return end;
  }
  return undefined;
}

const initial = '(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])';
const final =
  '(?:iang|iong|uang|[aeiou]?ang|eng|ing|ong|ian|uan|iao|uai|[aeiu]n|ai|ei|ao|ou|ia|ie|iu|ua|uo|ui|u?e|v|[aeiou])';
const syllables = new RegExp(`^(?:${initial}?${final}){2,}$`);

/** Whether letters may be two syllables or more of pinyin. */
export const looksLikePinyin = (letters: string): boolean => letters.length > 3 && syllables.test(letters);
