import type { Definition, FootnoteDefinition, Root } from 'mdast';
import type { VFile } from 'vfile';
import { placeAt } from './place.ts';
import { isCrowded } from './syntax/crowds.ts';
import { visit } from './visit.ts';

const footnote = /(?<!\\)\[\^([^\]\s[^]{1,60})\]/g;
/** `[text][name]` whose text is words: `[i][j]` is an index. */
const reference = /(?<![\\\w)\]])\[([^[\]\n]*[\p{Script=Han} ][^[\]\n]*)\]\[([^[\]\n]*)\]/gu;
/** `[^a-z]`, `[^0-9]`: a set of characters. */
const characterSet = /^(?:.-.)+$|^[^\p{L}\p{N}]+$/u;

/** Reports notes and addresses that are used but not defined, defined but not used, or defined twice. */
export function remarkDefinitions() {
  return (tree: Root, file: VFile): void => {
    const source = String(file.value);
    const used = new Set<string>();
    const notes = new Map<string, FootnoteDefinition>();
    const addresses = new Map<string, Definition>();
    const report = (offset: number, reason: string, ruleId: string) =>
      file.message(reason, { place: placeAt(source, offset), source: 'links', ruleId });
    visit(tree, (node) => {
      if (node.type === 'footnoteReference') used.add(node.identifier);
      else if (node.type === 'footnoteDefinition') {
        if (notes.has(node.identifier)) {
          const reason = `脚注 \`[^${node.label ?? node.identifier}]\` 定义了两次，只显示第一个；应换一个名字，或删去`;
          file.message(reason, { place: node.position, source: 'links', ruleId: 'duplicate-note' });
        } else notes.set(node.identifier, node);
      } else if (node.type === 'definition') {
        const first = addresses.get(node.identifier);
        if (first === undefined) addresses.set(node.identifier, node);
        else if (first.url !== node.url) {
          const reason = `\`[${node.label ?? node.identifier}]\` 定义了两个地址，只用第一个；应换一个名字，或删去`;
          file.message(reason, { place: node.position, source: 'links', ruleId: 'duplicate-definition' });
        }
      } else if (
        node.type === 'text' &&
        node.position !== undefined &&
        node.value.includes('[') &&
        !isCrowded(tree, node)
      ) {
        const start = node.position.start.offset ?? 0;
        const text = source.slice(start, node.position.end.offset);
        for (const { index, 1: name = '' } of text.matchAll(footnote)) {
          if (characterSet.test(name)) continue;
          const reason = `没有脚注 \`[^${name}]\`；应在文末写 \`[^${name}]: 内容\``;
          report(start + index, reason, 'undefined-note');
        }
        for (const { index, 1: words = '', 2: name = '' } of text.matchAll(reference)) {
          const wanted = name === '' ? words : name;
          report(
            start + index,
            `没有名为 \`${wanted}\` 的地址；应另起一行写 \`[${wanted}]: 地址\``,
            'undefined-definition',
          );
        }
      }
    });
    for (const [name, { position, label }] of notes) {
      if (used.has(name)) continue;
      const reason = `脚注 \`[^${label ?? name}]\` 没有用到，不会显示；应在正文里写 \`[^${label ?? name}]\`，或删去`;
      file.info(reason, { place: position, source: 'links', ruleId: 'unused-note' });
    }
  };
}
