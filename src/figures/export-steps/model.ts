import { forbiddenPackage } from '../../math/api-names.ts';

/** The ways to write the decorator over `run`. */
export const spellings = ['plain', 'v1', 'bare', 'v2', 'estimator', 'twice'] as const;
export type Spelling = (typeof spellings)[number];

/** The lines between the partial and the function, and the arguments of the outermost call. */
interface Written {
  readonly lines: readonly string[];
  readonly names: readonly string[];
  /** The keyword `v1`, undefined when absent */
  readonly v1?: readonly string[];
  readonly v2?: readonly string[];
  /** What an inner decorator has written before this one is called */
  readonly before?: readonly string[];
}

const written: Readonly<Record<Spelling, Written>> = {
  plain: { lines: ["@tf_export('app.run')"], names: ['app.run'] },
  v1: { lines: ["@tf_export(v1=['app.run'])"], names: [], v1: ['app.run'] },
  bare: { lines: ['@tf_export'], names: [] },
  v2: { lines: ["@tf_export(v2=['app.run'])"], names: [], v2: ['app.run'] },
  estimator: { lines: ["@tf_export('estimator.run')"], names: ['estimator.run'] },
  twice: { lines: ["@tf_export('main')", "@tf_export('app.run')"], names: ['main'], before: ['app.run'] },
};

/** An attribute and its value as Python prints it. */
export type Field = readonly [name: string, value: string];

/** The objects that exist after a step; a missing one has not been made. */
export interface Heap {
  readonly partial: readonly Field[];
  readonly exporter?: readonly Field[];
  /** The function's `__dict__` */
  readonly function?: readonly Field[];
  /** Whether the module's name `run` refers to the function */
  readonly bound: boolean;
}

export type Part = 'partial' | 'exporter' | 'function' | 'name';

export interface Step {
  readonly title: string;
  /** The lines of the program that run, counted from 0 */
  readonly lines: readonly number[];
  readonly heap: Heap;
  /** What this step made, read or wrote */
  readonly touched: Part;
  /** The exception that ends it */
  readonly error?: { readonly type: string; readonly text: string };
}

const quote = (text: string) => `'${text}'`;

/** A tuple as Python prints it: one element keeps its comma. */
export function tuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0] ?? ''},)` : `(${items.join(', ')})`;
}

const list = (items: readonly string[]) => `[${items.map(quote).join(', ')}]`;
const namesTuple = (names: readonly string[]) => tuple(names.map(quote));

const partial: readonly Field[] = [
  ['func', 'api_export'],
  ['args', '()'],
  ['keywords', "{'api_name': 'tensorflow'}"],
];

const defLine = 'def run(main=None, argv=None):';

/** The program of the picture. */
export function program(spelling: Spelling): readonly string[] {
  return [
    'tf_export = functools.partial(',
    "    api_export, api_name='tensorflow')",
    '',
    ...written[spelling].lines,
    defLine,
    '    ...',
  ];
}

const first: Step = {
  title: '取到tf_export：一个partial',
  lines: [0, 1],
  heap: { partial, bound: false },
  touched: 'partial',
};

/** `@tf_export` without a call: the function itself becomes the argument. */
function traceBare(): readonly Step[] {
  const heap: Heap = { partial, function: [], bound: false };
  const exporter: readonly Field[] = [
    ['_names', tuple(['<function run>'])],
    ['_names_v1', tuple(['<function run>'])],
    ['_api_name', quote('tensorflow')],
  ];
  return [
    { ...first, lines: [3] },
    { title: 'def造出函数，还没有名字', lines: [4, 5], heap, touched: 'function' },
    { title: '__init__：函数被当成了名字', lines: [3], heap: { ...heap, exporter }, touched: 'exporter' },
    {
      title: '检查名字：函数没有startswith',
      lines: [3],
      heap: { ...heap, exporter },
      touched: 'exporter',
      error: { type: 'AttributeError', text: "'function' object has no attribute 'startswith'" },
    },
  ];
}

/**
 * What Python does with the program, step by step, up to the binding of the name or the first exception
 * (`api_export` of tf_export.py at 033d7ba; the decorator's expression is evaluated before the function is made).
 */
export function traceExport(spelling: Spelling): readonly Step[] {
  if (spelling === 'bare') return traceBare();
  const { names, v1, v2, before, lines } = written[spelling];
  const [at, def] = [[3], [3 + lines.length, 4 + lines.length]];
  const exporter: readonly Field[] = [
    ['_names', namesTuple(names)],
    ['_names_v1', v1 === undefined ? namesTuple(names) : list(v1)],
    ['_api_name', quote('tensorflow')],
  ];
  const made: Heap = { partial, exporter, bound: false };
  const init: Step = { title: '__init__：收下名字', lines: at, heap: made, touched: 'exporter' };
  if (v2 !== undefined) {
    const text = 'You passed a "v2" argument to tf_export.';
    return [
      first,
      {
        ...init,
        title: '__init__：不认v2',
        heap: { ...made, exporter: exporter.slice(0, 2) },
        error: { type: 'ValueError', text },
      },
    ];
  }
  const check: Step = { title: '检查名字：不在别人的包下', lines: at, heap: made, touched: 'exporter' };
  const taken = forbiddenPackage([...names, ...(v1 ?? [])]);
  if (taken !== undefined) {
    const text = `@tf_export is not allowed to export symbols under ${taken}.*`;
    return [
      first,
      init,
      { ...check, title: '检查名字：占了别人的包', error: { type: 'InvalidSymbolNameError', text } },
    ];
  }
  const dict: readonly Field[] =
    before === undefined
      ? []
      : [
          ['_tf_api_names', namesTuple(before)],
          ['_tf_api_names_v1', namesTuple(before)],
        ];
  const defined: Heap = { ...made, function: dict };
  const title = before === undefined ? 'def造出函数，还没有名字' : 'def造出函数，里层先写上名字';
  const define: Step = { title, lines: def, heap: defined, touched: 'function' };
  if (before !== undefined) {
    const text = `Symbol run is already exposed as ${namesTuple(before)}.`;
    return [
      first,
      init,
      check,
      { ...define, lines: [4, ...def] },
      {
        title: '__call__：已经写过了',
        lines: at,
        heap: defined,
        touched: 'function',
        error: { type: 'SymbolAlreadyExposedError', text },
      },
    ];
  }
  const marked: Heap = {
    ...made,
    function: [
      ['_tf_api_names', exporter[0]?.[1] ?? ''],
      ['_tf_api_names_v1', exporter[1]?.[1] ?? ''],
    ],
  };
  return [
    first,
    init,
    check,
    define,
    { title: '__call__：写两个属性', lines: at, heap: marked, touched: 'function' },
    {
      title: '返回同一个函数，绑到run上',
      lines: [3, ...def],
      heap: { ...marked, bound: true },
      touched: 'name',
    },
  ];
}

/** What a trace comes to. */
export function outcome(spelling: Spelling) {
  const steps = traceExport(spelling);
  const last = steps.at(-1);
  return {
    steps: steps.length,
    error: last?.error?.type ?? null,
    attributes: last?.heap.function?.length ?? 0,
    bound: last?.heap.bound ?? false,
  };
}
