import { BOX, GAP, LINE, codeSize, wrap } from './layout.ts';
import type { Field, Part, Step } from './model.ts';

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
        stroke-dasharray={made ? undefined : '4 4'}
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
        <text key={name} class="fill-ink code" font-size={codeSize(width)} x={x + 12} y={y + 46 + i * LINE}>
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
        stroke-dasharray={solid ? undefined : '3 4'}
      />
      <path class={`fill-${colour}`} d={`M${x - 5} ${y + GAP - 11}h10l-5 9z`} />
      <text class="tick" x={x + 14} y={y + 22}>
        {text}
      </text>
    </g>
  );
}

/** The objects one below the other, what led from each to the next, and the name at the end. */
export function Heap({ step, x, top, width }: { step: Step; x: number; top: number; width: number }) {
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
            stroke-dasharray={heap.bound ? undefined : '4 4'}
          />
          <text
            class={`code ${heap.bound ? 'fill-ink' : 'fill-muted'}`}
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
            <text key={text} class="fill-ink code" font-size="13" x={x + 14} y={name + 16 + 18 * i}>
              {text}
            </text>
          ))}
        </g>
      )}
    </g>
  );
}
