/** TeX of a typeset formula, in the delimiters that Markdown knows. */
export function texOf(formula: Element): string {
  const tex = formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent ?? '';
  return formula.closest('.equation') === null ? `$${tex}$` : `\n$$\n${tex}\n$$\n`;
}

/** A copied passage carries its formulas as TeX; a formula that is touched is copied whole. */
document.addEventListener('copy', (event) => {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || event.clipboardData === null) return;
  const range = selection.getRangeAt(0).cloneRange();
  const around = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest('.katex:not(.equation-rows)') ?? null;
  const first = around(range.startContainer);
  const last = around(range.endContainer);
  if (first !== null) range.setStartBefore(first);
  if (last !== null) range.setEndAfter(last);
  const passage = range.cloneContents();
  for (const rows of passage.querySelectorAll('.equation-rows')) rows.remove();
  const formulas = passage.querySelectorAll('.katex');
  if (formulas.length === 0) return;
  const lone = first !== null && first === last && first.closest('.equation') !== null;
  for (const formula of formulas) {
    const tex = lone ? (texOf(formula).replace(/^\$|\$$/g, '') ?? '') : texOf(formula);
    (formula.closest('.katex-display') ?? formula).replaceWith(tex);
  }
  for (const extra of passage.querySelectorAll('.anchor, .copy, .equation-handle')) extra.remove();
  const holder = document.createElement('div');
  holder.append(passage);
  // Cells are set apart by tabs, blocks end lines, as in what a browser would copy.
  for (const { previousSibling, nextSibling } of holder.querySelectorAll('thead, tbody, tr, td, th'))
    for (const node of [previousSibling, nextSibling]) if (node instanceof Text) node.remove();
  for (const cell of holder.querySelectorAll(':is(td, th):not(:last-child)')) cell.append('\t');
  for (const block of holder.querySelectorAll('p, li, h2, h3, h4, tr, pre, figure')) block.append('\n');
  event.clipboardData.setData('text/plain', (holder.textContent ?? '').trim());
  event.preventDefault();
});
