/** Swallows the first argument: macros given as text take as many arguments as their text names. */
const without = '\\@secondoftwo{#1}';

/**
 * Commands that MathJax knows and KaTeX doesn't, in KaTeX's terms. None of them is a command of KaTeX, but for those
 * that write to its console, which are taken away.
 */
export const mathjaxMacros: Readonly<Record<string, string>> = {
  '\\mbox': '\\TextOrMath{\\text{#1}}{{\\textstyle\\text{#1}}}',
  '\\require': `${without}{}`,
  '\\class': `${without}{{#2}}`,
  '\\cssId': `${without}{{#2}}`,
  '\\style': `${without}{{#2}}`,
  '\\*': '*',
  '\\/': '{}',
  '\\mspace': '\\mskip{#1}',
  '\\mit': '\\it',
  '\\part': '\\partial',
  '\\and': '\\land',
  '\\or': '\\lor',
  '\\mathds': '\\mathbb{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\mathup': '\\mathrm{#1}',
  '\\mathbfup': '\\mathbf{#1}',
  '\\mathbfit': '\\boldsymbol{#1}',
  '\\mathbfcal': '\\boldsymbol{\\mathcal{#1}}',
  '\\mathcolor': '\\textcolor{#1}{#2}',
  '\\cancelto': '\\cancel{#2}^{#1}',
  '\\overparen': '\\overgroup{#1}',
  '\\underparen': '\\undergroup{#1}',
  '\\wideparen': '\\overgroup{#1}',
  '\\overarc': '\\overgroup{#1}',
  '\\idotsint': '\\mathop{\\int\\cdots\\int}\\nolimits',
  '\\iiiint': '\\mathop{\\iint\\!\\!\\iint}\\nolimits',
  '\\sideset': '\\mathop{{\\vphantom{#3}}#1\\mkern-3mu#3\\nolimits#2}',
  '\\shoveleft': '#1',
  '\\shoveright': '#1',
  '\\leftroot': `${without}{}`,
  '\\uproot': `${without}{}`,
  '\\displaylimits': '',
  '\\goodbreak': '',
  '\\strut': '\\vphantom{(}',
  '\\iddots': '\\mathinner{\\char"22F0}',
  '\\adots': '\\mathinner{\\char"22F0}',
  '\\arrowvert': '\\vert',
  '\\Arrowvert': '\\Vert',
  '\\bracevert': '\\vert',
  '\\centernot': '\\not',
  '\\Tiny': '\\tiny',
  '\\textdegree': '\\degree',
  '\\textbackslash': '{\\char92}',
  '\\textasciicircum': '{\\char94}',
  '\\textasciitilde': '{\\char126}',
  '\\texttrademark': '{\\char"2122}',
  '\\textendash': '{–}',
  '\\textemdash': '{—}',
};

/** Commands of KaTeX that print to the console of whoever builds. */
export const forbidden: readonly string[] = ['\\message', '\\errmessage', '\\show'];
