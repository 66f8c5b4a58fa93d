import { scaleLinear } from 'd3-scale';
import { whole } from '../../math/limits.ts';
import { holding } from '../drag.tsx';
import type { DrawState } from '../figure.ts';
import { defineFigure } from '../figure.ts';
import { decimal, subscript } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { ARRAYS, blockScene } from './model.ts';
import type { Part } from './model.ts';

/** The window's start and length, and which array. */
type Params = { start: number; k: number; array: string };

const LENGTH = ARRAYS.example.length;
const LAST_START = LENGTH - 2;
const START: Params = { start: 2, k: 3, array: 'example' };

/** Heights of the rows, from the top, in pixels. */
const ROW = { sum: 18, top: 62, bottom: 202, index: 236, handle: 246, suffix: 296, prefix: 346 };
const HANDLE = 24;
const CELL = 34;
const HEIGHT = ROW.prefix + CELL + 10;

const integer = (value: number) => decimal(value, 0);
const FILL: Record<Part, string> = { left: 'fill-alt', right: 'fill-model', outside: 'fill-data' };
const STROKE: Record<Part, string> = { left: 'stroke-alt', right: 'stroke-model', outside: 'stroke-rule' };

function scene({ start, k, array }: Params) {
  const nums: readonly number[] =
    array === 'falling' ? ARRAYS.falling : array === 'valley' ? ARRAYS.valley : ARRAYS.example;
  const length = whole(k, [2, LENGTH]);
  return { nums, k: length, ...blockScene(nums, length, whole(start, [0, LAST_START])) };
}

type Scene = ReturnType<typeof scene>;

function sumOf({ start, end, left, right, max, whole: one }: Scene): string {
  const names = `S${subscript(start)}, P${subscript(end)}`;
  return one
    ? `整块：S${subscript(start)} = P${subscript(end)} = ${integer(max)}，不用比`
    : `max(${names}) = max(${integer(left)}, ${integer(right)}) = ${integer(max)}`;
}

interface TableProps {
  name: string;
  arrow: string;
  top: number;
  numbers: readonly number[];
  picked: number;
  part: Part;
  data: Scene;
  centre: (index: number) => number;
  column: number;
}

/** One table under the bars: its numbers, those of the window's part in colour, the one that is read in a box. */
function Table({ name, arrow, top, numbers, picked, part, data, centre, column }: TableProps) {
  return (
    <g>
      <text class="label" x={2} y={top + 22}>
        <tspan class="math">{name}</tspan>
        {` ${arrow}`}
      </text>
      {numbers.map((value, i) => {
        const used = i === picked;
        return (
          <g key={i}>
            <rect
              class={`fill-paper ${used ? STROKE[part] : 'stroke-rule'}`}
              stroke-width={used ? 3 : 1}
              x={px(centre(i) - column / 2 + 3)}
              y={top}
              width={px(column - 6)}
              height={CELL}
              rx={4}
            />
            <text
              class={used ? 'value' : 'tick'}
              x={px(centre(i))}
              y={top + 22}
              text-anchor="middle"
              opacity={data.parts[i] === 'outside' ? 0.75 : 1}
            >
              {integer(value)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const data = scene(params);
  const { nums, k, start, end, parts } = data;
  const slim = isSlim(width);
  const left = !isWide(width) ? 44 : 60;
  const column = (width - left - 4) / LENGTH;
  const centre = (index: number) => left + column * (index + 0.5);
  const bar = Math.min(column - 12, 40);
  const y = scaleLinear([-3, 8], [ROW.bottom, ROW.top]);
  const borders = nums.map((_, i) => i).filter((i) => i > 0 && i % k === 0);
  const frame = { x: left + column * start + 1, width: column * k - 2 };
  const table = { data, centre, column };
  return (
    <Picture width={width} height={HEIGHT} label={`分块与窗口。${read(params)}`}>
      <text class="value" x={2} y={ROW.sum}>
        {sumOf(data)}
      </text>
      <text class="tick" x={width - 4} y={ROW.sum} text-anchor="end">
        {slim ? '块界' : '竖虚线：块界'}
      </text>
      {slim && (
        <line
          class="stroke-ink"
          stroke-width="2"
          stroke-dasharray="4 4"
          x1={width - 38}
          x2={width - 38}
          y1={ROW.sum - 14}
          y2={ROW.sum + 4}
        />
      )}
      <rect
        class="fill-surface stroke-accent"
        stroke-width="2"
        x={px(frame.x)}
        y={ROW.sum + 14}
        width={px(frame.width)}
        height={ROW.handle - ROW.sum - 14}
        rx={4}
      />
      <text class="label" x={2} y={px(y(0) + 5)}>
        <tspan class="math">a</tspan> = 0
      </text>
      <line class="stroke-muted" x1={left} x2={width - 4} y1={px(y(0))} y2={px(y(0))} />
      {nums.map((value, i) => (
        <g key={i}>
          <rect
            class={FILL[parts[i] ?? 'outside']}
            opacity={parts[i] === 'outside' ? 0.35 : 1}
            x={px(centre(i) - bar / 2)}
            y={px(Math.min(y(0), y(value)))}
            width={px(bar)}
            height={px(Math.abs(y(value) - y(0)))}
          />
          <text
            class={parts[i] === 'outside' ? 'tick' : 'value'}
            x={px(centre(i))}
            y={px(value < 0 ? y(value) + 16 : y(value) - 7)}
            text-anchor="middle"
          >
            {integer(value)}
          </text>
          <text class="tick" x={px(centre(i))} y={ROW.index} text-anchor="middle">
            {i}
          </text>
        </g>
      ))}
      <text class="label" x={2} y={ROW.index}>
        下标
      </text>
      <Table
        name="S"
        arrow="←"
        top={ROW.suffix}
        numbers={data.suffix}
        picked={start}
        part="left"
        {...table}
      />
      <Table
        name="P"
        arrow="→"
        top={ROW.prefix}
        numbers={data.prefix}
        picked={end}
        part={parts[end] ?? 'right'}
        {...table}
      />
      {borders.map((i) => (
        <line
          key={i}
          class="stroke-ink"
          stroke-width="2"
          stroke-dasharray="5 4"
          x1={px(left + column * i)}
          x2={px(left + column * i)}
          y1={ROW.sum + 10}
          y2={ROW.prefix + CELL + 6}
        />
      ))}
      <text class="label" x={2} y={ROW.handle + 17}>
        窗口
      </text>
      <g
        class="slide"
        {...holding(frame.x, 0, (x) => set({ start: whole((x - left) / column, [0, LENGTH - k]) }))}
      >
        <rect
          class="fill-none"
          pointer-events="all"
          x={px(frame.x - 1)}
          y={ROW.handle - 10}
          width={px(frame.width + 2)}
          height={HANDLE + 20}
        />
        <rect
          class="fill-accent"
          x={px(frame.x - 1)}
          y={ROW.handle}
          width={px(frame.width + 2)}
          height={HANDLE}
          rx={4}
        />
      </g>
    </Picture>
  );
}

function read(params: Params): string {
  const data = scene(params);
  const { nums, k, start, end, parts } = data;
  const list = (part: Part) =>
    nums
      .filter((_, i) => parts[i] === part)
      .map(integer)
      .join('、');
  const cut = data.whole ? `窗口 ${list('left')} 恰是一块` : `左截 ${list('left')}，右截 ${list('right')}`;
  return `k = ${k}，窗口从下标 ${start} 到 ${end}：${cut}；${sumOf(data)}。${LENGTH - k + 1} 个窗口共比较 ${data.comparisons} 次。`;
}

/** The bars, the two parts in colour, the borders of the blocks. */
function thumb(params: Params) {
  const { nums, k, parts } = scene(params);
  const y = scaleLinear([-3, 8], [90, 6]);
  const x = (index: number) => 6 + index * 17.5;
  return (
    <Miniature>
      {nums.map((value, i) => (
        <rect
          key={i}
          class={FILL[parts[i] ?? 'outside']}
          opacity={parts[i] === 'outside' ? 0.35 : 1}
          x={px(x(i) + 3)}
          y={px(Math.min(y(0), y(value)))}
          width="11.5"
          height={px(Math.abs(y(value) - y(0)))}
        />
      ))}
      {nums.map((_, i) =>
        i > 0 && i % k === 0 ? (
          <line
            key={i}
            class="stroke-ink"
            stroke-width="2"
            stroke-dasharray="4 3"
            x1={x(i)}
            x2={x(i)}
            y1="4"
            y2="92"
          />
        ) : null,
      )}
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '分块：左截与右截',
  initial: START,
  controls: () => [
    { kind: 'range', name: 'start', label: '窗口起点', symbol: 's', min: 0, max: LAST_START, step: 1 },
    { kind: 'range', name: 'k', label: '窗口与块的长', symbol: 'k', min: 2, max: LENGTH, step: 1 },
    {
      kind: 'choice',
      name: 'array',
      label: '数组',
      options: [
        { value: 'example', label: '例子' },
        { value: 'falling', label: '递减' },
        { value: 'valley', label: '先降后升' },
      ],
    },
    {
      kind: 'action',
      label: '右移一格',
      apply: (params) => {
        const { start, k } = scene(params);
        return { start: start >= LENGTH - k ? 0 : start + 1 };
      },
    },
  ],
  draw,
  read,
  thumb,
});
