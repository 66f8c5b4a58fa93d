import type { VFile } from 'vfile';
import type { Place } from './place.ts';

/** Warnings of one kind in one article, said once: at the first place, with their number. */
export class Tally {
  readonly #found = new Map<
    string,
    { rule: string; place: () => Place; count: number; reason: (count: number) => string }
  >();
  readonly #source: string;

  /** @param source the part of the generator that finds them */
  constructor(source: string) {
    this.#source = source;
  }

  /** @param kind what is said once; by default each rule */
  add(rule: string, place: () => Place, reason: (count: number) => string, kind = rule): void {
    const known = this.#found.get(kind);
    if (known === undefined) this.#found.set(kind, { rule, place, count: 1, reason });
    else known.count++;
  }

  report(file: VFile): void {
    for (const { rule, place, count, reason } of this.#found.values()) {
      file.info(reason(count), { place: place(), source: this.#source, ruleId: rule });
    }
  }
}

/** What a warning that stands for several says of their number. */
export const times = (count: number): string => (count > 1 ? `（本文共 ${count} 处）` : '');
