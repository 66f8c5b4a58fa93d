import type { Code, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Place } from './place.ts';
import { Tally, times } from './tally.ts';
import { visit } from './visit.ts';

export interface CodeBlockOptions {
  /** Names of the languages that are coloured, in lower case. */
  languages: ReadonlySet<string>;
  /** Makes languages ready, before the blocks are coloured. */
  loadLanguages: (names: Iterable<string>) => Promise<unknown>;
}

/** Names that say that there is nothing to colour. */
const plain = new Set(
  'text txt plain plaintext none raw ascii ansi output input log stdout stderr stdin result nohighlight no-highlight'.split(
    ' ',
  ),
);

const otherNames: Readonly<Record<string, string>> = {
  assembly: 'asm',
  cu: 'cpp',
  cuda: 'cpp',
  doscon: 'bat',
  gas: 'asm',
  golang: 'go',
  ipython: 'python',
  jsp: 'html',
  masm: 'asm',
  mathematica: 'wolfram',
  mysql: 'sql',
  nasm: 'asm',
  octave: 'matlab',
  pas: 'pascal',
  ps1con: 'powershell',
  py3: 'python',
  pycon: 'python',
  python2: 'python',
  python3: 'python',
};

/** Reads the languages of code blocks in the ways they are written, and reports unknown ones and unclosed fences. */
export function remarkCodeBlocks({ languages, loadLanguages }: CodeBlockOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const found = new Set<string>();
    const source = String(file.value);
    const tally = new Tally('code');
    visit(tree, 'code', (node) => {
      reportUnclosed(node, source, file);
      if (node.lang === null || node.lang === undefined) return;
      const name = languageOf(node.lang, node.meta ?? '');
      if (name === undefined || plain.has(name)) {
        node.lang = null;
        return;
      }
      node.lang = languages.has(name) ? name : (otherNames[name] ?? node.lang);
      if (languages.has(node.lang)) {
        found.add(node.lang);
        return;
      }
      const near = [...languages].find((known) => isNear(name, known));
      const advice =
        near === undefined ? '应写认得的语言，如 `python`，或写 `text`' : `是否想写 \`${near}\`？`;
      tally.add(
        'language',
        () => placeOfLanguage(node, source),
        (count) => `代码的语言 \`${name}\` 不认得${times(count)}；${advice}`,
        name,
      );
    });
    tally.report(file);
    if (found.size > 0) await loadLanguages(found);
  };
}

/** `{.python .input}`, `python=`, `js{1,3}`, `cpp,linenos`, `C++17` name a language too. */
function languageOf(lang: string, meta: string): string | undefined {
  const inBraces = /^\{\s*\.?([\w+#-]*)/.exec(`${lang} ${meta}`)?.[1];
  const name = (inBraces ?? /^[.]?([^\s{},:=[(]*)/.exec(lang)?.[1] ?? '').toLowerCase();
  if (name === '') return undefined;
  return /^(?:c\+\+|cpp)\d+$/.test(name) ? 'cpp' : name;
}

/** Where the name begins, after the fence. */
function placeOfLanguage({ position }: Code, source: string): Place {
  const { line, column, offset = 0 } = position?.start ?? { line: 1, column: 1 };
  const fence = /^[`~]*[ \t]*/.exec(source.slice(offset, offset + 80))?.[0] ?? '';
  return { line, column: column + fence.length };
}

/** A fence that nothing closes takes all that follows it in its block. */
function reportUnclosed(node: Code, source: string, file: VFile): void {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  if (start === undefined || end === undefined) return;
  const fence = /^(?:`{3,}|~{3,})/.exec(source.slice(start, Math.min(end, start + 200)))?.[0];
  if (fence === undefined) return;
  const last = source.slice(source.lastIndexOf('\n', end - 1) + 1, end);
  const isOneLine = source.lastIndexOf('\n', end - 1) < start;
  const mark = fence[0] ?? '`';
  const closing = /^[\s>]*(`{3,}|~{3,})[ \t]*$/.exec(last)?.[1] ?? '';
  if (!isOneLine && closing.startsWith(mark) && closing.length >= fence.length) return;
  const reason = `代码块没有闭合，后文都成了代码；应在代码之后另起一行写 \`\` ${fence} \`\``;
  file.message(reason, { place: node.position, source: 'code', ruleId: 'unclosed-fence' });
}

/** Whether one insertion, removal or change leads from one name to the other. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const swapped = a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
  return (
    swapped ||
    a.slice(i + 1) === b.slice(i + 1) ||
    a.slice(i + 1) === b.slice(i) ||
    a.slice(i) === b.slice(i + 1)
  );
}
