export type TokenKind = 'command' | 'character' | 'space' | 'comment' | 'open' | 'close' | 'verbatim';

/** A token of TeX, with its place in the source. A command's text has its backslash, and not the spaces after it. */
export interface Token {
  kind: TokenKind;
  text: string;
  start: number;
  end: number;
  /** Stands in text mode: inside `\text{…}` and its like, and not inside `$…$` in there. */
  inText: boolean;
  /** For a brace: the index of its other half, or -1. */
  mate: number;
}

/** Commands that set an argument in text mode, and which of their arguments it is. */
const textArguments: Readonly<Record<string, number>> = Object.fromEntries([
  ...'text textrm textsf texttt textnormal textbf textmd textit textup emph mbox hbox fbox tag intertext shortstack'
    .split(' ')
    .map((name) => [`\\${name}`, 1]),
  ['\\colorbox', 2],
  ['\\raisebox', 2],
  ['\\fcolorbox', 3],
]);

/** What is open at some point: up to which token, in which mode, and the text argument that is still to come. */
interface Frame {
  closer: string;
  text: boolean;
  /** Index of the opening brace. */
  opener: number;
  /** How many arguments before the one in text mode; -1: none is awaited. */
  awaited: number;
}

const lexeme =
  /\\verb(?:\*|(?![a-zA-Z*]))([^\n])[^\n]*?\1|\\(?:[a-zA-Z@]+|[^\ud800-\udbff]|[\ud800-\udbff][\udc00-\udfff]|$)|[ \t\r\n]+|[\ud800-\udbff][\udc00-\udfff]|[\s\S]/y;

/**
 * Splits TeX into tokens. Joined, their texts are the source. Nothing is refused: a brace without its other half has
 * the mate -1.
 */
export function scan(tex: string): Token[] {
  const tokens: Token[] = [];
  const frames: Frame[] = [{ closer: '', text: false, opener: -1, awaited: -1 }];
  let at = 0;
  while (at < tex.length) {
    const frame = frames[frames.length - 1] as Frame;
    lexeme.lastIndex = at;
    let text = lexeme.exec(tex)?.[0] ?? tex.slice(at, at + 1);
    const isComment = text === '%' && !(frame.text && closesOnThisLine(tex, at));
    if (isComment) text = tex.slice(at, tex.indexOf('\n', at) + 1 || tex.length + 1);
    const token: Token = {
      kind: isComment ? 'comment' : kindOf(text),
      text,
      start: at,
      end: at + text.length,
      inText: frame.text,
      mate: -1,
    };
    tokens.push(token);
    at = token.end;
    follow(token, tokens, frames);
  }
  return tokens;
}

function kindOf(text: string): TokenKind {
  if (text === '{') return 'open';
  if (text === '}') return 'close';
  if (/^\\verb(?![a-zA-Z])./.test(text)) return 'verbatim';
  if (text.startsWith('\\')) return 'command';
  return /^[ \t\r\n]/.test(text) ? 'space' : 'character';
}

/** Opens, closes and awaits: the modes after a token. */
function follow(token: Token, tokens: Token[], frames: Frame[]): void {
  const frame = frames[frames.length - 1] as Frame;
  const { kind, text } = token;
  if (kind === 'open') {
    const isText = frame.awaited === 0;
    frames.push({
      closer: '}',
      text: isText || (frame.text && frame.awaited < 0),
      opener: tokens.length - 1,
      awaited: -1,
    });
    frame.awaited = isText ? -1 : frame.awaited - 1;
    return;
  }
  if (kind === 'close') {
    closeBrace(token, tokens, frames);
    return;
  }
  if (kind === 'space' || kind === 'comment') return;
  if (kind === 'command') frame.awaited = (textArguments[text] ?? 0) - 1;
  else if (!/^[*[\]\w]$/.test(text)) frame.awaited = -1;
  if (text === frame.closer) frames.pop();
  else if (frame.text && (text === '$' || text === '\\(')) {
    frames.push({ closer: text === '$' ? '$' : '\\)', text: false, opener: -1, awaited: -1 });
  }
}

function closeBrace(token: Token, tokens: Token[], frames: Frame[]): void {
  const depth = frames.findLastIndex((frame) => frame.closer === '}');
  if (depth < 0) return;
  const { opener } = frames[depth] as Frame;
  frames.length = depth;
  token.mate = opener;
  const open = tokens[opener];
  if (open === undefined) return;
  open.mate = tokens.length - 1;
  token.inText = open.inText;
}

/** MathJax takes `%` in text as it is; so do we, where no line ends before the text does. */
function closesOnThisLine(tex: string, from: number): boolean {
  let depth = 0;
  for (let i = from; i < tex.length && tex[i] !== '\n'; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && depth-- === 0) return true;
  }
  return false;
}

const blank = (token: Token | undefined) => token?.kind === 'space' || token?.kind === 'comment';

/** Index of the first token from `from` on that is neither space nor comment; may be the length. */
export function skipBlank(tokens: readonly Token[], from: number): number {
  let i = from;
  while (blank(tokens[i])) i++;
  return i;
}

/** Index of the last token up to `from` that is neither space nor comment, or -1. */
export function skipBlankBack(tokens: readonly Token[], from: number): number {
  let i = from;
  while (blank(tokens[i])) i--;
  return i;
}

/** The text of tokens, `to` excluded. */
export const textOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map((token) => token.text)
    .join('');
