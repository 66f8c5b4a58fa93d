import { mathjaxMacros } from './rewrite-macros.ts';

/** Commands of KaTeX that an author may have meant by another name. */
const katexCommands = `
  AA aa above acute AE ae alef alefsym aleph allowbreak Alpha alpha amalg And angl angle angln approx
  approxcolon approxcoloncolon approxeq arccos arcctg arcsin arctan arctg arg argmax argmin ast asymp atop
  backepsilon backprime backsim backsimeq backslash bar barwedge Bbb Bbbk bcancel because begin Beta beta
  beth between bf Big big bigcap bigcirc bigcup Bigg bigg Biggl biggl Biggm biggm Biggr biggr Bigl bigl
  Bigm bigm bigodot bigoplus bigotimes Bigr bigr bigsqcup bigstar bigtriangledown bigtriangleup biguplus
  bigvee bigwedge binom blacklozenge blacksquare blacktriangle blacktriangledown blacktriangleleft
  blacktriangleright blue bm bmod bold boldsymbol bot bowtie Box boxdot boxed boxminus boxplus boxtimes Bra
  bra brace brack Braket braket breve bull bullet Bumpeq bumpeq c cal cancel Cap cap cdot cdotp cdots
  centerdot cfrac ch check checkmark Chi chi choose circ circeq circlearrowleft circlearrowright circledast
  circledcirc circleddash circledR circledS clap clubs clubsuit cnums colon Colonapprox colonapprox
  coloncolon coloncolonapprox coloncolonequals coloncolonminus coloncolonsim Coloneq coloneq Coloneqq
  coloneqq colonequals colonminus Colonsim colonsim color colorbox complement Complex cong coprod copyright
  cos cosec cosh cot cotg coth csc ctg cth Cup cup curlyeqprec curlyeqsucc curlyvee curlywedge
  curvearrowleft curvearrowright dag Dagger dagger daleth Darr dArr darr dashleftarrow dashrightarrow dashv
  dbinom dblcolon ddag ddagger ddddot dddot ddot ddots def deg degree Delta delta det dfrac diagdown diagup
  Diamond diamond diamonds diamondsuit digamma dim displaystyle div divideontimes dot Doteq doteq doteqdot
  dotplus dots dotsb dotsc dotsi dotsm dotso dotsx doublebarwedge doublecap doublecup Downarrow downarrow
  downdownarrows downharpoonleft downharpoonright edef ell emph empty emptyset end enskip enspace Epsilon
  epsilon eqcirc Eqcolon eqcolon Eqqcolon eqqcolon eqref eqsim eqslantgtr eqslantless equalscolon
  equalscoloncolon equiv Eta eta eth exist exists exp fallingdotseq fbox fcolorbox Finv flat footnotesize
  forall frac frak frown Game Gamma gamma gcd gdef ge genfrac geq geqq geqslant gets gg ggg gggtr gimel
  global gnapprox gneq gneqq gnsim grave gray green gt gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim
  gvertneqq H Harr hArr harr hat hbar hbox hdashline hearts heartsuit hline hom hookleftarrow
  hookrightarrow hphantom hskip hslash hspace Huge huge i iff iiint iint Im image imageof imath impliedby
  implies in inf infin infty injlim int intercal intop Iota iota isin it j jmath Join Kappa kappa KaTeX ker
  kern Ket ket label Lambda lambda land lang langle LARGE Large large Larr lArr larr LaTeX lBrace lbrace
  lbrack lceil ldotp ldots le leadsto left Leftarrow leftarrow leftarrowtail leftharpoondown leftharpoonup
  leftleftarrows Leftrightarrow leftrightarrow leftrightarrows leftrightharpoons leftrightsquigarrow
  leftthreetimes leq leqq leqslant lessapprox lessdot lesseqgtr lesseqqgtr lessgtr lesssim let lfloor lg
  lgroup lhd lim liminf limits limsup ll llap llbracket llcorner Lleftarrow lll llless lmoustache ln
  lnapprox lneq lneqq lnot lnsim log long Longleftarrow longleftarrow Longleftrightarrow longleftrightarrow
  longmapsto Longrightarrow longrightarrow looparrowleft looparrowright lor lozenge lparen lq Lrarr lrArr
  lrarr lrcorner Lsh lt ltimes lVert lvert lvertneqq maltese mapsfrom mapsto mathbb mathbf mathbin mathcal
  mathchoice mathclap mathclose mathellipsis mathfrak mathinner mathit mathllap mathnormal mathop mathopen
  mathord mathpunct mathreflectbox mathrel mathring mathrlap mathrm mathscr mathsf mathsfit mathsterling
  mathstrut mathtt max measuredangle medspace mho mid middle min minuscolon minuscoloncolon minuso mkern
  mod models mp mskip Mu mu multimap N nabla natnums natural ncong ne nearrow neg negmedspace negthickspace
  negthinspace neq newcommand newline nexists ngeq ngeqq ngeqslant ngtr ni nLeftarrow nleftarrow
  nLeftrightarrow nleftrightarrow nleq nleqq nleqslant nless nmid nobreak nobreakspace nolimits nonumber
  normalsize not notag notin notni nparallel nprec npreceq nRightarrow nrightarrow nshortmid nshortparallel
  nsim nsubseteq nsubseteqq nsucc nsucceq nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright
  ntrianglerighteq Nu nu nVDash nVdash nvDash nvdash nwarrow O o odot OE oe oiiint oiint oint Omega omega
  Omicron omicron ominus operatorname operatornamewithlimits oplus orange origof oslash otimes over
  overbrace overbracket overgroup overleftarrow overleftharpoon overleftrightarrow overline overlinesegment
  Overrightarrow overrightarrow overrightharpoon overset owns P parallel partial perp phantom phase Phi phi
  Pi pi pink pitchfork plim plusmn pm pmb pmod pod pounds Pr prec precapprox preccurlyeq preceq precnapprox
  precneqq precnsim precsim prime prod projlim propto providecommand Psi psi purple qquad quad R r raisebox
  rang rangle Rarr rArr rarr ratio rBrace rbrace rbrack rceil Re real Reals reals red ref reflectbox relax
  renewcommand restriction rfloor rgroup rhd Rho rho right Rightarrow rightarrow rightarrowtail
  rightharpoondown rightharpoonup rightleftarrows rightleftharpoons rightrightarrows rightsquigarrow
  rightthreetimes risingdotseq rlap rm rmoustache rparen rq rrbracket Rrightarrow Rsh rtimes rule rVert
  rvert S scriptscriptstyle scriptsize scriptstyle sdot searrow sec sect Set set setminus sf sh sharp
  shortmid shortparallel Sigma sigma sim simcolon simcoloncolon simeq sin sinh sixptsize small smallfrown
  smallint smallsetminus smallsmile smash smile sout space spades spadesuit sphericalangle sqcap sqcup sqrt
  sqsubset sqsubseteq sqsupset sqsupseteq square ss stackrel star sub sube Subset subset subseteq subseteqq
  subsetneq subsetneqq substack succ succapprox succcurlyeq succeq succnapprox succneqq succnsim succsim
  sum sup supe Supset supset supseteq supseteqq supsetneq supsetneqq surd swarrow tag tan tanh Tau tau
  tbinom TeX text textasciicircum textasciitilde textbackslash textbar textbardbl textbf textbraceleft
  textbraceright textcircled textcolor textcopyright textdagger textdaggerdbl textdegree textdollar
  textellipsis textemdash textendash textgreater textit textless textmd textnormal textquotedblleft
  textquotedblright textquoteleft textquoteright textregistered textrm textsf textsterling textstyle texttt
  textunderscore textup tfrac tg th therefore Theta theta thetasym thickapprox thicksim thickspace
  thinspace tilde times tiny to top triangle triangledown triangleleft trianglelefteq triangleq
  triangleright trianglerighteq tt twoheadleftarrow twoheadrightarrow u Uarr uArr uarr ulcorner underbar
  underbrace underbracket undergroup underleftarrow underleftrightarrow underline underlinesegment
  underrightarrow underset unlhd unrhd Uparrow uparrow Updownarrow updownarrow upharpoonleft upharpoonright
  uplus Upsilon upsilon upuparrows urcorner utilde v varDelta varepsilon varGamma varinjlim varkappa
  varLambda varliminf varlimsup varnothing varOmega varPhi varphi varPi varpi varprojlim varpropto varPsi
  varrho varSigma varsigma varsubsetneq varsubsetneqq varsupsetneq varsupsetneqq varTheta vartheta
  vartriangle vartriangleleft vartriangleright varUpsilon varvdots varXi vcentcolon vcenter Vdash vDash
  vdash vdots vec vee veebar verb Vert vert vphantom Vvdash wedge weierp widecheck widehat widetilde wp wr
  xcancel xdef xhookleftarrow xhookrightarrow Xi xi xLeftarrow xleftarrow xleftequilibrium xleftharpoondown
  xleftharpoonup xLeftrightarrow xleftrightarrow xleftrightharpoons xlongequal xmapsto xRightarrow
  xrightarrow xrightequilibrium xrightharpoondown xrightharpoonup xrightleftarrows xrightleftharpoons
  xtofrom xtwoheadleftarrow xtwoheadrightarrow yen Z Zeta zeta
`;

const environments =
  'array darray matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix subarray cases dcases rcases drcases align ' +
  'align* aligned split gathered gather gather* alignat alignat* alignedat equation equation* CD eqnarray eqnarray* ' +
  'multline multline* multlined flalign flalign*';

const commandNames: readonly string[] = [
  ...katexCommands.trim().split(/\s+/),
  ...Object.keys(mathjaxMacros)
    .map((name) => name.slice(1))
    .filter((name) => /^[a-zA-Z]+$/.test(name)),
];
const commandSet: ReadonlySet<string> = new Set(commandNames);

/** Whether KaTeX, or what is added to it for MathJax's sake, knows a command; with the backslash. */
export const isCommand = (command: string): boolean => commandSet.has(command.slice(1));

const environmentNames: readonly string[] = environments.split(' ');

/** Steps from one name to another: a letter more, less, other, or two neighbours swapped; counted up to `most` + 1. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      next.push(steps);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
}

function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const most = name.length < 4 ? 0 : name.length < 6 ? 1 : 2;
  let best: string | undefined;
  let fewest = most + 1;
  for (const candidate of candidates) {
    const sameLetters = name.length > 1 && candidate.toLowerCase() === name.toLowerCase();
    const steps = sameLetters && candidate !== name ? 0.5 : distance(name, candidate, most);
    if (steps < fewest) [best, fewest] = [candidate, steps];
  }
  return best;
}

/** Names of operators that authors take for commands. */
const operators =
  /^(?:sgn|sign|rank|diag|tr|Tr|lcm|supp|span|sech|csch|arccot|arcsec|arccsc|ar(?:c)?(?:sin|cos|tan|cot)h|[Cc]ov|[Vv]ar|id|im|Ker|Hom|End|erf|softmax|sigmoid|KL|argsup|arginf|grad|div|curl|rot|prox|conv|dom|vec|mean|median)$/;

/** What to write in the place of commands that other packages have. */
const instead: Readonly<Record<string, string>> = {
  abs: '\\lvert x\\rvert',
  norm: '\\lVert x\\rVert',
  hdots: '\\ldots',
  hfill: '\\tag{…}',
  celsius: '^\\circ\\mathrm{C}',
  defeq: '\\coloneqq',
  indep: '\\perp\\!\\!\\!\\perp',
  independent: '\\perp\\!\\!\\!\\perp',
  Perp: '\\perp\\!\\!\\!\\perp',
  dv: '\\frac{\\mathrm{d}y}{\\mathrm{d}x}',
  pdv: '\\frac{\\partial y}{\\partial x}',
  dd: '\\mathrm{d}',
  boldmath: '\\boldsymbol{…}',
  qed: '\\blacksquare',
  textsc: '\\text{…}',
  textsl: '\\textit{…}',
};

/**
 * What an author most likely meant by an unknown command: a known one that is spelt nearly so, a known one with a
 * letter stuck to it (`\\VertW` → `\\Vert W`), the name of an operator, an environment. With backslashes.
 * @param own names of the author's own macros, with the backslash
 */
export function nearestCommand(command: string, own: Iterable<string> = []): string | undefined {
  const name = command.slice(1);
  const known = [...own].map((macro) => macro.slice(1));
  if (commandSet.has(name) || known.includes(name)) return command;
  if (operators.test(name)) return `\\operatorname{${name}}`;
  if (/^[A-Z]$/.test(name)) return `\\mathbb{${name}}`;
  if (instead[name] !== undefined) return instead[name];
  if (environmentNames.includes(name)) return `\\begin{${name}}`;
  const [, head = '', letter = ''] = /^(.{3,})([A-Z])$/.exec(name) ?? [];
  if (commandSet.has(head) || known.includes(head)) return `\\${head} ${letter}`;
  const near = nearest(name, [...known, ...commandNames]);
  return near === undefined ? undefined : `\\${near}`;
}

/** The known environment that an author most likely meant by an unknown one. */
export const nearestEnvironment = (name: string): string | undefined => nearest(name, environmentNames);
