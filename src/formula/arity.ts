/** How many arguments in braces a command takes; an argument in brackets may stand before them. */
export type Arity = (command: string) => number;

/** What rewriting knows of an author's macro. */
export interface OwnMacro {
  /** How many arguments in braces it takes. */
  arity: number;
  /** Its text is one atom that must be in braces as a script: the name of an operator, an accent. */
  atom: boolean;
}

/** The author's macros by their names. */
export type OwnMacros = ReadonlyMap<string, OwnMacro>;

const names = (list: string) => list.split(' ').map((name) => `\\${name}`);

/** Accents and the like: one argument. KaTeX wants them in braces in scripts, and as arguments. */
const unary = names(
  'acute grave ddot tilde bar breve check hat vec dot mathring widecheck widehat widetilde overrightarrow ' +
    'overleftarrow overleftrightarrow overgroup overlinesegment underleftarrow underrightarrow undergroup ' +
    'underleftrightarrow utilde overline underline underbar overbrace underbrace boldsymbol bm pmb dddot ddddot ' +
    'mathord mathbin mathrel mathopen mathclose mathpunct mathinner mathop operatorname operatornamewithlimits phantom hphantom vphantom ' +
    'smash sqrt boxed fbox cancel bcancel xcancel sout substack mathllap mathrlap mathclap llap rlap clap ' +
    'hbox mbox vcenter textcircled pod pmod mod bra ket braket big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr ' +
    'biggr Biggr xleftarrow xrightarrow xlongequal xleftrightarrow xRightarrow xLeftarrow color overparen wideparen',
);

/** One argument, and KaTeX takes them in scripts as they are. */
const fonts = names(
  'mathrm mathit mathbf mathnormal mathbb mathcal mathfrak mathscr mathsf mathtt Bbb bold frak mathds mathbbm ' +
    'text textrm textsf texttt textnormal textbf textmd textit textup emph mathbfit mathup',
);

const arities = new Map<string, number>([
  ...[...unary, ...fonts].map((name) => [name, 1] as const),
  ...names('frac dfrac tfrac cfrac binom dbinom tbinom').map((name) => [name, 2] as const),
  ...names('stackrel overset underset textcolor colorbox raisebox bbox').map((name) => [name, 2] as const),
  ['\\bbox', 1],
]);

const unaryCommands: ReadonlySet<string> = new Set(unary);
const fontCommands: ReadonlySet<string> = new Set(fonts);

/** Accents and fonts: commands whose argument TeX finds even when it is another such command without braces. */
export const isUnary = (command: string): boolean => unaryCommands.has(command) || fontCommands.has(command);

/** Commands with arguments which KaTeX takes as a script without braces. */
export const standsInScript = (command: string): boolean =>
  fontCommands.has(command) || /^\\(?:[dtc]?(?:frac|binom)|o?i{1,3}nt)$/.test(command);

/** Commands that may have an argument in brackets first; an author's macro may, too. */
const optional: ReadonlySet<string> = new Set(
  names(
    'sqrt smash bbox color textcolor xleftarrow xrightarrow xlongequal xleftrightarrow xRightarrow xLeftarrow',
  ),
);

/** Operators that take `\limits`. */
export const operators: ReadonlySet<string> = new Set(
  names(
    'coprod bigvee bigwedge biguplus bigcap bigcup intop prod sum bigotimes bigoplus bigodot bigsqcup smallint ' +
      'arcsin arccos arctan arctg arcctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg dim exp hom ker lg ln ' +
      'log sec sin sinh sh tan tanh tg th det gcd inf lim max min Pr sup int iint iiint oint oiint oiiint limsup ' +
      'liminf injlim projlim varlimsup varliminf varinjlim varprojlim argmin argmax plim mathop operatorname operatornamewithlimits idotsint iiiint',
  ),
);

/** Commands that change what follows, up to the end of their group. */
export const switches: ReadonlySet<string> = new Set(
  names(
    'rm sf tt bf it cal mit displaystyle textstyle scriptstyle scriptscriptstyle tiny scriptsize footnotesize small ' +
      'normalsize large Large LARGE huge Huge',
  ),
);

/** Known arities, those of the author's own macros first. */
export function arityWith(own: OwnMacros): Arity {
  return (command) => own.get(command)?.arity ?? arities.get(command) ?? 0;
}

/** Whether an argument in brackets may stand before a command's others. */
export const mayHaveOption = (command: string): boolean => optional.has(command) || !arities.has(command);
