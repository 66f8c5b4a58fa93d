/** A piece of TeX and how offsets in it lead back to the author's. */
export interface Rewritten {
  tex: string;
  /** Offset in `tex` → offset in what the author wrote. */
  map: (offset: number) => number;
}

interface Edit {
  start: number;
  end: number;
  text: string;
  /** Order among edits at one place: closers of inner groups, closers of outer ones, openers of outer ones, … */
  rank: number;
  turn: number;
}

/**
 * Changes to one TeX source, given by offsets in it. Replaced spans must not overlap; groups put around spans may be
 * nested in any way, and hold replaced spans.
 */
export class Edits {
  readonly #edits: Edit[] = [];

  get size(): number {
    return this.#edits.length;
  }

  /** Puts `text` in the place of a span. */
  replace(start: number, end: number, text: string): void {
    this.#add({ start, end, text, rank: start === end ? 0 : Number.POSITIVE_INFINITY });
  }

  /** Puts `before` and `after` around a span; what is put around a longer span stands further out. */
  wrap(start: number, end: number, before: string, after: string): void {
    const length = end - start + 1;
    this.#add({ start, end: start, text: before, rank: 1 / length });
    this.#add({ start: end, end, text: after, rank: -1 / length });
  }

  #add(edit: Omit<Edit, 'turn'>): void {
    this.#edits.push({ ...edit, turn: this.#edits.length });
  }

  /** The source with all changes made. */
  apply(tex: string): Rewritten {
    if (this.#edits.length === 0) return { tex, map: (offset) => offset };
    const edits = this.#edits.toSorted(byPlace);
    const pieces: { at: number; source: number; changed: boolean }[] = [];
    let out = '';
    let from = 0;
    for (const { start, end, text } of edits) {
      if (start > from) pieces.push({ at: out.length, source: from, changed: false });
      out += tex.slice(from, start);
      pieces.push({ at: out.length, source: start, changed: true });
      out += text;
      from = Math.max(from, end);
    }
    pieces.push({ at: out.length, source: from, changed: false });
    out += tex.slice(from);
    const map = (offset: number): number => {
      const piece = pieces.findLast(({ at }) => at <= offset);
      if (piece === undefined) return offset;
      return piece.changed ? piece.source : Math.min(piece.source + offset - piece.at, tex.length);
    };
    return { tex: out, map };
  }
}

function byPlace(a: Edit, b: Edit): number {
  if (a.start !== b.start) return a.start - b.start;
  if (a.rank !== b.rank) return a.rank - b.rank;
  return a.rank < 0 ? b.turn - a.turn : a.turn - b.turn;
}
