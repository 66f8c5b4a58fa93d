/** A numbered environment that a whole display consists of. */
export interface Environment {
  name: string;
  starred: boolean;
  /** Offsets of its body in the TeX. */
  bodyStart: number;
  bodyEnd: number;
}

const begin = /^\s*\\begin\s*\{([A-Za-z]+)(\*?)\}/;

/** The environment that a display consists of from its first to its last character, if it is one. */
export function wholeEnvironment(source: string): Environment | undefined {
  const tex = withoutComments(source);
  const open = begin.exec(tex);
  if (open === null) return undefined;
  const [whole, name = '', star = ''] = open;
  const close = new RegExp(`\\\\end\\s*\\{${name}${star === '' ? '' : '\\*'}\\}\\s*$`).exec(tex);
  if (close === null || !closesItself(tex.slice(whole.length, close.index))) return undefined;
  return { name, starred: star !== '', bodyStart: whole.length, bodyEnd: close.index };
}

/** Whether a body ends no environment that it hasn't begun: else two environments follow one another. */
function closesItself(body: string): boolean {
  let depth = 0;
  for (const [, word] of body.matchAll(/\\(begin|end)(?![A-Za-z])/g)) {
    depth += word === 'begin' ? 1 : -1;
    if (depth < 0) return false;
  }
  return true;
}

/** TeX with spaces in the place of its comments. */
export const withoutComments = (tex: string): string =>
  tex.includes('%')
    ? tex.replace(/\\[\s\S]|%[^\n]*/g, (found) => (found.startsWith('%') ? ' '.repeat(found.length) : found))
    : tex;

/** Offsets of a row in the TeX; `end` is before its `\\`. */
export interface Row {
  start: number;
  end: number;
}

/** Cuts the body of an environment at its own `\\`: those within braces or inner environments are not its own. */
export function rowsOf(tex: string, { bodyStart, bodyEnd }: Environment): Row[] {
  const rows: Row[] = [];
  let start = bodyStart;
  let depth = 0;
  for (let i = bodyStart; i < bodyEnd; i++) {
    const character = tex[i];
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '%') i = endOfLine(tex, i);
    else if (character === '\\') {
      if (tex.startsWith('begin', i + 1)) depth++;
      else if (tex.startsWith('end', i + 1) && !/[A-Za-z]/.test(tex[i + 4] ?? '')) depth--;
      else if (tex[i + 1] === '\\' && depth === 0) {
        rows.push({ start, end: i });
        start = i + 2;
      }
      i++;
    }
  }
  const last = { start, end: bodyEnd };
  const empty = withoutComments(tex.slice(start, bodyEnd)).trim() === '';
  return empty && rows.length > 0 ? rows : [...rows, last];
}

const endOfLine = (tex: string, from: number) => {
  const end = tex.indexOf('\n', from);
  return end < 0 ? tex.length : end;
};
