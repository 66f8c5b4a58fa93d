import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { klTerms } from '../../math/gaussian-kl.ts';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { density, pull } from './model.ts';
import type { Pull } from './model.ts';

/** The mean μ and log σ² of q. */
type Params = { mu: number; logVariance: number };

const muRange = [-2.2, 2.2] as const;
const logRange = [-4, 1.7] as const;
const zRange = [-4.4, 4.4] as const;
/** The most that either term costs within the ranges, nats, rounded up. */
const most = 2.5;
const samples = 120;

const clamp = (value: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, value));
const inside = ({ mu, logVariance }: Params): Params => ({
  mu: clamp(mu, muRange),
  logVariance: clamp(logVariance, logRange),
});

/** A box in pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** `samples` + 1 places from one end of a range to the other. */
const along = ([low, high]: readonly [number, number]) =>
  Array.from({ length: samples + 1 }, (_, i) => low + ((high - low) * i) / samples);

const curve = (x: Scale, y: Scale, range: readonly [number, number], f: (at: number) => number) =>
  line<number>()
    .x((at) => px(x(at)))
    .y((at) => px(y(f(at))))
    .digits(1)(along(range)) ?? '';

/** Follows the pointer: gives the abscissa under it in units of the picture. */
const follow =
  (width: number, move: (at: number) => void) =>
  (event: PointerEvent): void => {
    const frame = (event.currentTarget as SVGElement).ownerSVGElement?.getBoundingClientRect();
    if (frame === undefined || (event.type === 'pointermove' && event.buttons === 0)) return;
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    move(((event.clientX - frame.left) / frame.width) * width);
  };

/** A handle: a visible disc in a larger one that takes the pointer. */
function Handle({ x, y, onMove }: { x: number; y: number; onMove: (event: PointerEvent) => void }) {
  return (
    <g class="drag" onPointerDown={onMove} onPointerMove={onMove}>
      <circle class="fill-none" pointer-events="all" cx={px(x)} cy={px(y)} r={16} />
      <circle class="fill-accent stroke-paper" stroke-width={2} cx={px(x)} cy={px(y)} r={7} />
    </g>
  );
}

/** The two densities, and the two handles of q: its peak, and one σ to the right. */
function Densities({
  params: { mu },
  pulled: { sigma },
  box,
  width,
  set,
}: {
  params: Params;
  pulled: Pull;
  box: Box;
  width: number;
  set: (patch: Partial<Params>) => void;
}) {
  const x = scaleLinear(zRange, [box.left, box.right]);
  const peak = density(mu, mu, sigma);
  const y = scaleLinear([0, Math.max(0.5, peak) * 1.12], [box.bottom, box.top]);
  const q = curve(x, y, zRange, (z) => density(z, mu, sigma));
  const p = curve(x, y, zRange, (z) => density(z, 0, 1));
  const beside = mu + sigma;
  return (
    <g>
      <path
        class="fill-model"
        opacity={0.14}
        d={`${q}L${px(box.right)} ${box.bottom}L${px(box.left)} ${box.bottom}Z`}
      />
      <path class="fill-none stroke-truth" stroke-width={2.5} stroke-dasharray="6 4" d={p} />
      <path class="fill-none stroke-model" stroke-width={2.5} d={q} />
      <line
        class="stroke-alt"
        stroke-width={2.5}
        x1={px(x(0))}
        x2={px(x(mu))}
        y1={box.bottom - 5}
        y2={box.bottom - 5}
      />
      <line
        class="stroke-noise"
        stroke-width={2.5}
        x1={px(x(mu))}
        x2={px(x(beside))}
        y1={px(y(density(beside, mu, sigma)))}
        y2={px(y(density(beside, mu, sigma)))}
      />
      <line
        class="stroke-rule"
        stroke-width={1.5}
        x1={px(x(mu))}
        x2={px(x(mu))}
        y1={box.bottom}
        y2={px(y(peak))}
      />
      <AxisBottom scale={x} at={box.bottom} tickValues={[-4, -2, 0, 2, 4]} label="z" />
      <text class="label" x={box.right} y={box.top - 2} text-anchor="end">
        {`μ = ${decimal(mu)}，σ = ${decimal(sigma)}`}
      </text>
      <Handle
        x={x(mu)}
        y={y(peak)}
        onMove={follow(width, (at) => set({ mu: Number(clamp(x.invert(at), muRange).toFixed(2)) }))}
      />
      <Handle
        x={x(beside)}
        y={y(density(beside, mu, sigma))}
        onMove={follow(width, (at) => {
          const wider = Math.max(0.01, x.invert(at) - mu);
          set({ logVariance: Number(clamp(2 * Math.log(wider), logRange).toFixed(2)) });
        })}
      />
    </g>
  );
}

interface TermProps {
  box: Box;
  name: string;
  formula: string;
  wide: boolean;
  label: string;
  colour: 'alt' | 'noise';
  range: readonly [number, number];
  ticks: readonly number[];
  at: number;
  value: number;
  /** The way and strength of the pull along the abscissa. */
  force: number;
  cost: (at: number) => number;
}

/** One term of the KL over its parameter: the curve, the stem that is paid, and an arrow to where it pulls. */
function Term({ box, name, formula, wide, label, colour, range, ticks, at, value, force, cost }: TermProps) {
  const x = scaleLinear(range, [box.left, box.right]);
  const y = scaleLinear([0, most], [box.bottom, box.top]);
  const foot = px(x(at));
  const head = px(y(value));
  const reach = px(x(at + clamp(force, [-1.5, 1.5]) * 0.6));
  const way = Math.sign(reach - foot);
  const flip = foot > (box.left + box.right) / 2;
  return (
    <g>
      <text class={`fill-${colour}`} font-size={14} font-weight={650} x={box.left - 20} y={box.top - 32}>
        {name}
        {wide && `：${formula}`}
      </text>
      {!wide && (
        <text class={`fill-${colour}`} font-size={13} x={box.left - 20} y={box.top - 14}>
          {formula}
        </text>
      )}
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={[0, 1, 2]} />
      <line class="stroke-rule" x1={px(x(0))} x2={px(x(0))} y1={box.top} y2={box.bottom} />
      <path class={`fill-none stroke-${colour}`} stroke-width={2} d={curve(x, y, range, cost)} />
      <AxisBottom scale={x} at={box.bottom} tickValues={ticks} label={label} />
      <line class={`stroke-${colour}`} stroke-width={5} x1={foot} x2={foot} y1={box.bottom} y2={head} />
      {Math.abs(reach - foot) > 5 && (
        <g>
          <line class="stroke-ink" stroke-width={2} x1={foot} x2={reach - way * 6} y1={head} y2={head} />
          <path class="fill-ink" d={`M${reach} ${head}l${-way * 8} -5v10z`} />
        </g>
      )}
      <circle class="fill-accent stroke-paper" stroke-width={1.5} cx={foot} cy={head} r={6} />
      <text
        class="value stroke-paper"
        stroke-width={4}
        paint-order="stroke"
        x={foot + (flip ? -4 : 4)}
        y={head - 11}
        text-anchor={flip ? 'end' : 'start'}
      >
        {decimal(value)}
      </text>
    </g>
  );
}

/** Both terms laid end to end. */
function Sum({ box, pulled: { mean, variance, total } }: { box: Box; pulled: Pull }) {
  const x = scaleLinear([0, Math.max(1.5, total)], [box.left, box.right]);
  const middle = px(x(mean));
  return (
    <g>
      <text class="value" x={box.left} y={box.top - 8}>
        {`KL = ${decimal(total)}${box.right - box.left < 310 ? '' : ' 纳特'} = ${decimal(mean)}`}
        <tspan class="fill-alt"> 中心</tspan>
        {` + ${decimal(variance)}`}
        <tspan class="fill-noise"> 宽度</tspan>
      </text>
      <rect
        class="fill-rule"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
        opacity={0.5}
      />
      <rect
        class="fill-alt"
        x={box.left}
        y={box.top}
        width={px(middle - box.left)}
        height={box.bottom - box.top}
      />
      <rect
        class="fill-noise"
        x={middle}
        y={box.top}
        width={px(x(total) - middle)}
        height={box.bottom - box.top}
      />
    </g>
  );
}

function draw({ params: given, width, set }: DrawState<Params>) {
  const params = inside(given);
  const pulled = pull(params);
  const wide = width >= 560;
  const right = wide ? Math.round(width * 0.6) : width - 12;
  const densities: Box = { left: 12, right, top: 56, bottom: 226 };
  const sum: Box = { left: 12, right, top: 300, bottom: 318 };
  const half = Math.round(width / 2);
  const key = width < 340 ? { end: 26, next: 144 } : { end: 38, next: 172 };
  const left = wide ? right + 50 : 26;
  const meanBox: Box = wide
    ? { left, right: width - 12, top: 50, bottom: 134 }
    : { left, right: half - 10, top: 402, bottom: 494 };
  const widthBox: Box = wide
    ? { left, right: width - 12, top: 226, bottom: 304 }
    : { left: half + 26, right: width - 12, top: 402, bottom: 494 };
  return (
    <Picture width={width} height={wide ? 350 : 540} label={`q与标准正态之间的KL。${read(params)}`}>
      <line
        class="stroke-truth"
        stroke-width={2.5}
        stroke-dasharray="6 4"
        x1={12}
        x2={key.end}
        y1={13}
        y2={13}
      />
      <text class="label" x={key.end + 6} y={18}>
        先验 p = N(0, 1)
      </text>
      <line
        class="stroke-model"
        stroke-width={2.5}
        x1={key.next}
        x2={key.next + key.end - 12}
        y1={13}
        y2={13}
      />
      <text class="label" x={key.next + key.end - 6} y={18}>
        后验 q = N(μ, σ²)
      </text>
      <Densities params={params} pulled={pulled} box={densities} width={width} set={set} />
      <Sum box={sum} pulled={pulled} />
      <Term
        box={meanBox}
        name="中心"
        formula="½μ²"
        wide={wide}
        label="μ"
        colour="alt"
        range={muRange}
        ticks={[-2, -1, 0, 1, 2]}
        at={params.mu}
        value={pulled.mean}
        force={pulled.forceOnMean}
        cost={(mu) => klTerms(mu, 0).mean}
      />
      <Term
        box={widthBox}
        name="宽度"
        formula="½(σ² − log σ² − 1)"
        wide={wide}
        label="log σ²"
        colour="noise"
        range={logRange}
        ticks={[-4, -2, 0]}
        at={params.logVariance}
        value={pulled.variance}
        force={pulled.forceOnWidth}
        cost={(logVariance) => klTerms(0, logVariance).variance}
      />
    </Picture>
  );
}

function read(params: Params): string {
  const { mu } = inside(params);
  const { mean, variance, total, sigma, forceOnMean, forceOnWidth } = pull(inside(params));
  return (
    `μ = ${decimal(mu)}，σ = ${decimal(sigma)}：KL = ${decimal(mean, 3)} + ${decimal(variance, 3)} = ${decimal(total, 3)} 纳特；` +
    `对 μ 的拉力 ${decimal(forceOnMean)}，对 log σ² 的拉力 ${decimal(forceOnWidth)}`
  );
}

/** Two densities and the two costs. */
function thumb(params: Params) {
  const { mu } = inside(params);
  const { mean, variance, sigma } = pull(inside(params));
  const x = scaleLinear([-3, 3.4], [4, 148]);
  const y = scaleLinear([0, 0.85], [66, 6]);
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      <path
        class="fill-none stroke-truth"
        stroke-width="2"
        d={curve(x, y, [-3, 3.4], (z) => density(z, 0, 1))}
      />
      <path
        class="fill-none stroke-model"
        stroke-width="2.5"
        d={curve(x, y, [-3, 3.4], (z) => density(z, mu, sigma))}
      />
      <line class="stroke-muted" x1="4" x2="148" y1="67" y2="67" />
      <rect class="fill-alt" x="14" y="78" width={px(mean * 130)} height="11" />
      <rect class="fill-noise" x={px(15 + mean * 130)} y="78" width={px(variance * 130)} height="11" />
    </svg>
  );
}

export const figure = defineFigure<Params>({
  title: 'KL拉的是什么',
  initial: { mu: 1, logVariance: Number(Math.log(0.25).toFixed(4)) },
  controls: () => [
    {
      kind: 'range',
      name: 'mu',
      label: '中心',
      symbol: 'μ',
      min: muRange[0],
      max: muRange[1],
      step: 0.05,
      format: (v) => decimal(v),
    },
    {
      kind: 'range',
      name: 'logVariance',
      label: '宽度',
      symbol: 'log σ²',
      min: logRange[0],
      max: logRange[1],
      step: 0.05,
      format: (v) => decimal(v),
    },
    { kind: 'action', label: '回到先验', apply: () => ({ mu: 0, logVariance: 0 }) },
    {
      kind: 'action',
      label: '松手一步',
      apply: (params) => {
        const { mu, logVariance } = inside(params);
        const { forceOnMean, forceOnWidth } = pull({ mu, logVariance });
        return {
          mu: Number((mu + 0.3 * forceOnMean).toFixed(3)),
          logVariance: Number(clamp(logVariance + 0.3 * forceOnWidth, logRange).toFixed(3)),
        };
      },
    },
  ],
  draw,
  read,
  thumb,
});
