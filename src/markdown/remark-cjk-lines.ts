import type { Root } from 'mdast';
import { visit } from './visit.ts';

const wide = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF“”‘’…—]`;
const between = new RegExp(`(?<=${wide})[ \\t]*\\n[ \\t]*(?=${wide})`, 'gu');

/** A line break between two Chinese characters or marks joins them, as if the line had gone on. */
export function remarkCjkLines() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = node.value.replace(between, '');
    });
  };
}
