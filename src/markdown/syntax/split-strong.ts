import type { Nodes, Paragraph, Parents, PhrasingContent, Root, Text } from 'mdast';

/**
 * Joins `**` that a display parts: `**words`, the display, `words**`. For its
 * author this is one paragraph; the words before and after the display are strong. Some leave a line empty before it.
 */
export function joinSplitStrong(tree: Root): undefined {
  joinWithin(tree);
}

function joinWithin(parent: Parents): void {
  const children = parent.children as Nodes[];
  for (const [index, child] of children.entries()) {
    if ('children' in child) joinWithin(child);
    const before = children[index - 1];
    const after = children[index + 1];
    if (child.type !== 'math' || before?.type !== 'paragraph' || after?.type !== 'paragraph') continue;
    if (follows(before, child, 2) && follows(child, after, 1)) join(before, after);
  }
}

/** Whether one block begins so many lines after another, at most. */
const follows = (one: Nodes, next: Nodes, lines: number): boolean =>
  one.position !== undefined &&
  next.position !== undefined &&
  next.position.start.line - one.position.end.line <= lines;

function join(before: Paragraph, after: Paragraph): void {
  const opening = onlyStars(before);
  const closing = onlyStars(after);
  if (opening === undefined || closing === undefined) return;
  const [outside, inside] = halves(opening.text, before.children.slice(opening.index + 1), []);
  const [first, last] = halves(closing.text, [], after.children.slice(0, closing.index));
  before.children = [...before.children.slice(0, opening.index), ...outside, ...strong(inside)];
  after.children = [...strong(first), ...last, ...after.children.slice(closing.index + 1)];
}

/** The text with the one `**` of a paragraph; undefined where there is none, or more. */
function onlyStars({ children }: Paragraph): { index: number; text: Text } | undefined {
  const found = children.flatMap((text, index) =>
    text.type === 'text' && text.value.includes('**') ? [{ index, text }] : [],
  );
  const [only] = found;
  return found.length === 1 && only?.text.value.split('**').length === 2 ? only : undefined;
}

function halves(
  { value }: Text,
  after: PhrasingContent[],
  before: PhrasingContent[],
): [PhrasingContent[], PhrasingContent[]] {
  const [left = '', right = ''] = value.split('**');
  return [
    [...before, ...textOf(left)],
    [...textOf(right), ...after],
  ];
}

const textOf = (value: string): Text[] => (value === '' ? [] : [{ type: 'text', value }]);

const strong = (children: PhrasingContent[]): PhrasingContent[] =>
  children.length === 0 ? [] : [{ type: 'strong', children }];
