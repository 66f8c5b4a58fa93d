import { none, type FrontmatterBlock } from './frontmatter-block.ts';
import { readToml } from './toml.ts';
import { readYaml } from './yaml.ts';

export interface Frontmatter extends FrontmatterBlock {
  /** Characters before the body: 0 where there is no front matter. */
  bodyStart: number;
}

const fence = /^(---|\+\+\+)[ \t]*\r?\n/;

/**
 * Splits a file into front matter (YAML between `---`, TOML between `+++`) and body.
 * What cannot be read is a fault and counts as no front matter.
 */
export function readFrontmatter(source: string): Frontmatter {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const skipped = source.length - text.length;
  const open = fence.exec(text);
  if (open === null) return { ...none, bodyStart: skipped, faults: misplaced(text) };
  const mark = open[1] ?? '';
  const close = new RegExp(`^${mark === '---' ? '---' : '\\+\\+\\+'}[ \\t]*(?:\\r?\\n|$)`, 'm');
  const rest = text.slice(open[0].length);
  const end = close.exec(rest);
  if (end === null) {
    // A thematic break at the top of an ordinary file is not front matter.
    if (!/^[A-Za-z_][\w-]*\s*[:=]/.test(rest)) return { ...none, bodyStart: skipped };
    const reason = `文首的 \`${mark}\` 没有闭合；应在键值之后另起一行写 \`${mark}\``;
    return { ...none, bodyStart: skipped, faults: [{ line: 1, column: 1, reason, rule: 'unclosed' }] };
  }
  const block = rest.slice(0, end.index);
  if (/^[ \t]*\r?\n/.test(block) && !/^[\w-]+[ \t]*[:=]/m.test(block)) return { ...none, bodyStart: skipped };
  const bodyStart = skipped + open[0].length + end.index + end[0].length;
  return { ...(mark === '---' ? readYaml(block) : readToml(block)), bodyStart };
}

/** Front matter that stands too late, or in other marks, and would be shown as text. */
function misplaced(text: string): FrontmatterBlock['faults'] {
  const late =
    /^(?:[ \t]*\r?\n)*[ \t]*(?=(---|\+\+\+)[ \t]*\r?\n(?:title|date|tags|draft)\s*[:=][^\n]*\n(?:.*\n){0,40}?\1[ \t]*\r?(?:\n|$))/.exec(
      text,
    );
  if (late === null) return [];
  const line = late[0].split('\n').length;
  const column = late[0].length - late[0].lastIndexOf('\n');
  const mark = late[1]?.startsWith('+') === true ? '+++' : '---';
  const reason = `文首信息不在文件开头，会当作正文；文件的第一行应只有 \`${mark}\``;
  return [{ line, column, reason, rule: 'misplaced' }];
}
