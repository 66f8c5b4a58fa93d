import { scaleLinear } from 'd3-scale';
import { clamp } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { DiscKey, LineKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { betaAt, collapse, draws, lambda, rateCurve } from './model.ts';
import type { Collapse } from './model.ts';

/** β, and the decoder's variance s². */
type Params = { beta: number; s2: number };

const betaRange = [0.1, 6] as const;
const s2Range = [0.1, 1] as const;
const extent = [-2.8, 2.8] as const;
const mostRate = 2.4;
const seed = 5;
const count = 90;
/** The values of β that stand along the curve. */
const milestones = [0.5, 1, 2, 3];

const inside = ({ beta, s2 }: Params): Params => ({ beta: clamp(beta, betaRange), s2: clamp(s2, s2Range) });

/** q(z|x) over x: its mean, two standard deviations either way, draws; and the band of the collapsed posterior. */
function Codes({ box, state }: { box: Box; state: Collapse }) {
  const x = scaleLinear(extent, [box.left, box.right]);
  const z = scaleLinear(extent, [box.bottom, box.top]);
  const spread = 2 * Math.sqrt(state.v);
  const [from, to] = extent;
  const at = (where: number, above: number) => clamp(state.a * where + above, extent);
  /** The band's edges, cut off where they leave the box. */
  const edge = (above: number) =>
    Array.from({ length: 41 }, (_, i) => from + ((to - from) * i) / 40).map(
      (where) => `${px(x(where))} ${px(z(at(where, above)))}`,
    );
  return (
    <g>
      <AxisLeft scale={z} at={box.left} across={box.right} tickValues={[-2, 0, 2]} label="z" />
      <path
        class="fill-model"
        opacity={0.18}
        d={`M${edge(spread).join('L')}L${edge(-spread).reverse().join('L')}Z`}
      />
      {[-2, 2].map((level) => (
        <line
          key={level}
          class="stroke-noise"
          stroke-width={2}
          stroke-dasharray="6 4"
          x1={box.left}
          x2={box.right}
          y1={px(z(level))}
          y2={px(z(level))}
        />
      ))}
      {draws(state, count, seed)
        .filter((point) => Math.abs(point.x) < to && Math.abs(point.z) < to)
        .map((point, i) => (
          <circle key={i} class="fill-data" opacity={0.75} cx={px(x(point.x))} cy={px(z(point.z))} r={2.6} />
        ))}
      <line
        class="stroke-model"
        stroke-width={3}
        x1={px(x(from))}
        x2={px(x(to))}
        y1={px(z(at(from, 0)))}
        y2={px(z(at(to, 0)))}
      />
      <AxisBottom scale={x} at={box.bottom} tickValues={[-2, -1, 0, 1, 2]} label="x" />
    </g>
  );
}

/** The curve R(D), the straight line of equal cost that touches it, and the point where they meet. */
function Rate({
  box,
  state,
  params: { beta, s2 },
  set,
}: {
  box: Box;
  state: Collapse;
  params: Params;
  set: (patch: Partial<Params>) => void;
}) {
  const x = scaleLinear([0, lambda * 1.08], [box.left, box.right]);
  const y = scaleLinear([0, mostRate], [box.bottom, box.top]);
  const lowest = lambda * Math.exp(-2 * mostRate);
  const path = polyline(rateCurve(lowest, 80).map(({ d, r }) => [x(d), y(r)]));
  const [here, rate] = [state.mse, state.kl];
  /** The line of equal cost, from where it enters the box to where it leaves it. */
  const first = Math.max(0, here + (mostRate - rate) / state.slope);
  const last = Math.min(lambda * 1.08, here - rate / state.slope);
  const level = (d: number) => px(y(rate + state.slope * (d - here)));
  const marks = [...milestones.filter((value) => value < state.threshold), state.threshold]
    .filter((value) => value >= betaRange[0] && value <= betaRange[1])
    .map((value) => ({ value, ...collapse({ s2, beta: value }) }))
    .filter(({ kl }) => kl < mostRate)
    .filter(({ mse }, i, all) => i === all.length - 1 || x(all[i + 1]?.mse ?? 9) - x(mse) > 22);
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[0, 1, 2]}
        label="码率 R = KL（纳特）"
      />
      <path class="fill-none stroke-truth" stroke-width={2.5} d={path} />
      <line
        class="stroke-alt"
        stroke-width={2}
        stroke-dasharray="6 4"
        x1={px(x(first))}
        x2={px(x(last))}
        y1={level(first)}
        y2={level(last)}
      />
      {marks.map(({ value, mse, kl }) => {
        const end = value === state.threshold;
        return (
          <g key={value}>
            <circle class="fill-paper stroke-truth" stroke-width={2} cx={px(x(mse))} cy={px(y(kl))} r={4.5} />
            <text
              class="tick halo"
              x={end ? box.right : px(x(mse) + 6)}
              y={px(y(kl) - (end ? 30 : 9))}
              text-anchor={end ? 'end' : 'start'}
            >
              {end
                ? `β* = ${decimal(value, value % 1 === 0 ? 0 : 2)}`
                : decimal(value, value % 1 === 0 ? 0 : 1)}
            </text>
          </g>
        );
      })}
      <circle
        class="fill-accent stroke-paper"
        stroke-width={2}
        cx={px(x(here))}
        cy={px(y(Math.min(rate, mostRate)))}
        r={8}
      />
      <Grip
        box={box}
        move={(at) => set({ beta: Number(clamp(betaAt(x.invert(at), s2), betaRange).toFixed(2)) })}
      />
      <text class="value" x={box.right} y={box.top + 4} text-anchor="end">
        {`β = ${decimal(beta)}`}
      </text>
      <text class="label" x={box.right} y={box.top + 25} text-anchor="end">
        {`R = ${decimal(rate)}，D = ${decimal(here)}`}
      </text>
      <text class="fill-alt" font-size={13} x={box.right} y={box.top + 46} text-anchor="end">
        {`等代价线，斜率 ${decimal(state.slope)}`}
      </text>
      <AxisBottom scale={x} at={box.bottom} tickValues={[0, 0.25, 0.5, 0.75, 1]} label="失真 D = 平方误差" />
    </g>
  );
}

function draw({ params: given, width, set }: DrawState<Params>) {
  const params = inside(given);
  const state = collapse(params);
  const wide = isWide(width);
  const half = Math.round(width * 0.46);
  const codes: Box = { left: 30, right: wide ? half : width - 10, top: 74, bottom: wide ? 300 : 284 };
  const rate: Box = wide
    ? { left: half + 54, right: width - 8, top: 74, bottom: 300 }
    : { left: 30, right: width - 10, top: 378, bottom: 584 };
  return (
    <Picture width={width} height={wide ? 346 : 630} label={`线性VAE的后验与率失真曲线。${read(params)}`}>
      <text class="label" x={4} y={16}>
        {state.collapsed ? 'z 不看 x：后验已塌缩' : '每个 x 的后验 q(z|x)'}
      </text>
      <LineKey x={4} y={41} length={22} width={3} mark="stroke-model" text="均值 ± 2√v" />
      <LineKey x={122} y={41} length={22} width={2} dash="6 4" mark="stroke-noise" text="塌缩时的带" />
      <DiscKey x={238} y={41} r={3} mark="fill-data" text="抽样" />
      <Codes box={codes} state={state} />
      <Rate box={rate} state={state} params={params} set={set} />
      <LineKey
        x={rate.left}
        y={rate.top - 33}
        length={22}
        mark="stroke-truth"
        text="R(D) = ½ log(λ/D)，圈旁是 β"
      />
    </Picture>
  );
}

function read(params: Params): string {
  const { beta, s2 } = inside(params);
  const { w, v, kl, mse, threshold, collapsed } = collapse({ beta, s2 });
  return (
    `β = ${decimal(beta)}，s² = ${decimal(s2)}：w = ${decimal(w, 3)}，v = ${decimal(v, 3)}，KL = ${decimal(kl, 3)} 纳特，` +
    `平方误差 ${decimal(mse, 3)}；阈值 β* = λ/s² = ${decimal(threshold)}，${collapsed ? '已塌缩' : '未塌缩'}`
  );
}

/** A band that leans, the flat band behind it, and the curve. */
function thumb(params: Params) {
  const state = collapse(inside(params));
  const x = scaleLinear(extent, [4, 76]);
  const z = scaleLinear(extent, [92, 4]);
  const d = scaleLinear([0, 1], [90, 148]);
  const r = scaleLinear([0, 1.6], [90, 6]);
  const spread = 2 * Math.sqrt(state.v);
  const corner = (where: number, above: number) => `${px(x(where))} ${px(z(state.a * where + above))}`;
  const path = polyline(rateCurve(Math.exp(-3.2), 30).map((point) => [d(point.d), r(point.r)]));
  return (
    <Miniature>
      {[-2, 2].map((level) => (
        <line
          key={level}
          class="stroke-noise"
          stroke-dasharray="4 3"
          stroke-width="1.5"
          x1="4"
          x2="76"
          y1={px(z(level))}
          y2={px(z(level))}
        />
      ))}
      <path
        class="fill-model"
        opacity="0.3"
        d={`M${corner(-1.9, spread)}L${corner(1.9, spread)}L${corner(1.9, -spread)}L${corner(-1.9, -spread)}Z`}
      />
      <path class="fill-none stroke-model" stroke-width="2.5" d={`M${corner(-1.9, 0)}L${corner(1.9, 0)}`} />
      <path class="fill-none stroke-truth" stroke-width="2.5" d={path} />
      <circle class="fill-accent" cx={px(d(state.mse))} cy={px(r(Math.min(1.6, state.kl)))} r="5" />
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '后验塌缩',
  initial: { beta: 1, s2: 0.25 },
  controls: () => [
    {
      kind: 'range',
      name: 'beta',
      label: 'KL的权重',
      symbol: 'β',
      min: betaRange[0],
      max: betaRange[1],
      step: 0.05,
      format: decimal,
    },
    {
      kind: 'range',
      name: 's2',
      label: '解码器方差',
      symbol: 's²',
      min: s2Range[0],
      max: s2Range[1],
      step: 0.05,
      format: decimal,
    },
    {
      kind: 'action',
      label: '推到阈值',
      apply: (params) => ({ beta: clamp(collapse(inside(params)).threshold, betaRange) }),
    },
    { kind: 'action', label: 'β取1，s²取1', apply: () => ({ beta: 1, s2: 1 }) },
  ],
  draw,
  read,
  thumb,
});
