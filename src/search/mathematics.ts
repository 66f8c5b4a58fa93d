import { hanClass } from './text.ts';

/** Letters and signs that only mathematics has. */
const sign =
  /[\u0370-\u03ff\u2016\u2032\u2061-\u2064\u2070-\u209c\u2102-\u2134\u2190-\u23ff\u27c0-\u2aff\u00b1\u00b2\u00b3\u00b7\u00b9\u00bc-\u00be\u00d7\u00f7]|[\u{1d400}-\u{1d7ff}]/u;

/** What TeX is made of, and what hardly stands in words. */
const markup = /[{}^=<>]|\\[^a-zA-Z]|[a-zA-Z0-9]\s*\|\|\s*[a-zA-Z0-9]/;

/** An index of one letter (`all_reduce` is code): `x_i`, `E_z`. */
const index = /(?<![a-zA-Z0-9_])[a-zA-Z]\s*_\s*[a-zA-Z0-9](?![a-zA-Z0-9_])/;

/** A function, a divergence, or a name that is hardly written but in formulas: `f(x`, `KL(q`, `p(x|z)`, `argmin`. */
const call = /(?<!\w)(?:(?:[a-zA-Z]|KL|kl)\(\s*[a-zA-Z]|arg ?m(?:in|ax)(?!\w))/i;

/** Letters and numbers with a sign or a comma between them: `K-1`, `2n + 1`, `[0,1]`, `.5`; `x -y` is a word without another. */
const operation =
  /(?<![\w.-])(?:[\d.]+|\d*[a-zA-Z])[)\]]*(?:[-+]|\s+[-+]\s+)[([]*(?:[\d.]+[a-zA-Z]?|[a-zA-Z])(?![\w-])|\d\s*,\s*-?[\d.]|(?<![\w.])\.\d/;

/** A fraction, no date; a number to several decimals and nothing else, as it is copied from a result. */
const number = /(?<![\w./])\d+\s*\/\s*(?:\d+|[a-zA-Z])(?![\w/])|^\s*-?\d*\.\d{2,}\s*$/;

/**
 * Whether a query is written as mathematics, so that formulas are meant; words with a sign among them are not, nor what
 * stands in quotation marks.
 */
export function looksLikeMathematics(query: string): boolean {
  if (/\\[a-zA-Z]|\$[^$]+\$/.test(query)) return true;
  return (
    !isQuoted(query) &&
    !hasHan(query) &&
    [sign, markup, index, call, operation, number].some((pattern) => pattern.test(query))
  );
}

/** Whether a query may be meant as mathematics though it does not look so: letters, numbers and signs only. */
export const mayBeMathematics = (query: string): boolean =>
  query.trim() !== '' && !isQuoted(query) && !hasHan(query);

const isQuoted = (query: string) => /["“”「」『』]/.test(query);

const hasHan = (query: string) => new RegExp(`[${hanClass}]`).test(query);
