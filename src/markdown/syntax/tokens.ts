declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formula: 'formula';
    formulaMarker: 'formulaMarker';
    formulaBody: 'formulaBody';
    formulaData: 'formulaData';
    display: 'display';
    displayMarker: 'displayMarker';
    displayBody: 'displayBody';
    displayData: 'displayData';
    displayTail: 'displayTail';
  }
  interface Token {
    /** A formula in the text that is a display. */
    _display?: boolean;
  }
}

/** Names the characters that constructs ask for. Micromark's line endings and tabs are negative. */
export const codes = {
  space: 32,
  exclamation: 33,
  dollar: 36,
  backslash: 92,
  backtick: 96,
  leftBrace: 123,
  bar: 124,
  rightBrace: 125,
} as const;
