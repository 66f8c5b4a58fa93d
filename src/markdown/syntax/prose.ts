const wording = /\\(?:text\w*|mbox|hbox|mathrm|operatorname|tag|label)\*?\s*\{[^{}]*\}/g;
const han = /\p{Script=Han}/gu;
const texSign = /[\\_^={}]/;

/** How many Chinese characters a piece of TeX has outside `\text{…}` and its like. */
export function hanOutsideWords(tex: string): number {
  return tex.replace(wording, '').match(han)?.length ?? 0;
}

/**
 * Whether a line is prose, so that a display formula cannot reach over it.
 * @param afterBlank an empty line came before it: then little suffices, since TeX has no empty lines in formulas
 */
export function isProse(line: string, afterBlank: boolean): boolean {
  if (/^(?:`{3,}|~{3,}|#{1,6}(?:[ \t]|$))/.test(line)) return true;
  const words = line.replace(wording, '');
  const count = words.match(han)?.length ?? 0;
  const signs = words.match(/[\\^_={}&]/g)?.length ?? 0;
  if (afterBlank && !words.includes('\\')) {
    return (count >= 2 && signs < count) || /[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){3}/.test(words);
  }
  return count >= 5 && /[，。；！？]/.test(words) && signs * 2 < count && !words.includes('&');
}

/**
 * Whether what stands between two dollars is a formula, and not money, a shell variable or jQuery.
 * @param before the character before the first dollar, `after` the one behind the second; empty at an end
 */
export function isDollarFormula(body: string, before: string, after: string): boolean {
  const tex = body.trim();
  if (tex === '' || body.length > 3000) return false;
  const signs = texSign.test(tex);
  const looseStart = tex[0] !== body[0];
  const looseEnd = tex.at(-1) !== body.at(-1);
  const loose = looseStart || looseEnd;
  if (/\d/.test(after) && (/^\d/.test(tex) || looseEnd)) return false;
  if (opensAgain(body, before, after)) return false;
  if (/^\(["'#.]/.test(tex)) return false;
  if (signs) return hanOutsideWords(tex) < (looseEnd ? 9 : 20) || /\\[A-Za-z]{2,}|\\\\/.test(tex);
  if (tex.includes('`')) return false;
  const chinese = hanOutsideWords(tex);
  if (/^[，。；！？、：]/.test(tex) || (chinese > 0 && /[，。；！？“”]/.test(tex))) return false;
  if (chinese > 0) return !loose && chinese <= 8 && !/[\w({]/.test(after);
  if (!loose) return !/[\n\r][\s\S]*[\n\r]/.test(tex) && (!isPhrase(tex) || isTerm(tex, before, after));
  return tex.length <= 60 && !(looseStart && /\d/.test(before)) && !isPhrase(tex);
}

/** `$PATH:$HOME`, `${a}/${b}`, `$f($x)`: the second dollar begins something, it does not end a formula. */
function opensAgain(body: string, before: string, after: string): boolean {
  if (/^\w+'+$/.test(body) && before !== "'") return false;
  if (!/[A-Za-z_{(]/.test(after) || /[\\^=]/.test(body)) return false;
  return /[\s:/;,.，。、"'@([]$/.test(body) || (body.startsWith('{') && after === '{');
}

const isPhrase = (text: string) =>
  /[A-Za-z]{3,}\s+[A-Za-z]{2,}|^\d[\d.,]*\s+[A-Za-z]{2,}/.test(text) && !/[+*/<>|(]/.test(text);

/** Words of a Chinese sentence that their author set as a formula: `构建$empirical risk$，`. */
const isTerm = (tex: string, before: string, after: string) =>
  /^[A-Za-z][A-Za-z -]{1,40}$/.test(tex) && (chineseMark.test(before) || chineseMark.test(after));

const chineseMark = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Whether what stands between `\(` and `\)` is a formula: Markdown has these as mere brackets, too.
 * @param dialect the document surely writes formulas this way
 */
export function isBracketFormula(body: string, dialect: boolean): boolean {
  const tex = body.trim();
  if (tex === '' || /https?:/.test(tex) || hanOutsideWords(tex) >= 12) return false;
  if (/[\\_^=]/.test(tex)) return true;
  if (/^[\dIVXivx.]+$/.test(tex)) return dialect;
  return dialect
    ? hanOutsideWords(tex) === 0
    : /^[\w\s,+\-*/<>|.()'!:;[\]]{1,60}$/.test(tex) && !/[A-Za-z]{2}/.test(tex);
}

/** Whether a text writes formulas as `\(…\)` or `\[…\]`: it has one that is nothing else. */
export function hasBracketFormulas(source: string): boolean {
  return /\\\((?:(?!\\\))[^\n]){0,200}?(?:\\[A-Za-z]|[_^=])|\\\[(?:(?!\\\])[\s\S]){0,400}?(?:\\[A-Za-z]|[_^=])/.test(
    source,
  );
}

/** The body of a display formula between brackets or dollars, judged as a whole. */
export function isDisplayFormula(body: string): boolean {
  const tex = body.trim();
  if (tex === '' || body.length > 20_000) return false;
  let blank = false;
  for (const line of tex.split('\n')) {
    if (line.trim() === '') {
      blank = true;
    } else {
      if (isProse(line.trim(), blank)) return false;
      blank = false;
    }
  }
  return hanOutsideWords(tex) < 120;
}
