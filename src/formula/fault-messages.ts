/**
 * KaTeX's messages that need no more than other words: `$1` is what it named. Where KaTeX gives no place, the fault is
 * shown at the first command named in its message.
 */
export const messages: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^Double superscript$/, '一个字母有了两个上标（撇号也是上标）；应用花括号分开，如 `{x^a}^b` 或 `x^{ab}`'],
  [/^Double subscript$/, '一个字母有了两个下标；应用花括号分开，如 `{x_a}_b` 或 `x_{ab}`'],
  [
    /^Got function '(\\[\^`'"~=.])' with no arguments/,
    '`$1` 是文字里的重音；公式里应写 \\hat、\\wedge 之类的命令',
  ],
  [/^Got function '(.+?)@?' with no arguments/, '`$1` 不能直接作上下标或参数；应放进花括号 `{…}`'],
  [
    /^Can't use function '(?:\$|\\\()' in math mode$/,
    '公式里又有公式的定界符；应去掉它，字面的 $ 写成 `\\$`',
  ],
  [/^Can't use function '(.+)' in math mode$/, '`$1` 不能用在公式里；应放进 \\text{…}'],
  [/^Can't use function '(.+)' in text mode$/, '`$1` 不能用在文字里；应放进 `$…$`，或移到 \\text 外面'],
  [
    /^Mismatch: \\begin\{(.*)\} matched by \\end\{(.*)\}$/,
    '`\\begin{$1}` 遇到了 `\\end{$2}`；应以 `\\end{$1}` 结束',
  ],
  [
    /^\{(.+)\} can be used only in display mode\.$/,
    '`$1` 只能用在单独成行的公式里；行内应用 aligned、gathered 之类',
  ],
  [/^\\tag works only in display equations$/, '`\\tag` 只能用在单独成行的公式里；应用 `$$…$$`'],
  [/^Multiple \\tag$/, '一个公式有两个 `\\tag`；应只有一个，各行要编号时用 align'],
  [/^Too many tab characters: &$/, '这一行的 `&` 太多；split 一行应只有一个，equation 应没有'],
  [/^Too many math in a row: expected (\d+)/, '这一行的列太多；应不超过 $1 对'],
  [
    /^Unknown column alignment: ([\s\S]+)$/,
    'array 没有 `$1` 这种列；列格式应由 l、c、r 和 | 组成，如 `{lcr}`',
  ],
  [
    /^Limit controls must follow a math operator$/,
    '`\\limits` 前面不是算符；它应在 \\sum、\\lim、\\mathop{…} 之后',
  ],
  [
    /^Invalid delimiter '(.+)' after '(.+)'$/,
    '`$2` 后面的 `$1` 不是定界符；应是括号、竖线、箭头，或表示没有的 `.`',
  ],
  [/^Invalid delimiter type/, '这里不是定界符；应是括号、竖线、箭头，或表示没有的 `.`'],
  [/^only one infix operator per group$/, '一组里有两个 \\over 之类；应用花括号分开，或用 \\frac'],
  [/^\\middle without preceding \\left$/, '`\\middle` 不在 `\\left…\\right` 里；应补上它们，或用 \\mid'],
  [/^Invalid unit: '(.*)'/, '没有单位 `$1`；应是 em、ex、pt、mu、cm 之类'],
  [/^Invalid color: '([\s\S]*)'$/, '`$1` 不是颜色；应是颜色名或 #rrggbb'],
  [
    /^(\\h(?:dash)?line) valid only within array environment$/,
    '`$1` 只能用在 array 里一行的开头；应在 `\\\\` 之后',
  ],
  [/^Too many expansions/, '宏展开的次数太多（最多 1000 次）；宏的定义里不应用到它自己'],
  [
    /^Stumbled: Expected node of symbol group type/,
    '列格式不对；应由 l、c、r 和 | 组成，如 `\\begin{array}{lcr}`',
  ],
  [/^Stumbled: /, 'KaTeX 读不下去；应检查花括号是否成对、参数是否齐全'],
  [/^Too deep$/, '公式嵌套太深，或宏展开得太长；应拆成几个公式'],
  [/^\\(?:re)?newcommand\{[^\\].*\} /, '要定义的不是命令；应是反斜杠加名字，如 `\\R`'],
  [/^\\newcommand\{(.+)\} attempting to redefine/, '`$1` 已有定义；应改用 \\renewcommand'],
  [/^\\renewcommand\{(.+)\} when command/, '`$1` 还没有定义；应改用 \\newcommand'],
  [
    /^(?:\\newcommand's first argument must be a macro name|Expected a control sequence)$/,
    '要定义的不是命令；应是反斜杠加名字，如 `\\R`',
  ],
  [
    /^(?:Expected a macro definition|Invalid token after macro prefix)$/,
    '宏定义不完整；应写成 `\\newcommand{\\名字}[参数个数]{内容}`',
  ],
  [/^Invalid (?:number of arguments: |argument number )(.+)$/, '参数个数 $1 不对；应是 1 到 9 的数'],
  [/^Argument number (.+) out of order$/, '参数号 $1 的次序不对；应依次是 #1、#2……'],
  [
    /^(?:Not a valid argument number|Incomplete placeholder at end of macro body)$/,
    '宏的内容里有孤零零的 `#`；应是 #1 到 #9',
  ],
  [/^Use of the macro doesn't match its definition$/, '宏的用法和它的定义不符；应照 \\def 里的样子写'],
  [/^Unexpected character: '\\'$/, '公式以反斜杠结尾；后面应有命令名，或去掉它'],
  [/^Unsupported character: (.+)$/, 'KaTeX 没有字符 $1；应换成命令，如 \\mathbb{R}'],
  [/^Mismatched (.+)$/, '多了 `$1`；公式里不应有公式的定界符'],
  [/^Not trusted: (.+)$/, '不允许用 `$1`；公式里不应有会运行或载入别处内容的命令'],
  [/^\\verb ended by end of line/, '`\\verb` 没有在本行结束；应以开头的那个字符结束'],
  [/^\{subarray\} can contain only one column$/, '`\\substack` 里有 `&`；它应只有一列'],
  [/^Expected l or c or r$/, '矩阵的对齐方式不对；应是 l、c 或 r'],
  [/^Number of columns should be a positive integer$/, '列数不对；应是正整数，如 `\\begin{alignat}{2}`'],
  [
    /^(?:Invalid environment name|Environment name should contain only text characters and spaces)$/,
    '环境名不对；应是 aligned、cases 之类',
  ],
  [/^Invalid \\arraystretch: (.+)$/, '行距 $1 不对；应是正数'],
  [/^Invalid base-(\d+) digit (.*)$/, '`$2` 不是 $1 进制的数；\\char 后面应是字符的编码'],
  [/^\\@char with invalid code point (.+)$/, '没有编码为 $1 的字符；应不超过 10FFFF'],
  [/^Unknown accent ' (.+)'$/, 'KaTeX 没有附加符号 $1；应用 \\hat、\\bar 之类的命令'],
];
