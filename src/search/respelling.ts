import type { Engine } from './engine.ts';
import { looksLikePinyin, spelledBy } from './pinyin.ts';
import { phraseUnit, termOf, type Form, type Term } from './query.ts';
import type { SiteFacts } from './site-file.ts';
import { withSynonyms } from './synonyms.ts';
import { normalise, runsOf, type Run } from './text.ts';
import { corrections } from './typos.ts';

/** A query with other forms for words that were spelled in pinyin or misspelled. */
export interface Respelled {
  wanted: Term[];
  /** Chinese that the letters spell. */
  spelled: string[];
  /** Words of the site in place of misspelled ones. */
  meant: string[];
}

const lettersOf = ({ runs }: Term): string | undefined =>
  runs?.every(({ text }) => /^[a-z0-9]+$/.test(text)) === true
    ? runs.map(({ text }) => text).join('')
    : undefined;

/**
 * Looks for what Latin letters of a query stand for. Undefined where they are what they are.
 * @param dead the words that no article has
 * @param few whether hardly anything was found
 * @throws SearchFault
 */
export async function respell(
  engine: Engine,
  wanted: readonly Term[],
  dead: ReadonlySet<Term>,
  few: boolean,
): Promise<Respelled | undefined> {
  const letters = wanted.map(lettersOf);
  const whole = letters.includes(undefined) ? '' : letters.join('');
  const doubtful = dead.size > 0 || few || looksLikePinyin(whole);
  if (!doubtful || letters.every((one) => one === undefined)) return undefined;
  const site = await engine.read('site');
  const speller = await engine.read('pinyin');
  const spelled = spelledBy(whole, speller, dead.size === 0);
  if (spelled.length > 0) {
    const runs = wanted.flatMap((term) => term.runs ?? []);
    const [first, ...rest] = termOf(wanted.map(({ text }) => text).join(' '), runs).forms;
    const term: Term = {
      text: whole,
      runs,
      forms: [first, ...rest, ...spelled.flatMap((name) => formsOf(name, site))],
    };
    return { wanted: [term], spelled, meant: [] };
  }
  const changed: Respelled = { wanted: [], spelled: [], meant: [] };
  for (const term of wanted) {
    const names = dead.has(term) ? spelledBy(lettersOf(term) ?? '', speller, false) : [];
    changed.spelled.push(...names);
    const forms =
      names.length === 0 && dead.has(term) ? await correctedForms(engine, term, site, changed.meant) : [];
    changed.wanted.push({
      ...term,
      forms: [...term.forms, ...names.flatMap((name) => formsOf(name, site)), ...forms],
    });
  }
  return changed.spelled.length + changed.meant.length > 0 ? changed : undefined;
}

/** The forms of a name that was spelled: what stands together in it stays together. */
function formsOf(name: string, { thesaurus, folding }: SiteFacts): readonly Form[] {
  const runs = runsOf(normalise(name, folding).text);
  const unit = phraseUnit(runs);
  if (unit === undefined) return [];
  const term: Term = { text: name, runs, forms: [{ units: [unit] }] };
  return withSynonyms([term], thesaurus, folding).flatMap(({ forms }) => forms);
}

/** The forms of a word with its unknown parts corrected, one for each way of correcting them. */
async function correctedForms(
  engine: Engine,
  term: Term,
  { thesaurus, folding }: SiteFacts,
  meant: string[],
): Promise<Form[]> {
  const units = term.forms[0].units;
  const runs = term.runs ?? [];
  let ways: Run[][] = [[]];
  for (const [i, run] of runs.entries()) {
    const unit = units[i];
    const known = run.kind === 'han' || unit === undefined || (await engine.hits(unit)).size > 0;
    const texts = known ? [] : corrections(run.text, await engine.read('words'));
    meant.push(...texts);
    const choices = texts.length === 0 ? [run] : texts.map((text): Run => ({ kind: 'word', text }));
    ways = ways.flatMap((way) => choices.map((choice) => [...way, choice]));
  }
  return ways
    .filter((way) => way.some(({ text }, i) => text !== runs[i]?.text))
    .flatMap((way) => withSynonyms([termOf(term.text, way)], thesaurus, folding))
    .flatMap(({ forms }) => forms);
}
