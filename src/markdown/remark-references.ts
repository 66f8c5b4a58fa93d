import type { Link, PhrasingContent, Root } from 'mdast';
import { findAndReplace, type RegExpMatchObject } from 'mdast-util-find-and-replace';
import type { VFile } from 'vfile';
import { articleData } from './article-data.ts';
import { placeInValue, placeOfMatch } from './place.ts';
import type { LabelTarget } from './remark-labels.ts';
import { visit } from './visit.ts';

/** A label of another article. */
export interface ForeignLabel {
  target: LabelTarget;
  slug: string;
  title: string;
}

export interface ReferenceOptions {
  /**
   * @param name `slug:label`
   * @returns undefined where there is no such article or no such label in it
   */
  resolveLabel: (name: string) => Promise<ForeignLabel | undefined>;
  /** Text of a reference to another article: `《标题》式(3)`. */
  foreignText: (title: string, reference: string) => string;
  /** How an article calls itself. */
  ownText: string;
}

const pattern = /\\(eqref|ref)\s*\{([^{}]+)\}/g;

/** Turns `\eqref{…}` and `\ref{…}`, in the text and inside formulas, into the numbers of what they refer to. */
export function remarkReferences({ resolveLabel, foreignText, ownText }: ReferenceOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const { labels, references } = articleData(file);
    const own = new Map(labels.map((label) => [label.name, label]));
    const foreign = new Map<string, ForeignLabel>();
    for (const name of namesIn(tree)) {
      references.push(name);
      if (own.has(name)) continue;
      const found = await resolveLabel(name);
      if (found !== undefined) foreign.set(name, found);
    }
    const unknown = (name: string, place: { line: number; column: number }) => {
      const reason = `没有标为 \`${name}\` 的公式；应先在那个公式里写 \`\\label{${name}}\`（别的文章写 \`slug:标签\`）`;
      file.message(reason, { place, source: 'labels', ruleId: 'unknown-label' });
    };
    const find = (name: string) => own.get(name) ?? foreign.get(name)?.target;
    const checkNumber = (name: string, place: () => { line: number; column: number }) => {
      const target = find(name);
      if (target?.number !== '' || target.title !== undefined) return;
      const reason = `标为 \`${name}\` 的公式没有编号；应让它单独成行，去掉环境名的星号或那一行的 \\nonumber，或写 \\tag{…}`;
      file.message(reason, { place: place(), source: 'labels', ruleId: 'unnumbered' });
    };

    visit(tree, ['math', 'inlineMath'], (node) => {
      if (node.type !== 'math' && node.type !== 'inlineMath') return;
      const numbered = node.data?.numbered;
      if (numbered === undefined) return;
      numbered.tex = numbered.tex.replace(pattern, (whole, command: string, raw: string) => {
        const name = raw.trim();
        const target = find(name);
        const at = Math.max(0, node.value.indexOf(whole));
        const place = () =>
          placeInValue(String(file.value), node.position?.start.offset ?? 0, node.value, at);
        checkNumber(name, place);
        // Padded, so that the positions of faults behind it stay true.
        if (target !== undefined) return `\\text{${shown(command, target)}}`.padEnd(whole.length);
        unknown(name, place());
        return '\\text{??}'.padEnd(whole.length);
      });
    });

    const replace = (
      _: string,
      command: string,
      raw: string,
      match: RegExpMatchObject,
    ): PhrasingContent | false => {
      const name = raw.trim();
      const target = own.get(name);
      checkNumber(name, () => placeOfMatch(file, match));
      if (target !== undefined) {
        // The article itself, in itself: there is no fragment to go to.
        if (target.id === '') return { type: 'text', value: ownText };
        return link(`#${target.id}`, shown(command, target));
      }
      const other = foreign.get(name);
      if (other !== undefined) {
        const number = shown(command, other.target);
        const { kind, title, id } = other.target;
        const reference = kind === undefined && title === undefined ? `式${number}` : number;
        const url = `/articles/${other.slug}/${id === '' ? '' : `#${id}`}`;
        return link(url, foreignText(other.title, reference));
      }
      unknown(name, placeOfMatch(file, match));
      return false;
    };
    findAndReplace(tree, [pattern, replace], { ignore: ['link'] });
  };
}

/** `(3)` for a formula, `定理 2` for a theorem, a section's title; `\ref` gives a formula's number bare. */
function shown(command: string, { kind, number, title }: LabelTarget): string {
  if (title !== undefined) return title;
  if (kind !== undefined) return `${kind} ${number}`;
  const known = number === '' ? '??' : number;
  return command === 'eqref' ? `(${known})` : known;
}

function link(url: string, text: string): Link {
  return {
    type: 'link',
    url,
    data: { hProperties: { className: ['eqref'] } },
    children: [{ type: 'text', value: text }],
  };
}

function namesIn(tree: Root): Set<string> {
  const names = new Set<string>();
  visit(tree, (node) => {
    if (node.type !== 'text' && node.type !== 'math' && node.type !== 'inlineMath') return;
    for (const match of node.value.matchAll(pattern)) names.add((match[2] ?? '').trim());
  });
  return names;
}
