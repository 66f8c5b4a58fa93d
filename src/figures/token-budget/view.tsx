import { scaleLog } from 'd3-scale';
import { Press } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal, grouped, superscript } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { budget, factors } from './model.ts';

type Params = { resolution: string; factor: string; codes: string };

/** Whole numbers with separators up to a hundred million, others as a power of ten. */
function large(value: number): string {
  if (value < 1e8) return grouped(value);
  const power = Math.floor(Math.log10(value));
  return `${decimal(value / 10 ** power, 2)}×10${superscript(power)}`;
}

const times = (value: number) => `${value.toLocaleString('en-US', { maximumFractionDigits: 1 })}倍`;

const choices = {
  resolution: ['128', '256', '512', '1024'],
  factor: factors.filter((factor) => factor > 2).map(String),
  codes: ['256', '1024', '16384'],
} as const;

/** The numbers that the choices stand for; the first state's where an address says something else. */
function account(params: Params, factor = params.factor) {
  const pick = (value: string, options: readonly string[], otherwise: string) =>
    Number(options.includes(value) ? value : otherwise);
  return budget({
    resolution: pick(params.resolution, choices.resolution, '256'),
    factor: pick(factor, choices.factor, '16'),
    codes: pick(params.codes, choices.codes, '1024'),
  });
}

/** The image as a square, ruled into its tokens, one of them filled. */
function Grid({ left, top, size, params }: { left: number; top: number; size: number; params: Params }) {
  const { side, tokens } = account(params);
  const cell = size / side;
  const lines = Array.from({ length: side - 1 }, (_, i) => px((i + 1) * cell));
  const path = lines
    .map((step) => `M${px(left + step)} ${top}v${size}M${left} ${px(top + step)}h${size}`)
    .join('');
  const middle = Math.floor(side / 2);
  return (
    <g>
      <rect class="fill-surface stroke-data" x={left} y={top} width={size} height={size} stroke-width={1.5} />
      <path
        class="fill-none stroke-data"
        d={path}
        stroke-width={side > 64 ? 0.4 : 0.8}
        opacity={side > 64 ? 0.45 : 0.7}
      />
      <rect
        class="fill-accent"
        x={px(left + middle * cell)}
        y={px(top + middle * cell)}
        width={px(cell)}
        height={px(cell)}
      />
      <text class="label" x={left} y={top - 12}>
        {`${params.resolution}² 的图，f = ${params.factor}`}
      </text>
      <text class="value" x={left} y={top + size + 22}>
        {`${side}×${side} = ${large(tokens)} 个 token`}
      </text>
    </g>
  );
}

/** One way to write the image down: its numbers over a bar of its attention pairs. */
function Row({
  left,
  right,
  y,
  name,
  cells,
  pairs,
  x,
  chosen,
  mark,
}: {
  left: number;
  right: number;
  y: number;
  name: string;
  cells: readonly string[];
  pairs: number;
  x: (value: number) => number;
  chosen: boolean;
  mark: string;
}) {
  const width = right - left;
  const columns = [0.47, 0.75, 1].map((share) => left + width * share);
  const end = px(x(pairs));
  return (
    <g>
      <text class={chosen ? 'value' : 'label'} x={left} y={y}>
        {name}
      </text>
      {cells.map((text, i) => (
        <text key={i} class={chosen ? 'value' : 'tick'} x={px(columns[i] ?? 0)} y={y} text-anchor="end">
          {text}
        </text>
      ))}
      <rect class={mark} x={left} y={y + 8} width={px(end - left)} height={16} opacity={chosen ? 1 : 0.55} />
      <text class={chosen ? 'value' : 'tick'} x={end + 7} y={y + 21}>
        {large(pairs)}
      </text>
    </g>
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
  const size = 196;
  const square = { left: wide ? 2 : Math.round((width - size) / 2), top: 34 };
  const box = wide
    ? { left: size + 46, right: width - 4, top: 22 }
    : { left: 4, right: width - 4, top: 34 + size + 62 };
  const raw = account(params);
  const x = scaleLog()
    .domain([1, raw.rawPairs])
    .range([box.left, box.right - 88]);
  const y = (row: number) => box.top + 30 + row * 46;
  const heads = ['token', '比特', '压缩比'];
  const columns = [0.47, 0.75, 1].map((share) => box.left + (box.right - box.left) * share);
  const bottom = y(4) + 30;
  return (
    <Picture width={width} height={bottom + 26} label={`一张图的账本。${read(params)}`}>
      <Grid {...square} size={size} params={params} />
      {heads.map((head, i) => (
        <text key={head} class="label" x={px(columns[i] ?? 0)} y={box.top} text-anchor="end">
          {head}
        </text>
      ))}
      <Row
        {...box}
        y={y(0)}
        name="原像素×3"
        cells={[large(raw.rawTokens), large(raw.rawBits), '1倍']}
        pairs={raw.rawPairs}
        x={x}
        chosen={false}
        mark="fill-alt"
      />
      {choices.factor.map((factor, i) => {
        const { tokens, bits, ratio, pairs } = account(params, factor);
        const chosen = factor === params.factor;
        return (
          <g key={factor}>
            <Row
              {...box}
              y={y(i + 1)}
              name={`f = ${factor}`}
              cells={[large(tokens), large(bits), times(ratio)]}
              pairs={pairs}
              x={x}
              chosen={chosen}
              mark={chosen ? 'fill-model' : 'fill-data'}
            />
            <Press
              box={{ ...box, top: y(i + 1) - 18, bottom: y(i + 1) + 26 }}
              press={() => set({ factor })}
            />
          </g>
        );
      })}
      <text class="tick" x={box.left} y={bottom + 14}>
        横杠：注意力要比较的对数（对数刻度，从1起）
      </text>
    </Picture>
  );
}

function read(params: Params): string {
  const { side, tokens, bits, ratio, pairs, saved } = account(params);
  return (
    `${params.resolution}²的图，f=${params.factor}，K=${params.codes}：${side}×${side}=${large(tokens)}个token，` +
    `${large(bits)}比特，压缩比${times(ratio)}；注意力${large(pairs)}对，是逐通道的1/${large(saved)}。`
  );
}

/** Three squares, ruled ever coarser, over bars that shrink. */
function thumb() {
  return (
    <Miniature>
      {[16, 8, 4].map((side, i) => {
        const left = 8 + i * 50;
        const cell = 36 / side;
        const path = Array.from(
          { length: side - 1 },
          (_, k) => `M${px(left + (k + 1) * cell)} 10v36M${left} ${px(10 + (k + 1) * cell)}h36`,
        ).join('');
        return (
          <g key={side}>
            <rect class="fill-surface stroke-data" x={left} y="10" width="36" height="36" />
            <path class="fill-none stroke-data" d={path} stroke-width="0.8" />
            <rect
              class={i === 1 ? 'fill-model' : 'fill-data'}
              x={left}
              y={56 + i * 10}
              width="36"
              height={30 - i * 10}
            />
          </g>
        );
      })}
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '账本：一张图要写几个token',
  initial: { resolution: '256', factor: '16', codes: '1024' },
  controls: () => [
    {
      kind: 'choice',
      name: 'resolution',
      label: '分辨率',
      options: choices.resolution.map((value) => ({ value, label: `${value}²` })),
    },
    {
      kind: 'choice',
      name: 'factor',
      label: '下采样f',
      options: choices.factor.map((value) => ({ value, label: value })),
    },
    {
      kind: 'choice',
      name: 'codes',
      label: '码本大小K',
      options: choices.codes.map((value) => ({ value, label: value })),
    },
  ],
  draw,
  read,
  thumb,
});
