import type { Callout } from './callouts.ts';
import type { Fence } from './fence-pairs.ts';
import type { Template } from './templates.ts';
import type { WikiLink } from './wiki-links.ts';

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
    container: 'container';
    containerMarker: 'containerMarker';
    containerTitle: 'containerTitle';
    containerIndent: 'containerIndent';
    authorComment: 'authorComment';
    authorCommentLine: 'authorCommentLine';
    highlight: 'highlight';
    highlightMark: 'highlightMark';
    template: 'template';
    templateBody: 'templateBody';
    templateLine: 'templateLine';
    wikiLink: 'wikiLink';
    fence: 'fence';
    fenceMarker: 'fenceMarker';
    fenceTitle: 'fenceTitle';
  }
  interface Token {
    /** A formula in the text that is a display. */
    _display?: boolean;
    /** What a container is. */
    _callout?: Callout;
    /** What a line of colons says. */
    _fence?: Fence;
    _template?: Template;
    _wiki?: WikiLink;
  }
}

/** Names the characters that constructs ask for. Micromark's line endings and tabs are negative. */
export const codes = {
  space: 32,
  exclamation: 33,
  dollar: 36,
  percent: 37,
  colon: 58,
  lessThan: 60,
  equals: 61,
  question: 63,
  leftBracket: 91,
  backslash: 92,
  backtick: 96,
  leftBrace: 123,
  bar: 124,
  rightBrace: 125,
} as const;
