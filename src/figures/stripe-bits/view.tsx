import { scaleLinear, scaleLog } from 'd3-scale';
import { whole } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal, grouped } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { floorBits, pictures, results, side, sizes, structures } from './model.ts';
import type { Result, Structure } from './model.ts';

/** Which of the sample sizes, and the seed of the drawn images. */
type Params = { size: number; seed: number };

const names: Record<Structure, string> = {
  table: '全表',
  independent: '独立',
  chain: '链式',
  autoregressive: '自回归',
  latent: '隐变量',
};
const colours: Record<Structure, string> = {
  table: 'alt',
  independent: 'muted',
  chain: 'noise',
  autoregressive: 'model',
  latent: 'data',
};
/** Where on its line a structure's name stands: index of the size, offset in pixels. */
const places: Record<Structure, readonly [index: number, dx: number, dy: number]> = {
  independent: [10, 0, -10],
  chain: [11, 0, 20],
  table: [8, 8, -6],
  latent: [2, 14, 4],
  autoregressive: [2, -34, 26],
};

const sizeOf = ({ size }: Params) => {
  const index = whole(size, [0, sizes.length - 1]);
  return { index, n: sizes[index] ?? 10 };
};

/** Bits an image over the number of training images. */
function Lines({ box, n, set }: { box: Box; n: number; set: DrawState<Params>['set'] }) {
  const x = scaleLog([10, 100_000], [box.left, box.right]) as unknown as Scale & {
    invert: (at: number) => number;
  };
  const y = scaleLinear([3, 17], [box.bottom, box.top]);
  const all = sizes.map((size) => ({ size, found: results(size) }));
  const bits = (found: readonly Result[], structure: Structure) =>
    found.find((one) => one.structure === structure)?.bits ?? 0;
  const nearest = (size: number) => {
    const far = sizes.map((one) => Math.abs(Math.log(one / size)));
    return far.indexOf(Math.min(...far));
  };
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[4, 8, 12, 16]}
        label="新抽的图，每张花多少比特"
      />
      <AxisBottom
        scale={x}
        at={box.bottom}
        tickValues={box.right - box.left < 240 ? [10, 1000, 100_000] : [10, 100, 1000, 10_000, 100_000]}
        format={grouped}
        label="训练图 N（张）"
      />
      <line
        class="stroke-truth"
        stroke-width={2}
        stroke-dasharray="6 4"
        x1={box.left}
        x2={box.right}
        y1={px(y(floorBits))}
        y2={px(y(floorBits))}
      />
      <text class="fill-truth" font-size={13} x={box.right} y={px(y(floorBits)) + 19} text-anchor="end">
        {`数据的熵 ${decimal(floorBits, 3)}`}
      </text>
      <line
        class="stroke-accent"
        stroke-width={1.5}
        stroke-dasharray="3 3"
        x1={px(x(n))}
        x2={px(x(n))}
        y1={box.top}
        y2={box.bottom}
      />
      {structures.map((structure) => {
        const [index, dx, dy] = places[structure];
        const place = all[index];
        return (
          <g key={structure}>
            <path
              class={`fill-none stroke-${colours[structure]}`}
              stroke-width={2.5}
              d={polyline(all.map(({ size, found }) => [x(size), y(bits(found, structure))]))}
            />
            <circle
              class={`fill-${colours[structure]} stroke-paper`}
              stroke-width={1.5}
              cx={px(x(n))}
              cy={px(y(bits(results(n), structure)))}
              r={5}
            />
            <text
              class={`fill-${colours[structure]}`}
              font-size={14}
              font-weight={700}
              x={px(x(place?.size ?? 10) + dx)}
              y={px(y(bits(place?.found ?? [], structure)) + dy)}
              text-anchor={dx === 0 ? 'middle' : 'start'}
            >
              {names[structure]}
            </text>
          </g>
        );
      })}
      <Grip box={box} move={(at) => set({ size: nearest(x.invert(at)) })} />
    </g>
  );
}

const tile = 28;

/** One drawn image; framed in the colour of truth if it is a stripe image. */
function Tile({ x, y, image, valid }: { x: number; y: number; image: readonly number[]; valid: boolean }) {
  const unit = tile / side;
  const black = image
    .map((bit, i) =>
      bit === 1 ? `M${(i % side) * unit} ${Math.floor(i / side) * unit}h${unit}v${unit}h-${unit}z` : '',
    )
    .join('');
  return (
    <g transform={`translate(${px(x)} ${px(y)})`}>
      <rect class="fill-surface" width={tile} height={tile} />
      <path class="fill-ink" opacity={valid ? 0.85 : 0.4} d={black} />
      <rect
        class={`fill-none ${valid ? 'stroke-truth' : 'stroke-rule'}`}
        stroke-width={valid ? 2.5 : 1}
        width={tile}
        height={tile}
      />
    </g>
  );
}

const chance = (valid: number) => {
  if (valid < 0.01) return `${(100 * valid).toFixed(2)}%`;
  const rounded = (100 * valid).toFixed(1);
  return `${rounded === '100.0' && valid < 0.9999 ? '99.9' : rounded}%`;
};

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
  const { n } = sizeOf(params);
  const count = wide ? (width < 640 ? 4 : 5) : 6;
  const box: Box = wide
    ? { left: 34, right: Math.min(350, width - 186 - count * 36), top: 44, bottom: 306 }
    : { left: 34, right: width - 28, top: 44, bottom: 270 };
  const left = wide ? box.right + 32 : 8;
  const top = wide ? 44 : box.bottom + 96;
  const row = 53;
  const height = wide ? 352 : top + row * structures.length;
  const tilesLeft = left + (wide ? 122 : 112);
  return (
    <Picture width={width} height={height} label={`五种写法各花多少比特。${read(params)}`}>
      <Lines box={box} n={n} set={set} />
      <text class="label" x={left} y={top - 26}>
        <tspan class="fill-accent" font-weight={700}>{`N = ${grouped(n)}`}</tspan>
        {'：比特，抽出的图，'}
        <tspan class="fill-truth" font-weight={700}>
          绿框
        </tspan>
        {'是条纹'}
      </text>
      {results(n).map(({ structure, bits, valid, model }, i) => {
        const y = top + i * row;
        return (
          <g key={structure}>
            <text class={`fill-${colours[structure]}`} font-size={14} font-weight={700} x={left} y={y + 12}>
              {names[structure]}
            </text>
            <text class="value" x={left + 56} y={y + 12}>
              {decimal(bits)}
            </text>
            <text class="tick" x={left} y={y + 32}>
              {`${chance(valid)} 是条纹`}
            </text>
            {pictures(model, count, params.seed + 7919 * i).map(({ image, valid: real }, k) => (
              <Tile key={k} x={tilesLeft + k * (tile + 8)} y={y + 2} image={image} valid={real} />
            ))}
          </g>
        );
      })}
    </Picture>
  );
}

function read(params: Params): string {
  const { n } = sizeOf(params);
  const list = results(n)
    .map(({ structure, bits, valid }) => `${names[structure]} ${decimal(bits, 3)}（${chance(valid)}）`)
    .join('，');
  return `N = ${grouped(n)}，每张新图的比特数与抽到条纹图的概率：${list}；熵 ${decimal(floorBits, 3)}`;
}

/** The five lines, and the floor. */
function thumb() {
  const x = scaleLog([10, 100_000], [4, 148]);
  const y = scaleLinear([3.6, 16.8], [92, 4]);
  const path = (structure: Structure) =>
    polyline(
      sizes.map((size) => [x(size), y(results(size).find((one) => one.structure === structure)?.bits ?? 0)]),
    );
  return (
    <Miniature>
      <line
        class="stroke-truth"
        stroke-width="2"
        stroke-dasharray="5 3"
        x1="4"
        x2="148"
        y1={px(y(floorBits))}
        y2={px(y(floorBits))}
      />
      {structures.map((structure) => (
        <path
          key={structure}
          class={`fill-none stroke-${colours[structure]}`}
          stroke-width="2.5"
          d={path(structure)}
        />
      ))}
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '五种写法，一把尺子',
  initial: { size: 6, seed: 5 },
  controls: () => [
    {
      kind: 'range',
      name: 'size',
      label: '训练图',
      symbol: 'N',
      min: 0,
      max: sizes.length - 1,
      step: 1,
      format: (v) => grouped(sizeOf({ size: v, seed: 0 }).n),
    },
    { kind: 'action', label: '再抽一批', apply: ({ seed }) => ({ seed: seed + 1 }) },
  ],
  draw,
  read,
  thumb,
});
