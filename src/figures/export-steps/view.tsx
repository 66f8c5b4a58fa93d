import { Picture, px } from '../axis.tsx';
import { type Control, defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { program, spellings, traceExport } from './model.ts';
import type { Field, Part, Spelling, Step } from './model.ts';

/** How the decorator is written, and how many steps have been taken, from 1. */
type Params = { spelling: string; step: number };

const MONO = 'ui-monospace, monospace';
/** The longest line has 36 characters. */
const codeSize = (width: number) => (width < 300 ? 12 : 13);
const LINE = 20;
const BOX = 98;
const GAP = 36;

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
  const spelling = spellings.find((one) => one === params.spelling) ?? 'plain';
  const steps = traceExport(spelling);
  const at = Math.min(steps.length, Math.max(1, Math.round(params.step) || 1));
  const step = steps[at - 1];
  if (step === undefined) throw new RangeError(`expected a step up to ${steps.length}, got ${at}`);
  return { spelling, steps, at, step };
}

/** Breaks a text at its spaces into lines of at most `most` characters. */
function wrap(text: string, most: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function Code({ lines, step, width }: { lines: readonly string[]; step: Step; width: number }) {
  return (
    <g>
      {lines.map((text, i) => {
        const now = step.lines.includes(i);
        const y = 6 + i * LINE;
        return (
          <g key={i}>
            {now && <rect class="fill-surface" x={0} y={y} width={width} height={LINE} />}
            {now && <rect class="fill-accent" x={0} y={y} width={3} height={LINE} />}
            <text
              class={now ? 'fill-ink' : 'fill-muted'}
              font-family={MONO}
              font-size={codeSize(width)}
              x={10}
              y={y + 15}
            >
              {text.replaceAll(' ', '\u00a0')}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Steps({
  steps,
  at,
  top,
  row,
  width,
  go,
}: {
  steps: readonly Step[];
  at: number;
  top: number;
  row: number;
  width: number;
  go: (step: number) => void;
}) {
  return (
    <g>
      {steps.map(({ title, error }, i) => {
        const y = top + i * row;
        const [done, now] = [i < at, i === at - 1];
        const colour = error === undefined ? 'accent' : 'alt';
        return (
          <g key={title}>
            <circle
              class={done ? `fill-${now ? colour : 'muted'}` : 'fill-none stroke-muted'}
              cx={12}
              cy={px(y + row / 2)}
              r={11}
            />
            <text
              class="tick"
              {...(done ? { 'font-weight': 650 } : {})}
              x={12}
              y={px(y + row / 2 + 4.5)}
              text-anchor="middle"
            >
              <tspan class={done ? 'fill-paper' : 'fill-muted'}>{i + 1}</tspan>
            </text>
            <text class={now ? 'value' : 'tick'} x={32} y={px(y + row / 2 + 5)}>
              {title}
            </text>
            <rect
              class="fill-none"
              pointer-events="all"
              cursor="pointer"
              x={0}
              y={y}
              width={width}
              height={row}
              onPointerDown={() => go(i + 1)}
            />
          </g>
        );
      })}
    </g>
  );
}

interface ObjectProps {
  title: string;
  fields: readonly Field[] | undefined;
  x: number;
  y: number;
  width: number;
  stroke: string;
}

/** An object of the heap: its type and its fields; dashed while it has not been made. */
function HeapObject({ title, fields, x, y, width, stroke }: ObjectProps) {
  const made = fields !== undefined;
  return (
    <g>
      <rect
        class={`${made ? 'fill-paper' : 'fill-none'} ${made ? stroke : 'stroke-muted'}`}
        x={x}
        y={y}
        width={width}
        height={BOX}
        rx={6}
        stroke-width={stroke === 'stroke-muted' ? 1.2 : 2.5}
        {...(made ? {} : { 'stroke-dasharray': '4 4' })}
      />
      <text class={made ? 'value' : 'tick'} x={x + 12} y={y + 23}>
        {title}
      </text>
      {!made && (
        <text class="tick" x={x + 12} y={y + 58}>
          还没有造出来
        </text>
      )}
      {(fields ?? []).map(([name, value], i) => (
        <text
          key={name}
          class="fill-ink"
          font-family={MONO}
          font-size={codeSize(width)}
          x={x + 12}
          y={y + 46 + i * LINE}
        >
          <tspan class="fill-muted">{name}</tspan>
          <tspan>{`\u00a0=\u00a0${value.replaceAll(' ', '\u00a0')}`}</tspan>
        </text>
      ))}
    </g>
  );
}

/** An arrow straight down, with words beside it. */
function Down({ x, y, text, solid }: { x: number; y: number; text: string; solid: boolean }) {
  const colour = solid ? 'ink' : 'muted';
  return (
    <g>
      <line
        class={`stroke-${colour}`}
        x1={x}
        x2={x}
        y1={y + 3}
        y2={y + GAP - 9}
        stroke-width={1.5}
        {...(solid ? {} : { 'stroke-dasharray': '3 4' })}
      />
      <path class={`fill-${colour}`} d={`M${x - 5} ${y + GAP - 11}h10l-5 9z`} />
      <text class="tick" x={x + 14} y={y + 22}>
        {text}
      </text>
    </g>
  );
}

function Heap({ step, x, top, width }: { step: Step; x: number; top: number; width: number }) {
  const { heap, touched, error } = step;
  const stroke = (part: Part) => {
    if (part !== touched) return 'stroke-muted';
    return error === undefined ? 'stroke-accent' : 'stroke-alt';
  };
  const y = [0, 1, 2, 3].map((i) => top + i * (BOX + GAP));
  const [partial, exporter, fn, name] = [y[0] ?? 0, y[1] ?? 0, y[2] ?? 0, y[3] ?? 0];
  // The values of the outer of two decorators are never written: the arrow speaks of those in the box above it.
  const marked = heap.function?.[0]?.[1] !== undefined && heap.function[0][1] === heap.exporter?.[0]?.[1];
  const fields: readonly Field[] | undefined = heap.function && [['__name__', "'run'"], ...heap.function];
  const middle = x + 40;
  return (
    <g>
      <HeapObject
        title="partial，名叫tf_export"
        fields={heap.partial}
        x={x}
        y={partial}
        width={width}
        stroke={stroke('partial')}
      />
      <Down x={middle} y={partial + BOX} text="调用它，造出实例" solid={heap.exporter !== undefined} />
      <HeapObject
        title="api_export的实例"
        fields={heap.exporter}
        x={x}
        y={exporter}
        width={width}
        stroke={stroke('exporter')}
      />
      <Down x={middle} y={exporter + BOX} text="调用它，写上属性" solid={marked} />
      <HeapObject
        title="函数"
        fields={fields}
        x={x}
        y={fn}
        width={width}
        stroke={touched === 'name' ? 'stroke-accent' : stroke('function')}
      />
      {error === undefined ? (
        <g>
          <rect
            class={`fill-surface ${heap.bound ? 'stroke-accent' : 'stroke-muted'}`}
            x={x}
            y={name}
            width={80}
            height={32}
            rx={16}
            stroke-width={heap.bound ? 2.5 : 1.2}
            {...(heap.bound ? {} : { 'stroke-dasharray': '4 4' })}
          />
          <text
            class={heap.bound ? 'fill-ink' : 'fill-muted'}
            font-family={MONO}
            font-size="14"
            x={middle}
            y={name + 21}
            text-anchor="middle"
          >
            run
          </text>
          {heap.bound && (
            <g>
              <line
                class="stroke-ink"
                x1={middle}
                x2={middle}
                y1={fn + BOX + 9}
                y2={name - 2}
                stroke-width={1.5}
              />
              <path class="fill-ink" d={`M${middle - 5} ${fn + BOX + 11}h10l-5 -9z`} />
            </g>
          )}
          <text class="tick" x={x + 92} y={name + 21}>
            {heap.bound ? '名字指着的还是原来的函数' : '模块里还没有这个名字'}
          </text>
        </g>
      ) : (
        <g>
          <rect class="fill-alt" x={x} y={name - 22} width={4} height={24 + 18 * 3} />
          <text class="value" x={x + 14} y={name - 6}>
            {error.type}
          </text>
          {wrap(error.text, 40).map((text, i) => (
            <text
              key={text}
              class="fill-ink"
              font-family={MONO}
              font-size="13"
              x={x + 14}
              y={name + 16 + 18 * i}
            >
              {text}
            </text>
          ))}
        </g>
      )}
    </g>
  );
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
  const wide = width >= 560;
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
    <svg aria-hidden="true" viewBox="0 0 152 96">
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
    </svg>
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
