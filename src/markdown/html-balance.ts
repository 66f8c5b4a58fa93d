import { endsBefore, mayStayOpen } from './html-rules.ts';

/** An element that is open. */
export interface OpenElement<Place> {
  /** As it is published. */
  name: string;
  /** As it is closed in the source. */
  source: string;
  /** Shown as text, both tags: nothing is open in the page. */
  escaped: boolean;
  place: Place;
}

/** What a closing tag closes. */
export type Closing<Place> =
  /** Elements to close, innermost first; all but the last were left open. */
  | { kind: 'closes'; elements: OpenElement<Place>[] }
  /** Nothing of that name is open; `mended` where it was closed before, because it had to be. */
  | { kind: 'stray'; mended: boolean };

/** The elements that are open at some point of a container. */
export class OpenElements<Place> {
  readonly #open: OpenElement<Place>[] = [];
  /** Names whose closing tag is still to come although they are closed. */
  readonly #mended: Map<string, number>;

  /** @param mended shared by all containers of an article */
  constructor(mended: Map<string, number>) {
    this.#mended = mended;
  }

  /** @returns the elements that end where this one begins, innermost first */
  open(element: OpenElement<Place>): OpenElement<Place>[] {
    const ended: OpenElement<Place>[] = [];
    for (let top = this.#open.at(-1); top !== undefined; top = this.#open.at(-1)) {
      if (element.escaped || top.escaped || !endsBefore(top.name, element.name)) break;
      this.#open.pop();
      ended.push(top);
    }
    this.#open.push(element);
    return ended;
  }

  close(source: string): Closing<Place> {
    const at = this.#open.findLastIndex((element) => element.source === source);
    if (at < 0) {
      const mended = this.#mended.get(source) ?? 0;
      this.#mended.set(source, Math.max(0, mended - 1));
      return { kind: 'stray', mended: mended > 0 };
    }
    const elements = this.#open.splice(at).reverse();
    for (const element of elements.slice(0, -1)) this.#expect(element);
    return { kind: 'closes', elements };
  }

  /** Whether the innermost element is closed by `</source>`. */
  endsWith(source: string): boolean {
    return this.#open.at(-1)?.source === source;
  }

  /** Closes all, innermost first. */
  finish(): OpenElement<Place>[] {
    const elements = this.#open.splice(0).reverse();
    for (const element of elements) this.#expect(element);
    return elements;
  }

  #expect({ source }: OpenElement<Place>): void {
    this.#mended.set(source, (this.#mended.get(source) ?? 0) + 1);
  }
}

/** Whether leaving an element open changes what follows it. */
export const isLeftOpen = ({ name, escaped }: OpenElement<unknown>): boolean =>
  !escaped && !mayStayOpen.has(name);
