import type { Blockquote, Paragraph } from 'mdast';

/** A block that its author set apart, in whatever dialect. */
export interface Callout {
  /** As written: `note`, `details`, `定理`. */
  kind: string;
  /** Whether readers can fold it, and how it is at first. */
  fold?: 'open' | 'closed';
  /** What is shown above it: the name of its kind and then its title, its title in place of that, or nothing. */
  label: 'kind' | 'title' | 'none';
  /** One of several that stand for one another: `=== "Python"`. */
  isTab?: boolean;
}

declare module 'mdast' {
  interface BlockquoteData {
    callout?: Callout;
  }
  interface ParagraphData {
    /** The title of the callout around it. */
    isTitle?: boolean;
  }
}

/** An empty callout, to be filled. */
export function calloutNode(callout: Callout): Blockquote {
  return { type: 'blockquote', data: { callout }, children: [] };
}

/** An empty title, to be filled. */
export function titleNode(): Paragraph {
  return { type: 'paragraph', data: { isTitle: true }, children: [] };
}
