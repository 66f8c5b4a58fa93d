import { whole } from '../../math/limits.ts';
import { Grip, Handle } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { view } from './model.ts';

type Params = { row: number; column: number; window: number };

const SIZE = 32;
const CELLS = [0, SIZE - 1] as const;

/** Whole numbers inside the grid, whatever the address says. */
function scene({ row, column, window }: Params) {
  const params = {
    row: whole(row, CELLS),
    column: whole(column, CELLS),
    window: 2 * whole(window / 2, [2, SIZE / 2]),
    size: SIZE,
  };
  return { ...params, ...view(params) };
}

type Scene = ReturnType<typeof scene>;

/** Cells before (row, column) in raster order, inside the rectangle from (top, left) on, as a path. */
function before(
  top: number,
  left: number,
  side: number,
  row: number,
  column: number,
  place: (cell: number) => number,
) {
  const x = (cell: number) => px(place(left + cell));
  const y = (cell: number) => px(place(top + cell));
  const rows = row - top;
  const rest = column - left;
  const full = rows > 0 ? `M${x(0)} ${y(0)}H${x(side)}V${y(rows)}H${x(0)}Z` : '';
  const part = rest > 0 ? `M${x(0)} ${y(rows)}H${x(rest)}V${y(rows + 1)}H${x(0)}Z` : '';
  return full + part;
}

function Tokens({ data, left, top, cell }: { data: Scene; left: number; top: number; cell: number }) {
  const { row, column, window } = data;
  const place = (at: number) => at * cell;
  const steps = Array.from({ length: SIZE - 1 }, (_, i) => i + 1);
  /** Lines between the cells that lie before row `rows`, and before `cells` of that row. */
  const rules = (rows: number, cells: number) => [
    ...steps.map((i) => `M${px(i * cell)} 0V${px((i <= cells ? rows + 1 : rows) * cell)}`),
    ...steps
      .filter((i) => i <= rows)
      .map((i) => `M0 ${px(i * cell)}H${px((i < rows ? SIZE : cells) * cell)}`),
  ];
  return (
    <g transform={`translate(${left} ${top})`}>
      <path class="fill-none stroke-rule" d={rules(SIZE, 0).join('')} stroke-width={0.7} />
      <path class="fill-data" opacity={0.3} d={before(0, 0, SIZE, row, column, place)} />
      <path class="fill-model" d={before(data.top, data.left, window, row, column, place)} />
      <path class="fill-none stroke-paper" d={rules(row, column).join('')} stroke-width={1} />
      <rect class="fill-none stroke-rule" x={0} y={0} width={px(SIZE * cell)} height={px(SIZE * cell)} />
      <rect
        class="fill-none stroke-ink"
        x={px(data.left * cell)}
        y={px(data.top * cell)}
        width={px(window * cell)}
        height={px(window * cell)}
        stroke-width={2}
      />
      <rect
        class="fill-accent stroke-paper"
        x={px(column * cell - 1)}
        y={px(row * cell - 1)}
        width={px(cell + 2)}
        height={px(cell + 2)}
        stroke-width={1.5}
      />
    </g>
  );
}

/** What the colours mean, with the counts that they stand for. */
function Counts({ data, left, top, right }: { data: Scene; left: number; top: number; right: number }) {
  const { visible, prefix, row, column, localRow, localColumn, window } = data;
  const entries = [
    { mark: 'fill-model', opacity: 1, text: '看得见', value: visible },
    { mark: 'fill-data', opacity: 0.3, text: '已画好，但在窗外', value: prefix - visible },
  ];
  const wide = right - left;
  const share = prefix === 0 ? 0 : visible / prefix;
  return (
    <g>
      <rect class="fill-accent" x={left} y={top - 12} width={14} height={14} />
      <text class="label" x={left + 22} y={top}>
        {`正在画 (${row}, ${column})`}
      </text>
      {entries.map(({ mark, opacity, text, value }, i) => (
        <g key={text}>
          <rect class={mark} opacity={opacity} x={left} y={top + 18 + i * 30} width={14} height={14} />
          <text class="label" x={left + 22} y={top + 30 + i * 30}>
            {text}
          </text>
          <text class="value" x={right} y={top + 30 + i * 30} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      <rect class="fill-data" opacity={0.3} x={left} y={top + 80} width={wide} height={16} />
      <rect class="fill-model" x={left} y={top + 80} width={px(wide * share)} height={16} />
      <text class="tick" x={left} y={top + 116}>
        {`前面共 ${prefix} 个，看得见 ${Math.round(share * 100)}%`}
      </text>
      <rect class="fill-none stroke-ink" x={left + 1} y={top + 140} width={13} height={13} stroke-width={2} />
      <text class="label" x={left + 22} y={top + 152}>
        {`窗 ${window}×${window}，从 (${data.top}, ${data.left}) 起`}
      </text>
      <text class="tick" x={left} y={top + 180}>
        {`看得见 = ${localRow}×${window} + ${localColumn} = ${visible}`}
      </text>
    </g>
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
  const data = scene(params);
  const cell = Math.floor(((wide ? 404 : width - 8) / SIZE) * 10) / 10;
  const side = px(cell * SIZE);
  const left = wide ? 2 : px((width - side) / 2);
  const top = 26;
  const cellAt = (offset: number) => whole(offset / cell - 0.5, CELLS);
  const look = (x: number, y: number) => set({ row: cellAt(y - top), column: cellAt(x - left) });
  const counts = wide
    ? { left: side + 40, right: width - 6, top: 110 }
    : { left: 6, right: width - 6, top: side + top + 36 };
  return (
    <Picture
      width={width}
      height={wide ? side + top + 6 : counts.top + 192}
      label={`滑动的窗。${read(params)}`}
    >
      <text class="label" x={left} y={14}>
        {`${SIZE}×${SIZE} 个 token，按行从左到右画`}
      </text>
      <Tokens data={data} left={left} top={top} cell={cell} />
      <Counts data={data} {...counts} />
      <Grip box={{ left, right: left + side, top, bottom: top + side }} move={look} />
      <Handle x={left + (data.column + 0.5) * cell} y={top + (data.row + 0.5) * cell} move={look} />
    </Picture>
  );
}

function read(params: Params): string {
  const { row, column, window, top, left, visible, prefix } = scene(params);
  return (
    `画(${row}, ${column})：${window}×${window}的窗从(${top}, ${left})起，` +
    `看得见${visible}个；已画好${prefix}个，窗外${prefix - visible}个。`
  );
}

/** A grid half drawn, with a window around the place where it is drawn on. */
function thumb(params: Params) {
  const data = scene(params);
  const cell = 86 / SIZE;
  const place = (at: number) => at * cell;
  const { row, column, window, top, left } = data;
  return (
    <Miniature>
      <g transform="translate(33 5)">
        <rect class="fill-surface stroke-rule" x="0" y="0" width="86" height="86" />
        <path class="fill-data" opacity={0.3} d={before(0, 0, SIZE, row, column, place)} />
        <path class="fill-model" d={before(top, left, window, row, column, place)} />
        <rect
          class="fill-none stroke-ink"
          x={px(left * cell)}
          y={px(top * cell)}
          width={px(window * cell)}
          height={px(window * cell)}
          stroke-width="1.5"
        />
        <rect class="fill-accent" x={px(column * cell - 1)} y={px(row * cell - 1)} width="5" height="5" />
      </g>
    </Miniature>
  );
}

const cellRange = (name: 'row' | 'column', label: string) => ({
  kind: 'range' as const,
  name,
  label,
  min: CELLS[0],
  max: CELLS[1],
  step: 1,
});

export const figure = defineFigure<Params>({
  title: '滑窗看得见谁',
  initial: { row: 9, column: 9, window: 16 },
  controls: () => [
    cellRange('row', '第几行'),
    cellRange('column', '第几列'),
    { kind: 'range', name: 'window', label: '窗的边长', min: 4, max: SIZE, step: 2 },
    {
      kind: 'action',
      label: '画下一个',
      apply: (params) => {
        const { row, column } = scene(params);
        const next = (row * SIZE + column + 1) % SIZE ** 2;
        return { row: Math.floor(next / SIZE), column: next % SIZE };
      },
    },
  ],
  draw,
  read,
  thumb,
});
