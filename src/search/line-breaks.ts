import type { Markup } from './document.ts';

const wrappers = ['semantics', 'mrow', 'mstyle'];

/** What a formula holds, without the wrappers that stand for nothing in a line. */
export function contentOf(markup: Markup): readonly Markup[] {
  if (typeof markup === 'string') return [markup];
  const [, , ...children] = markup;
  const [only] = children;
  const wrapped = children.length === 1 && isElement(only) && wrappers.includes(only[0]);
  return wrapped ? contentOf(only) : children;
}

const isElement = (markup: Markup | undefined): markup is Exclude<Markup, string> =>
  markup !== undefined && typeof markup !== 'string';

/** The sign of an operator; undefined for anything else. */
const signOf = (markup: Markup | undefined): string | undefined =>
  isElement(markup) && markup[0] === 'mo' && typeof markup[2] === 'string' ? markup[2] : undefined;

const [opening, closing, infix] = [/^[([{⟨⌊⌈]$/, /^[)\]}⟩⌋⌉]$/, /^(?:[=≠≈≡≤≥<>∼∝→←⇒⇔⟺∈⊂⊆+−±×⋅]|:=)$/];

/** Cuts the parts of a formula after commas and after what stands between two terms, outside of brackets. */
export function pieces(parts: readonly Markup[]): Markup[] {
  const cut: Markup[][] = [[]];
  let depth = 0;
  for (const [i, part] of parts.entries()) {
    const sign = signOf(part) ?? '';
    if (opening.test(sign)) depth += 1;
    if (closing.test(sign)) depth = Math.max(0, depth - 1);
    const before = signOf(parts[i - 1]);
    const between = infix.test(sign) && i > 0 && (before === undefined || closing.test(before));
    // At the end of a piece an operator would count as a postfix, and lose its space.
    const own: Markup = between && isElement(part) ? ['mo', { ...part[1], form: 'infix' }, sign] : part;
    cut.at(-1)?.push(own);
    if (depth === 0 && (between || /^[,;]$/.test(sign)) && i < parts.length - 1) cut.push([]);
  }
  return cut.map((piece) => ['math', {}, ...piece]);
}

/** A displayed formula for a line of words: its own lines one after another, with places where the line may end. */
export function inLine(markup: readonly Markup[]): readonly Markup[] {
  const [only] = markup;
  const content = markup.length === 1 && only !== undefined ? contentOf(only) : [];
  const [table] = content;
  if (content.length !== 1 || !isElement(table) || table[0] !== 'mtable') return markup;
  const [, , ...rows] = table;
  const isSeen = (part: Markup) => !isElement(part) || part[0] !== 'mrow' || part.length > 2;
  const cells = (row: Markup) =>
    isElement(row) ? row.slice(2).flatMap((cell) => contentOf(cell as Markup).filter(isSeen)) : [];
  return rows.flatMap((row) => pieces(cells(row)));
}
