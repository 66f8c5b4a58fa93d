import { scaleLog } from 'd3-scale';
import { clamp } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import { Arrow } from '../arrow.tsx';
import type { Box } from '../box.ts';
import { Grip, Handle } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { LineKey } from '../key.tsx';
import { decimal, percent, powerOfTen } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { inCode, pullCurve, tug } from './model.ts';

type Params = { rec: number; gan: number; angle: number };

/** Three significant digits, as far as they help. */
function figures(value: number): string {
  if (value === 0) return '0';
  if (value >= 100) return decimal(value, 0);
  const exponent = Math.floor(Math.log10(value));
  if (exponent < -3) return `${decimal(value / 10 ** exponent, 1)}×${powerOfTen(10 ** exponent)}`;
  return decimal(value, Math.max(0, 2 - exponent));
}

type Point = readonly [x: number, y: number];

/** The reconstruction's force, the scaled one of the GAN at its tip, and their sum; ‖r‖ is drawn with one length always. */
function Forces({ box, params, set }: { box: Box; params: Params; set: DrawState<Params>['set'] }) {
  const { rec, gan, angle } = params;
  const state = tug(params);
  const unit = (box.right - box.left - 16) / (1 + inCode.w);
  const middle = px(box.top + (box.bottom - box.top - 22) / 2);
  const origin: Point = [box.left + 8, middle];
  const tip: Point = [origin[0] + unit, middle];
  const end: Point = [origin[0] + (state.sum[0] / rec) * unit, middle - (state.sum[1] / rec) * unit];
  const turn = (angle * Math.PI) / 180;
  const reach = Math.min((gan / rec) * unit, inCode.w * unit + 12);
  const raw: Point = [tip[0] + reach * Math.cos(turn), tip[1] - reach * Math.sin(turn)];
  const radius = px(inCode.w * unit);
  const turnTo = (x: number, y: number) =>
    set({ angle: Math.round((Math.atan2(Math.abs(middle - y), x - tip[0]) * 180) / Math.PI) });
  const limit = px(origin[0] + (1 - inCode.w) * unit);
  return (
    <g>
      <circle
        class="fill-surface stroke-muted"
        cx={px(tip[0])}
        cy={middle}
        r={radius}
        stroke-dasharray="4 4"
      />
      <line
        class="stroke-ink"
        x1={limit}
        x2={limit}
        y1={box.top + 12}
        y2={box.bottom - 22}
        stroke-width={1.5}
      />
      <line
        class="stroke-noise"
        x1={px(tip[0])}
        y1={middle}
        x2={px(raw[0])}
        y2={px(raw[1])}
        stroke-width={1.5}
        stroke-dasharray="3 4"
      />
      <Arrow from={origin} to={end} mark="accent" width={6} />
      <Arrow from={origin} to={tip} mark="data" />
      <Arrow from={tip} to={end} mark="noise" />
      <circle class="fill-none stroke-noise" cx={px(end[0])} cy={px(end[1])} r={9} stroke-width={1.5} />
      <text class="tick" x={box.left} y={box.bottom - 4}>
        合力越不过竖线：(1−w)‖r‖
      </text>
      <Grip box={box} move={turnTo} />
      <Handle x={end[0]} y={end[1]} move={turnTo} />
    </g>
  );
}

/** What each arrow is, and how long. */
function Ledger({ left, right, top, params }: { left: number; right: number; top: number; params: Params }) {
  const { weight, pull, total } = tug(params);
  const rows = [
    { mark: 'data', text: '重建 ‖r‖', value: params.rec },
    { mark: 'noise', text: 'GAN，折算后 ‖λg‖', value: pull },
    { mark: 'accent', text: '合力', value: total },
  ];
  return (
    <g>
      {rows.map(({ mark, text, value }, i) => (
        <g key={mark}>
          <line
            class={`stroke-${mark}`}
            x1={left}
            x2={left + 20}
            y1={top + i * 23 - 5}
            y2={top + i * 23 - 5}
            stroke-width={4}
          />
          <text class="label" x={left + 28} y={top + i * 23}>
            {text}
          </text>
          <text class="value" x={right} y={top + i * 23} text-anchor="end">
            {figures(value)}
          </text>
        </g>
      ))}
      <text class="tick" x={left} y={top + 74}>
        {`λ = ${figures(weight)}；不折算，‖g‖ = ${figures(params.gan)}`}
      </text>
    </g>
  );
}

const span = [1e-6, 1e4] as const;
const steps = Array.from({ length: 101 }, (_, i) => span[0] * (span[1] / span[0]) ** (i / 100));

/** How strong the GAN pulls against the reconstruction, for every size of its own gradient. */
function Ratio({ box, params }: { box: Box; params: Params }) {
  const x = scaleLog()
    .domain([...span])
    .range([box.left, box.right]);
  const y = scaleLog().domain([1e-2, 1e2]).range([box.bottom, box.top]).clamp(true);
  const path = (values: readonly number[]) =>
    polyline(
      steps
        .map((gan, i) => [gan, values[i] ?? 0] as const)
        .filter(([, value]) => value >= 1e-2 && value <= 1e2)
        .map(([gan, value]) => [x(gan), y(value)]),
    );
  const fixed = steps.map((gan) => (inCode.w * gan) / params.rec);
  const here = tug(params).pull / params.rec;
  const at = px(x(params.gan));
  const height = px(y(here));
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[0.01, 0.1, 1, 10, 100]}
        label="GAN的力 ÷ 重建的力"
      />
      <AxisBottom
        scale={x}
        at={box.bottom}
        tickValues={[1e-6, 1e-4, 1e-2, 1, 100, 1e4]}
        format={powerOfTen}
        label="GAN梯度的范数 ‖g‖"
      />
      <path class="fill-none stroke-alt" d={path(fixed)} stroke-width={2} stroke-dasharray="6 4" />
      <path class="fill-none stroke-model" d={path(pullCurve(params.rec, steps))} stroke-width={2.5} />
      <line class="stroke-muted" x1={at} x2={at} y1={box.top} y2={box.bottom} stroke-dasharray="2 4" />
      <circle class="fill-accent stroke-paper" cx={at} cy={height} r={6} stroke-width={1.5} />
      <text
        class="value halo"
        x={Math.min(box.right - 16, Math.max(box.left + 28, at))}
        y={height > box.bottom - 30 ? height - 12 : height + 24}
        text-anchor="middle"
      >
        {figures(here)}
      </text>
    </g>
  );
}

function Legend({ left, y }: { left: number; y: number }) {
  return (
    <g>
      <LineKey x={left} y={y} length={22} mark="stroke-model" text="自适应" />
      <LineKey
        x={left + 88}
        y={y}
        length={22}
        width={2}
        dash="6 4"
        mark="stroke-alt"
        text={`固定权重 ${decimal(inCode.w, 1)}`}
      />
    </g>
  );
}

/** The three numbers inside their ranges. */
const inside = ({ rec, gan, angle }: Params): Params => ({
  rec: clamp(rec, [1e-3, 100]),
  gan: clamp(gan, span),
  angle: clamp(angle, [0, 180]),
});

function draw({ params: given, width, set }: DrawState<Params>) {
  const params = inside(given);
  const wide = isWide(width);
  const side = wide ? 296 : width - 8;
  const forces: Box = {
    left: 2,
    right: side,
    top: 4,
    bottom: px(((side - 18) / (1 + inCode.w)) * inCode.w * 2 + 58),
  };
  const ledger = forces.bottom + 30;
  const ratio: Box = wide
    ? { left: side + 66, right: width - 14, top: 66, bottom: 318 }
    : { left: 46, right: width - 14, top: ledger + 162, bottom: ledger + 372 };
  const height = wide ? ledger + 88 : ratio.bottom + 46;
  return (
    <Picture width={width} height={height} label={`重建与GAN的拔河。${read(params)}`}>
      <Forces box={forces} params={params} set={set} />
      <Ledger left={4} right={side - 4} top={ledger} params={params} />
      <Legend left={wide ? ratio.left : 6} y={ratio.top - 44} />
      <Ratio box={ratio} params={params} />
    </Picture>
  );
}

function read(given: Params): string {
  const params = inside(given);
  const { weight, pull, total, kept } = tug(params);
  return (
    `重建‖r‖=${figures(params.rec)}，GAN‖g‖=${figures(params.gan)}，夹角${decimal(params.angle, 0)}°：λ=${figures(weight)}，` +
    `折算后${figures(pull)}（固定权重${decimal(inCode.w, 1)}会是${figures(inCode.w * params.gan)}）；` +
    `合力${figures(total)}，重建方向上剩${percent(kept, 0)}。`
  );
}

/** Two arrows of one size and their sum, inside the circle that the second cannot leave. */
function thumb(given: Params) {
  const params = inside(given);
  const { sum } = tug(params);
  const unit = 72;
  const tip: Point = [12 + unit, 56];
  const end: Point = [12 + (sum[0] / params.rec) * unit, 56 - (sum[1] / params.rec) * unit];
  return (
    <Miniature>
      <circle class="fill-none stroke-muted" cx={tip[0]} cy="56" r={px(unit * 0.55)} stroke-dasharray="3 3" />
      <Arrow from={[12, 56]} to={tip} mark="data" />
      <Arrow from={tip} to={end} mark="noise" />
      <Arrow from={[12, 56]} to={end} mark="accent" width={4} />
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '一条线上的拔河：自适应权重',
  initial: { rec: 0.5, gan: 20, angle: 120 },
  controls: () => [
    {
      kind: 'range',
      name: 'gan',
      label: 'GAN梯度',
      symbol: 'g',
      min: span[0],
      max: span[1],
      step: 0.05,
      scale: 'log',
      format: figures,
    },
    {
      kind: 'range',
      name: 'rec',
      label: '重建梯度',
      symbol: 'r',
      min: 1e-3,
      max: 100,
      step: 0.05,
      scale: 'log',
      format: figures,
    },
    {
      kind: 'range',
      name: 'angle',
      label: '夹角',
      symbol: 'θ',
      min: 0,
      max: 180,
      step: 1,
      format: (v) => `${v}°`,
    },
    {
      kind: 'action',
      label: '判别器放大一百倍',
      apply: ({ gan }) => ({ gan: Math.min(span[1], gan * 100) }),
    },
    { kind: 'action', label: '正面相抗', apply: () => ({ angle: 180 }) },
  ],
  draw,
  read,
  thumb,
});
