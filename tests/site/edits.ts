import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder of articles that show one another's titles, labels and tags, so that an edit of one changes others. */
export function writeEdited(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const article = (title: string, day: number, front: string, body: string) =>
  `---\ntitle: ${title}\ndate: 2025-03-${String(day).padStart(2, '0')}\n${front}\n---\n\n${body}\n`;

const source = (before: string) => `## 定义

${before}
$$
f(x) = \\sum_{i=1}^n x_i^2 \\label{eq:sum}
$$

由 \\eqref{eq:sum} 可知。
`;

const files: Readonly<Record<string, string>> = {
  'macros.tex': '\\newcommand{\\loss}{\\mathcal{L}}\n',
  'articles/source.md': article('来源', 1, 'tags: [甲, 乙]', source('')),
  'articles/reader.md': article(
    '读者',
    2,
    'tags: [甲]\nprerequisites: [source]',
    '引用 \\eqref{source:eq:sum}，又见 [[来源]] 与 [来源](source.md#定义)。损失 $\\loss$。\n\n```python\nprint(1)\n```',
  ),
  'articles/sibling.md': article('同辈', 3, 'tags: [乙]\nseries: {id: 两篇, order: 1}', '无事，$a$。'),
  'articles/later.md': article('后一篇', 4, 'series: {id: 两篇, order: 2}', '还是无事，$b^2$。'),
  'articles/gone.md': article('将删', 5, 'tags: [丙]', '将被删去。'),
};

/** Kinds of edit: each changes the folder that `writeEdited` has written. */
export const edits: Readonly<Record<string, (folder: string) => void>> = {
  text: (folder) =>
    write(folder, 'sibling.md', article('同辈', 3, 'tags: [乙]\nseries: {id: 两篇, order: 1}', '有事。')),
  'a new glyph': (folder) =>
    write(folder, 'later.md', article('后一篇', 4, '', '$\\mathfrak{Z} \\ne \\aleph$。')),
  'the number of a label': (folder) =>
    write(
      folder,
      'source.md',
      article('来源', 1, 'tags: [甲, 乙]', source('$$\nx = 1 \\label{eq:one}\n$$\n\n见 \\eqref{eq:one}。\n')),
    ),
  title: (folder) =>
    write(folder, 'later.md', article('改了名的后一篇', 4, 'series: {id: 两篇, order: 2}', '无事。')),
  'a title that a link names': (folder) => {
    write(folder, 'source.md', article('源头', 1, 'tags: [甲, 乙]\naliases: [来源]', source('')));
  },
  tags: (folder) => write(folder, 'gone.md', article('将删', 5, 'tags: [丙, 甲]', '将被删去。')),
  macros: (folder) => writeFileSync(join(folder, 'macros.tex'), '\\newcommand{\\loss}{\\mathscr{L}}\n'),
  'a deleted article': (folder) => rmSync(join(folder, 'articles/gone.md')),
  'a renamed article': (folder) =>
    renameSync(join(folder, 'articles/sibling.md'), join(folder, 'articles/brother.md')),
  'a new article': (folder) => write(folder, 'new.md', article('新', 6, 'tags: [甲]', '见 [[读者]]。')),
};

const write = (folder: string, name: string, text: string) =>
  writeFileSync(join(folder, 'articles', name), text);
