import { scaleLinear } from 'd3-scale';
import { clamp } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { area } from '../box.ts';
import type { Box } from '../box.ts';
import { Knob } from '../drag.tsx';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { density } from './model.ts';
import type { Pull } from './model.ts';
import { logRange, muRange } from './scene.ts';
import type { Params } from './scene.ts';

const zRange = [-4.4, 4.4] as const;

/** The most that either term costs within the ranges, nats, rounded up. */
const most = 2.5;

const samples = 120;

/** `samples` + 1 places from one end of a range to the other. */
const along = ([low, high]: readonly [number, number]) =>
  Array.from({ length: samples + 1 }, (_, i) => low + ((high - low) * i) / samples);

/** A function as a line over a range. */
export const curve = (x: Scale, y: Scale, range: readonly [number, number], f: (at: number) => number) =>
  polyline(along(range).map((at) => [x(at), y(f(at))]));

/** The two densities, and the two handles of q: its peak, and one σ to the right. */
export function Densities({
  params: { mu },
  pulled: { sigma },
  box,
  set,
}: {
  params: Params;
  pulled: Pull;
  box: Box;
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
      <Knob
        x={x(mu)}
        y={y(peak)}
        move={(at) => set({ mu: Number(clamp(x.invert(at), muRange).toFixed(2)) })}
      />
      <Knob
        x={x(beside)}
        y={y(density(beside, mu, sigma))}
        move={(at) => {
          const wider = Math.max(0.01, x.invert(at) - mu);
          set({ logVariance: Number(clamp(2 * Math.log(wider), logRange).toFixed(2)) });
        }}
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
export function Term({
  box,
  name,
  formula,
  wide,
  label,
  colour,
  range,
  ticks,
  at,
  value,
  force,
  cost,
}: TermProps) {
  const x = scaleLinear(range, [box.left, box.right]);
  const y = scaleLinear([0, most], [box.bottom, box.top]);
  const foot = px(x(at));
  const head = px(y(value));
  const reach = px(x(at + clamp(force, [-1.5, 1.5]) * 0.6));
  const way = Math.sign(reach - foot);
  // High up on the left the number makes way for the formula above it.
  const named = head < box.top + 16 ? Math.max(foot + 4, box.left + 18) : foot + 4;
  const flip = foot > (box.left + box.right) / 2;
  return (
    <g>
      <text class={`fill-${colour}`} font-size={14} font-weight={700} x={box.left - 20} y={box.top - 32}>
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
      <text class="value halo" x={flip ? foot - 4 : named} y={head - 11} text-anchor={flip ? 'end' : 'start'}>
        {decimal(value)}
      </text>
    </g>
  );
}

/** Both terms laid end to end. */
export function Sum({ box, pulled: { mean, variance, total } }: { box: Box; pulled: Pull }) {
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
      <rect class="fill-rule" {...area(box)} opacity={0.5} />
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
