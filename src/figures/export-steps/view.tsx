import { oneOf, whole } from '../../math/limits.ts';
import { defineFigure } from '../figure.ts';
import type { Control, DrawState } from '../figure.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { BOX, GAP, LINE } from './layout.ts';
import { program, spellings, traceExport } from './model.ts';
import type { Spelling, Step } from './model.ts';
import { Code, Steps } from './code.tsx';
import { Heap } from './heap.tsx';

/** How the decorator is written, and how many steps have been taken, from 1. */
type Params = { spelling: string; step: number };

const names: Record<Spelling, string> = {
  plain: "'app.run'",
  v1: "v1=['app.run']",
  bare: '漏写括号',
  v2: "v2=['app.run']",
  estimator: "'estimator.run'",
  twice: '叠两层',
};

/** A spelling, its steps, and the one shown, whatever the address says. */
function sceneOf(params: Params): {
  spelling: Spelling;
  steps: readonly Step[];
  at: number;
  step: Step;
} {
  const spelling = oneOf(params.spelling, spellings, 'plain');
  const steps = traceExport(spelling);
  const at = whole(params.step, [1, steps.length]);
  const step = steps[at - 1];
  if (step === undefined) throw new RangeError(`expected a step up to ${steps.length}, got ${at}`);
  return { spelling, steps, at, step };
}

function read(params: Params): string {
  const { spelling, steps, at, step } = sceneOf(params);
  const { heap, error } = step;
  const objects = 1 + Number(heap.exporter !== undefined) + Number(heap.function !== undefined);
  const end =
    error === undefined
      ? `函数上有${heap.function?.length ?? 0}个属性，${heap.bound ? 'run已绑定' : 'run还没有绑定'}`
      : `抛出${error.type}，run没有绑定`;
  return `写法：${names[spelling]}。第${at}步，共${steps.length}步。${step.title}；有${objects}个对象，${end}。`;
}

function controls(params: Params): readonly Control<Params>[] {
  const { steps } = sceneOf(params);
  return [
    {
      kind: 'choice',
      name: 'spelling',
      label: '怎样写',
      options: spellings.map((value) => ({ value, label: names[value] })),
    },
    { kind: 'range', name: 'step', label: '第几步', min: 1, max: steps.length, step: 1 },
    {
      kind: 'action',
      label: '下一步',
      apply: (now) => {
        const { steps: all, at } = sceneOf(now);
        return { step: at >= all.length ? 1 : at + 1 };
      },
    },
    { kind: 'action', label: '从头', apply: () => ({ step: 1 }) },
  ];
}

function draw({ params, width, set }: DrawState<Params>) {
  const { spelling, steps, at, step } = sceneOf(params);
  const wide = isWide(width);
  const left = wide ? Math.min(316, px(width * 0.46)) : width;
  const lines = program(spelling);
  const row = wide ? 38 : 30;
  const list = 6 + 7 * LINE + 22;
  const heap = wide
    ? { x: left + 22, top: 6, width: width - left - 24 }
    : { x: 1, top: list + 6 * row + 20, width: width - 2 };
  const bottom = heap.top + 3 * (BOX + GAP) + 60;
  return (
    <Picture
      width={width}
      height={wide ? Math.max(bottom, list + 6 * row + 8) : bottom}
      label={`装饰器的分步器。${read(params)}`}
    >
      <Code lines={lines} step={step} width={left} />
      <Steps steps={steps} at={at} top={list} row={row} width={left} go={(next) => set({ step: next })} />
      <Heap step={step} {...heap} />
    </Picture>
  );
}

/** Miniature: three objects in a column, two marks on the last, a name that points to it. */
function thumb() {
  return (
    <Miniature>
      {[8, 38].map((y) => (
        <g key={y}>
          <rect class="fill-surface stroke-muted" x={8} y={y} width={58} height={18} rx={4} />
          <path class="fill-ink" d={`M32 ${y + 21}h10l-5 7z`} />
        </g>
      ))}
      <rect class="fill-paper stroke-accent" x={8} y={68} width={58} height={20} rx={4} stroke-width={2.5} />
      <rect class="fill-accent" x={14} y={74} width={20} height={8} rx={2} />
      <rect class="fill-model" x={38} y={74} width={20} height={8} rx={2} />
      <line class="stroke-ink" x1={76} x2={104} y1={78} y2={78} stroke-width={2} />
      <path class="fill-ink" d="M78 73v10l-9 -5z" />
      <rect
        class="fill-surface stroke-accent"
        x={104}
        y={68}
        width={40}
        height={20}
        rx={10}
        stroke-width={2}
      />
    </Miniature>
  );
}

/** What `@tf_export('app.run')` makes, reads and writes, one step at a time. */
export const figure = defineFigure<Params>({
  title: '装饰器分步器',
  initial: { spelling: 'plain', step: 6 },
  controls,
  draw,
  read,
  thumb,
});
