import { scaleLinear } from 'd3-scale';
import { clamp, whole } from '../../math/limits.ts';
import { Grip, Handle } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { grouped } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { imageSide, patch } from './model.ts';

type Params = { halvings: number; down: number; across: number };

const token = 16;
const LAYERS = [1, 5] as const;

function scene({ halvings, down, across }: Params) {
  const layers = whole(halvings, LAYERS);
  const share = (value: number) => (Number.isFinite(value) ? value : 0.5);
  return { layers, ...patch({ halvings: layers, down: share(down), across: share(across) }) };
}

type Scene = ReturnType<typeof scene>;

interface Box {
  left: number;
  top: number;
  /** Side of the drawn image, pixels of the picture */
  side: number;
  /** How much of the padding around it is drawn */
  margin: number;
}

/** A square of the image's pixels, cut off at the edge of what is drawn. */
function Square({
  box,
  top,
  left,
  size,
  mark,
  dashes,
}: {
  box: Box;
  top: number;
  left: number;
  size: number;
  mark: string;
  dashes?: string;
}) {
  const scale = box.side / imageSide;
  const clip = (at: number) => Math.min(box.side + box.margin, Math.max(-box.margin, at * scale));
  const [x0, x1, y0, y1] = [clip(left), clip(left + size), clip(top), clip(top + size)];
  return (
    <rect
      class={mark}
      x={px(box.left + x0)}
      y={px(box.top + y0)}
      width={px(x1 - x0)}
      height={px(y1 - y0)}
      fill-opacity={0.22}
      stroke-width={2}
      stroke-dasharray={dashes}
    />
  );
}

/** The image, ruled into tokens, with the square that one vote sees and that of the next vote. */
function Image({ box, data, set }: { box: Box; data: Scene; set: DrawState<Params>['set'] }) {
  const cell = (box.side * token) / imageSide;
  const lines = Array.from({ length: imageSide / token - 1 }, (_, i) => px((i + 1) * cell));
  const path = lines.map(
    (at) => `M${px(box.left + at)} ${box.top}v${box.side}M${box.left} ${px(box.top + at)}h${box.side}`,
  );
  const { field, top, left, side } = data;
  /** The vote that sees a pixel in its middle, as a share of the way to the last one. */
  const voteAt = (offset: number) => {
    const vote = ((offset / box.side) * imageSide + field.overhang - field.size / 2) / field.jump;
    return clamp(Math.round((vote / (side - 1)) * 100) / 100, [0, 1]);
  };
  const look = (x: number, y: number) => set({ down: voteAt(y - box.top), across: voteAt(x - box.left) });
  const middle = (from: number) => clamp(((from + field.size / 2) * box.side) / imageSide, [0, box.side]);
  const next = data.column + 1 < side ? field.jump : -field.jump;
  return (
    <g>
      <rect
        class="fill-surface stroke-data"
        x={box.left}
        y={box.top}
        width={box.side}
        height={box.side}
        stroke-width={1.5}
      />
      <path class="fill-none stroke-data" d={path.join('')} stroke-width={0.8} opacity={0.6} />
      <rect
        class="fill-data"
        x={px(box.left + 7 * cell)}
        y={px(box.top + 7 * cell)}
        width={px(cell)}
        height={px(cell)}
      />
      <Square
        box={box}
        top={top}
        left={left + next}
        size={field.size}
        mark="fill-none stroke-alt"
        dashes="5 4"
      />
      <Square box={box} top={top} left={left} size={field.size} mark="fill-model stroke-model" />
      <Grip box={{ ...box, right: box.left + box.side, bottom: box.top + box.side }} move={look} />
      <Handle x={box.left + middle(left)} y={box.top + middle(top)} move={look} />
    </g>
  );
}

/** The square's side after each layer. */
function Growth({ left, right, top, data }: { left: number; right: number; top: number; data: Scene }) {
  const { fields, layers, field, side, votes } = data;
  const from = left + 104;
  const x = scaleLinear([0, field.size], [from, right - 38]);
  const y = (row: number) => top + 34 + row * 25;
  const last = y(fields.length - 1);
  return (
    <g>
      <text class="label" x={left} y={top}>
        每过一层，一格看到的边长（像素）
      </text>
      {fields.slice(1).map(({ size }, i) => (
        <g key={i}>
          <text class="tick" x={left} y={y(i)}>
            {`第${i + 1}层 步幅${i < layers ? 2 : 1}`}
          </text>
          <rect
            class={size === field.size ? 'fill-model' : 'fill-data'}
            x={from}
            y={y(i) - 12}
            width={px(x(size) - from)}
            height={15}
          />
          <text class="value" x={px(x(size) + 6)} y={y(i)}>
            {size}
          </text>
        </g>
      ))}
      <text class="label" x={left} y={last + 10}>
        {`${side}×${side} = ${grouped(votes)} 票，取平均`}
      </text>
      <text class="label" x={left} y={last + 34}>
        {`相邻两票隔 ${field.jump} 像素`}
      </text>
    </g>
  );
}

/** What the squares are. */
function Legend({ left, y, gap, data }: { left: number; y: number; gap: number; data: Scene }) {
  const { field } = data;
  return (
    <g>
      <rect
        class="fill-model stroke-model"
        fill-opacity={0.22}
        x={left}
        y={y - 12}
        width={14}
        height={14}
        stroke-width={2}
      />
      <text class="tick" x={left + 21} y={y}>
        {`一票看 ${field.size}×${field.size}`}
      </text>
      <rect
        class="fill-none stroke-alt"
        x={left + 136 - gap}
        y={y - 12}
        width={14}
        height={14}
        stroke-width={2}
        stroke-dasharray="4 3"
      />
      <text class="tick" x={left + 157 - gap} y={y}>
        下一票
      </text>
      <rect class="fill-data" x={left + 212 - 2 * gap} y={y - 12} width={14} height={14} />
      <text class="tick" x={left + 233 - 2 * gap} y={y}>
        一个token
      </text>
    </g>
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
  const slim = isSlim(width);
  const data = scene(params);
  const margin = 24;
  const box: Box = {
    left: wide ? margin + 2 : Math.round((width - 266) / 2),
    top: margin + 2,
    side: 266,
    margin,
  };
  const legend = box.top + box.side + margin + 26;
  const growth = wide
    ? { left: box.left + box.side + margin + 34, right: width - 4, top: 34 }
    : { left: 6, right: width - 6, top: legend + 40 };
  // As high as with the most layers, lest their slider move away while it is dragged.
  const rows = data.fields.length - 1 + LAYERS[1] - data.layers;
  const height = wide ? legend + 10 : growth.top + 34 + rows * 25 + 48;
  return (
    <Picture width={width} height={height} label={`判别器一票看多大。${read(params)}`}>
      <Image box={box} data={data} set={set} />
      <Legend left={wide ? 4 : slim ? 4 : 16} y={legend} gap={slim ? 8 : 0} data={data} />
      <Growth {...growth} data={data} />
    </Picture>
  );
}

function read(params: Params): string {
  const { layers, field, side, votes, row, column, top, left } = scene(params);
  const part = (at: number) => `${at}到${at + field.size - 1}`.replaceAll('-', '−');
  return (
    `步幅2的卷积${layers}层：每票看${field.size}×${field.size}像素，隔${field.jump}像素一票，共${side}×${side}=${grouped(votes)}票；` +
    `第(${row}, ${column})票看第${part(top)}行、第${part(left)}列。`
  );
}

/** A ruled square with two overlapping patches. */
function thumb() {
  const path = Array.from(
    { length: 7 },
    (_, i) => `M${35 + (i + 1) * 10} 8v80M35 ${8 + (i + 1) * 10}h80`,
  ).join('');
  return (
    <Miniature>
      <rect class="fill-surface stroke-data" x="35" y="8" width="80" height="80" />
      <path class="fill-none stroke-data" d={path} stroke-width="0.8" />
      <rect
        class="fill-none stroke-alt"
        x="63"
        y="30"
        width="34"
        height="34"
        stroke-width="2"
        stroke-dasharray="4 3"
      />
      <rect
        class="fill-model stroke-model"
        fill-opacity="0.3"
        x="53"
        y="30"
        width="34"
        height="34"
        stroke-width="2"
      />
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '判别器一票看多大',
  initial: { halvings: 3, down: 0.5, across: 0.4 },
  controls: () => [
    { kind: 'range', name: 'halvings', label: '步幅2的层数', min: LAYERS[0], max: LAYERS[1], step: 1 },
    { kind: 'range', name: 'down', label: '上下', min: 0, max: 1, step: 0.01, format: (v) => v.toFixed(2) },
    { kind: 'range', name: 'across', label: '左右', min: 0, max: 1, step: 0.01, format: (v) => v.toFixed(2) },
  ],
  draw,
  read,
  thumb,
});
