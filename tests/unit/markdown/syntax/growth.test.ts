import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Construct, ConstructRecord, Extension } from 'micromark-util-types';
import { expect, test } from 'vitest';
import { autolinks } from '../../../../src/markdown/syntax/autolinks.ts';
import { fences } from '../../../../src/markdown/syntax/fences.ts';
import { highlights } from '../../../../src/markdown/syntax/highlights.ts';
import { indentedContainers } from '../../../../src/markdown/syntax/indented-containers.ts';
import { markdownInHtml } from '../../../../src/markdown/syntax/markdown-html.ts';
import { mathFlow } from '../../../../src/markdown/syntax/math-flow.ts';
import { mathText } from '../../../../src/markdown/syntax/math-text.ts';
import { obsidianComments } from '../../../../src/markdown/syntax/obsidian-comments.ts';
import { sourceKeeper } from '../../../../src/markdown/syntax/source.ts';
import { tables } from '../../../../src/markdown/syntax/tables.ts';
import { templates } from '../../../../src/markdown/syntax/templates.ts';
import { wikiLinks } from '../../../../src/markdown/syntax/wiki-links.ts';

const extensions = [
  autolinks(),
  fences,
  highlights,
  indentedContainers,
  markdownInHtml,
  mathFlow,
  mathText,
  obsidianComments,
  tables(),
  templates,
  wikiLinks,
];

/** How many characters our constructs take from a text, those that they give back included. */
function taken(text: string): number {
  let count = 0;
  const counted = (construct: Construct): Construct => ({
    ...construct,
    tokenize(effects, ok, nok) {
      const consume: typeof effects.consume = (code) => {
        count++;
        effects.consume(code);
      };
      return construct.tokenize.call(this, { ...effects, consume }, ok, nok);
    },
  });
  const countedRecord = (record: ConstructRecord = {}): ConstructRecord =>
    Object.fromEntries(
      Object.entries(record).map(([code, constructs]) => [code, [constructs ?? []].flat().map(counted)]),
    );
  const watched = extensions.map((extension): Extension => ({
    ...extension,
    document: countedRecord(extension.document),
    flow: countedRecord(extension.flow),
    text: countedRecord(extension.text),
  }));
  fromMarkdown(text, { extensions: [...watched, sourceKeeper(text)] });
  return count;
}

test.each([
  ['dollars', '$a '],
  ['doubled dollars', '$$a '],
  ['doubled dollars on lines of their own', '$$\n'],
  ['long runs of dollars', '$'],
  ['braces behind a dollar', '${a '],
  ['brackets of formulas', '\\(a '],
  ['brackets of displays', '\\[\n'],
  ['environments', '\\begin{align} '],
  ['environments on lines of their own', '\\begin{align}\na\n'],
  ['brackets', '['],
  ['wiki links', '[[a'],
  ['embeds', '![[a|'],
  ['pens', '==a '],
  ['pens that only close', 'a==，'],
  ['comments', '%%a '],
  ['lines of comments', 'a %%\n'],
  ['tags', '{% a '],
  ['blocks of code in tags', '{% highlight a %}\n'],
  ['shortcodes', '{{< a '],
  ['fences', ':::a\n'],
  ['containers', '!!! a "b"\n'],
  ['containers without content', '??? a\n\n'],
  ['tabs', '=== "a"\n    b\n'],
  ['tags of HTML', '<div markdown>\n'],
  ['bars', '| $a '],
  ['addresses', 'https://a.b/c，'],
])('%s without an end cost no more than their number', (_, piece) => {
  const few = taken(piece.repeat(200));
  const many = taken(piece.repeat(800));
  expect(many).toBeLessThan(4 * few + 4000);
});
