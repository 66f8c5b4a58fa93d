/** A hyphen as the minus sign that it stands for. */
export const minus = (text: string): string => text.replace('-', '−');

/** Decimal text with a true minus sign, as it stands on axes and in lines of numbers. */
export function decimal(value: number, digits = 2): string {
  const text = value.toFixed(digits);
  return minus(Number(text) === 0 ? text.replace('-', '') : text);
}

/** A share as a percentage. */
export const percent = (share: number, digits = 1): string => `${decimal(100 * share, digits)}%`;

/** A whole number with commas between its thousands. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** A whole number as an exponent: 10⁻³. */
export const superscript = (value: number): string =>
  String(value)
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '');

/** The power of ten nearest to a positive number, as ticks of logarithmic axes say it: 10⁻³, 1, 10, 10². */
export function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  return exponent === 0 ? '1' : exponent === 1 ? '10' : `10${superscript(exponent)}`;
}

/** A whole number from 0 on as an index: e₁₂. */
export const subscript = (value: number): string =>
  String(value).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? '');
