import { scaleLinear, scaleLog } from 'd3-scale';
import { normalize } from '../../math/softmax.ts';
import { AxisBottom, decimal, Picture, px } from '../axis.tsx';
import type { DrawState } from '../figure.ts';
import { defineFigure } from '../figure.ts';
import { curves, sampleCount, simplexScene } from './model.ts';
import type { SimplexScene } from './model.ts';

/** Weights of the three categories (only their ratios count), the temperature, the seed of the noise. */
type Params = { a: number; b: number; c: number; tau: number; seed: number };

const WEIGHTS = [0.05, 1] as const;
const TAUS = [0.05, 5] as const;
const START: Params = { a: 0.5, b: 0.3, c: 0.2, tau: 0.5, seed: 2017 };

const clamp = (value: number, [low, high]: readonly [number, number]) =>
  Math.min(high, Math.max(low, value || 0));

const piOf = ({ a, b, c }: Params) => normalize([a, b, c].map((weight) => clamp(weight, WEIGHTS)));

/** All that the parameters stand for, inside their limits whatever the address says. */
function scene(params: Params) {
  const pi = piOf(params);
  const tau = clamp(params.tau, TAUS);
  return { pi, tau, ...simplexScene(pi, tau, params.seed) };
}

type Scene = SimplexScene & { pi: number[]; tau: number };

const tauText = (tau: number) => decimal(tau, tau < 0.995 ? 2 : 1);
const point = (y: readonly number[]) => `(${y.map((share) => decimal(share, 3)).join(', ')})`;

/** The corners in pixels, of the first, second and third category. */
type Corners = readonly [readonly [number, number], readonly [number, number], readonly [number, number]];

function cornersAt(left: number, top: number, side: number): Corners {
  const bottom = top + (side * Math.sqrt(3)) / 2;
  return [
    [left, bottom],
    [left + side, bottom],
    [left + side / 2, top],
  ];
}

const place = (corners: Corners, y: readonly number[]) => ({
  x: px(corners.reduce((sum, [x], k) => sum + x * (y[k] ?? 0), 0)),
  y: px(corners.reduce((sum, [, down], k) => sum + down * (y[k] ?? 0), 0)),
});

/** The shares of a place in the picture: what `place` undoes. */
function sharesAt([first, second, third]: Corners, x: number, y: number): number[] {
  const top = (first[1] - y) / (first[1] - third[1]);
  const right = (x - first[0] - top * (third[0] - first[0])) / (second[0] - first[0]);
  return [1 - top - right, right, top];
}

/** The weights that a place dragged to stands for, in steps of 0.01. */
function weightsAt(corners: Corners, x: number, y: number) {
  const shares = normalize(sharesAt(corners, x, y).map((share) => clamp(share, WEIGHTS)));
  const [a = 0, b = 0, c = 0] = shares.map((share) => clamp(Math.round(share * 100) / 100, WEIGHTS));
  return { a, b, c };
}

const MIDDLE = [1 / 3, 1 / 3, 1 / 3];
const SIDES = [
  [0.5, 0.5, 0],
  [0.5, 0, 0.5],
  [0, 0.5, 0.5],
];

/** The triangle: the three regions where one share is the largest, the samples, π and E y. */
function Simplex({ data, corners }: { data: Scene; corners: Corners }) {
  const middle = place(corners, MIDDLE);
  const pi = place(corners, data.pi);
  const mean = place(corners, data.meanY);
  return (
    <g>
      <path
        class="fill-surface stroke-muted"
        d={`M${corners.map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}Z`}
      />
      {SIDES.map((side) => {
        const end = place(corners, side);
        return (
          <line
            key={side.join()}
            class="stroke-muted"
            stroke-dasharray="3 4"
            x1={middle.x}
            y1={middle.y}
            x2={end.x}
            y2={end.y}
          />
        );
      })}
      {data.samples.map((sample, i) => {
        const at = place(corners, sample);
        return <circle key={i} class="fill-data" opacity="0.5" cx={at.x} cy={at.y} r="2.4" />;
      })}
      <circle class="fill-none stroke-paper" stroke-width="7" cx={pi.x} cy={pi.y} r="10" />
      <circle class="fill-none stroke-accent" stroke-width="3" cx={pi.x} cy={pi.y} r="10" />
      <circle class="fill-model stroke-paper" stroke-width="1.5" cx={mean.x} cy={mean.y} r="6" />
    </g>
  );
}

/** What each corner is, and how many of the samples lie nearest to it. */
function CornerNames({ data, corners }: { data: Scene; corners: Corners }) {
  const [first, second, third] = corners;
  const rows = [
    { x: first[0], y: first[1] + 20, anchor: 'start' },
    { x: second[0], y: second[1] + 20, anchor: 'end' },
    { x: third[0] + 24, y: third[1] + 6, anchor: 'start' },
  ] as const;
  return (
    <g>
      {rows.map(({ x, y, anchor }, k) => (
        <g key={anchor + String(y)}>
          <text class="label" x={px(x)} y={px(y)} text-anchor={anchor}>
            {`y${'₁₂₃'[k] ?? ''}最大：`}
            <tspan class="value">{decimal(data.argmaxFreq[k] ?? 0, 3)}</tspan>
          </text>
          <text class="tick" x={px(x)} y={px(y + 19)} text-anchor={anchor}>
            {`π${'₁₂₃'[k] ?? ''} = ${decimal(data.pi[k] ?? 0)}`}
          </text>
        </g>
      ))}
    </g>
  );
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const tauTicks = [0.05, 0.2, 0.5, 1, 2, 5];

interface CurveProps {
  box: Box;
  title: string;
  points: readonly (readonly [number, number])[];
  now: readonly [number, number];
  axis: (range: readonly [number, number]) => ReturnType<typeof scaleLinear> | ReturnType<typeof scaleLog>;
  ticks: readonly number[];
  text: string;
  rising: boolean;
  level?: number;
}

/** One curve over the temperature, the present one marked with its value; a dashed level to compare with. */
function Curve({ box, title, points, now, axis, ticks, text, rising, level }: CurveProps) {
  const x = scaleLog(TAUS, [box.left, box.right]);
  const scale = axis([box.bottom, box.top]);
  const y = (value: number) => px(Number(scale(value)));
  const path = points.map(([tau, value]) => `${px(x(tau))} ${y(value)}`).join('L');
  const at = { x: px(x(now[0])), y: y(now[1]) };
  const beyond = at.x > box.left + 64;
  const below = !rising && beyond;
  return (
    <g>
      <text class="label" x={box.left - 38} y={box.top - 14}>
        {title}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="stroke-rule" x1={box.left} x2={box.right} y1={y(tick)} y2={y(tick)} />
          <text class="tick" x={box.left - 7} y={y(tick) + 4.5} text-anchor="end">
            {String(tick)}
          </text>
        </g>
      ))}
      <AxisBottom scale={x} at={box.bottom} tickValues={tauTicks} />
      {level !== undefined && (
        <g>
          <line
            class="stroke-alt"
            stroke-width="2"
            stroke-dasharray="6 4"
            x1={box.left}
            x2={box.right}
            y1={y(level)}
            y2={y(level)}
          />
          <text class="fill-alt" font-size="13" x={box.right} y={y(level) - 7} text-anchor="end">
            {`REINFORCE ${decimal(level)}`}
          </text>
        </g>
      )}
      <line class="stroke-accent" x1={at.x} x2={at.x} y1={at.y} y2={box.bottom} stroke-dasharray="2 3" />
      <path class="fill-none stroke-model" stroke-width="2.5" d={`M${path}`} />
      <circle class="fill-accent stroke-paper" stroke-width="2" cx={at.x} cy={at.y} r="6.5" />
      <text
        class="value stroke-paper"
        stroke-width="5"
        paint-order="stroke"
        x={at.x + (beyond ? -11 : 11)}
        y={below ? Math.min(at.y + 18, box.bottom - 8) : at.y - 6}
        text-anchor={beyond ? 'end' : 'start'}
      >
        {text}
      </text>
    </g>
  );
}

function Curves({ data, boxes }: { data: Scene; boxes: readonly [Box, Box] }) {
  const runs = curves(data.pi);
  return (
    <g>
      <Curve
        box={boxes[0]}
        title="梯度的偏差"
        points={runs.map(({ tau, biasNorm }) => [tau, biasNorm])}
        now={[data.tau, data.biasNorm]}
        axis={(range) => scaleLinear([0, 0.6], range)}
        ticks={[0, 0.2, 0.4, 0.6]}
        text={decimal(data.biasNorm, 3)}
        rising
      />
      <Curve
        box={boxes[1]}
        title="梯度的方差（对数轴）"
        points={runs.map(({ tau, traceVar }) => [tau, traceVar])}
        now={[data.tau, data.traceVar]}
        axis={(range) => scaleLog([1e-4, 10], range)}
        ticks={[0.001, 0.01, 0.1, 1, 10]}
        text={decimal(data.traceVar, data.traceVar < 0.1 ? 4 : 3)}
        rising={false}
        level={data.reinforce}
      />
      <text class="label" x={boxes[1].right} y={boxes[1].bottom + 38} text-anchor="end">
        温度 <tspan class="math">τ</tspan>
      </text>
    </g>
  );
}

/** The grip of π: follows the pointer from its pressing to its release, wherever it goes meanwhile. */
function Grip({
  pi,
  corners,
  set,
}: {
  pi: readonly number[];
  corners: Corners;
  set: DrawState<Params>['set'];
}) {
  const at = place(corners, pi);
  const follow = (event: PointerEvent) => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement;
    if (svg === null) return;
    const frame = svg.getBoundingClientRect();
    const unit = svg.viewBox.baseVal.width / frame.width;
    set(weightsAt(corners, (event.clientX - frame.left) * unit, (event.clientY - frame.top) * unit));
  };
  return (
    <circle
      class="fill-none drag"
      pointer-events="all"
      cx={at.x}
      cy={at.y}
      r="22"
      onPointerDown={(event: PointerEvent) => {
        (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event: PointerEvent) => {
        if (event.buttons !== 0) follow(event);
      }}
    />
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const data = scene(params);
  const wide = width >= 560;
  const side = wide ? Math.round(width * 0.54) : Math.min(width - 16, 400);
  const left = wide ? 8 : (width - side) / 2;
  const slim = width < 340 ? 14 : 0;
  const top = wide ? 58 : 56;
  const corners = cornersAt(left, top, side);
  const bottom = Math.round(corners[0][1]);
  const across = wide ? { left: left + side + 64, right: width - 14 } : { left: 48, right: width - 16 };
  const start = wide ? 46 : bottom + 84;
  const tall = wide ? 112 : 120;
  const boxes = [
    { ...across, top: start, bottom: start + tall },
    { ...across, top: start + tall + 66, bottom: start + 2 * tall + 66 },
  ] as const;
  return (
    <Picture
      width={width}
      height={Math.max(bottom + 52, boxes[1].bottom + 48)}
      label={`单纯形上的${sampleCount}个样本。${read(params)}`}
    >
      <circle class="fill-data" cx={left + 5} cy="14" r="3" />
      <text class="label" x={left + 13} y="19">
        {`${sampleCount}个`}
        <tspan class="math">y</tspan>
      </text>
      <circle class="fill-none stroke-accent" stroke-width="3" cx={left + 86 - slim} cy="14" r="7" />
      <text class="label" x={left + 98 - slim} y="19">
        π，可拖动
      </text>
      <circle class="fill-model" cx={left + 182 - 2 * slim} cy="14" r="6" />
      <text class="label" x={left + 193 - 2 * slim} y="19">
        E[y]
      </text>
      <text class="value" x={left + side} y="19" text-anchor="end">
        {`τ = ${tauText(data.tau)}`}
      </text>
      <Simplex data={data} corners={corners} />
      <CornerNames data={data} corners={corners} />
      <Grip pi={data.pi} corners={corners} set={set} />
      <Curves data={data} boxes={boxes} />
    </Picture>
  );
}

function read(params: Params): string {
  const { pi, tau, meanY, shift, argmaxFreq, biasNorm, traceVar, reinforce } = scene(params);
  return (
    `τ = ${tauText(tau)}，π = ${point(pi)}，E[y] = ${point(meanY)}，相距 ${decimal(shift, 3)}；` +
    `${sampleCount} 个样本里各分量最大的占 ${argmaxFreq.map((share) => decimal(share, 3)).join('、')}；` +
    `梯度的偏差 ${decimal(biasNorm, 4)}，方差 ${decimal(traceVar, 4)}（REINFORCE带基线 ${decimal(reinforce, 4)}）；种子 ${params.seed}`
  );
}

/** The triangle with every third sample, π and E y. */
function thumb(params: Params) {
  const data = scene(params);
  const corners = cornersAt(24, 5, 104);
  const pi = place(corners, data.pi);
  const mean = place(corners, data.meanY);
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      <path
        class="fill-surface stroke-muted"
        d={`M${corners.map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}Z`}
      />
      {data.samples
        .filter((_, i) => i % 3 === 0)
        .map((sample, i) => {
          const at = place(corners, sample);
          return <circle key={i} class="fill-data" opacity="0.6" cx={at.x} cy={at.y} r="1.8" />;
        })}
      <circle class="fill-none stroke-accent" stroke-width="3" cx={pi.x} cy={pi.y} r="8" />
      <circle class="fill-model" cx={mean.x} cy={mean.y} r="5" />
    </svg>
  );
}

const weight = (name: 'a' | 'b' | 'c', label: string) => ({
  kind: 'range' as const,
  name,
  label,
  min: WEIGHTS[0],
  max: WEIGHTS[1],
  step: 0.01,
  format: (v: number) => decimal(v),
});

export const figure = defineFigure<Params>({
  title: '单纯形上的样本',
  initial: START,
  controls: () => [
    {
      kind: 'range',
      name: 'tau',
      label: '温度',
      symbol: 'τ',
      min: TAUS[0],
      max: TAUS[1],
      step: 0.01,
      scale: 'log',
      format: tauText,
    },
    weight('a', '第1类的权重'),
    weight('b', '第2类的权重'),
    weight('c', '第3类的权重'),
    { kind: 'action', label: '换一批噪声', apply: ({ seed }) => ({ seed: seed + 1 }) },
    { kind: 'action', label: '回到开头', apply: () => START },
  ],
  draw,
  read,
  thumb,
});
