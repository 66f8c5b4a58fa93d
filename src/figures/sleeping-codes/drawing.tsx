import { scaleLinear, scalePow } from 'd3-scale';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import { area } from '../box.ts';
import type { Box } from '../box.ts';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { spread } from './layout.ts';
import { points, steps } from './model.ts';
import type { Sleep } from './model.ts';

/** The plane that is drawn: four blobs around (±2, ±2). */
export const extent = 3.4;

/** Every fourth point is drawn, lest the picture be heavier than the page. */
const shown = points.filter((_, i) => i % 4 === 0);

const colours = ['alt', 'model', 'data'] as const;
/** The colour of each way to begin. */
export const colourOf = (i: number) => colours[i] ?? 'data';

/** One way to begin: points, the codes that are used and those that sleep. */
export function Scatter({ sleep, box, colour }: { sleep: Sleep; box: Box; colour: string }) {
  const x = scaleLinear([-extent, extent], [box.left, box.right]);
  const y = scaleLinear([-extent, extent], [box.bottom, box.top]);
  const dots = shown.map(([a, b]) => `M${x(a).toFixed(1)} ${y(b).toFixed(1)}h0`).join('');
  const { codes, counts } = sleep.now;
  return (
    <g>
      <rect class="fill-none stroke-rule" {...area(box)} />
      <path class="fill-none stroke-muted" opacity={0.55} stroke-width={3} stroke-linecap="round" d={dots} />
      {codes.map(([a, b], k) => {
        const [cx, cy] = [px(x(a)), px(y(b))];
        return (counts[k] ?? 0) > 0 ? (
          <circle key={k} class={`fill-${colour} stroke-paper`} stroke-width={1.5} cx={cx} cy={cy} r={6} />
        ) : (
          <path
            key={k}
            class="fill-none stroke-ink"
            stroke-width={1.5}
            d={`M${cx} ${cy}m-4 -4l8 8m0 -8l-8 8`}
          />
        );
      })}
    </g>
  );
}

/** How many points each code takes; a code without any keeps its place, marked with a cross. */
export function Usage({ sleep, box, colour }: { sleep: Sleep; box: Box; colour: string }) {
  const { counts } = sleep.now;
  const y = scaleLinear([0, Math.max(250, ...counts)], [box.bottom, box.top]);
  const slot = (box.right - box.left) / counts.length;
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={[0, 125, 250]} />
      {counts.map((count, k) => {
        const middle = box.left + (k + 0.5) * slot;
        const cross = Math.min(3.5, slot * 0.3);
        return count > 0 ? (
          <rect
            key={k}
            class={`fill-${colour}`}
            x={px(middle - slot * 0.36)}
            y={px(y(count))}
            width={px(slot * 0.72)}
            height={px(box.bottom - y(count))}
          />
        ) : (
          <path
            key={k}
            class="fill-none stroke-ink"
            stroke-width={1.5}
            d={`M${px(middle - cross)} ${px(box.bottom - 4 - 2 * cross)}l${px(2 * cross)} ${px(2 * cross)}m0 ${px(-2 * cross)}l${px(-2 * cross)} ${px(2 * cross)}`}
          />
        );
      })}
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} />
    </g>
  );
}

/** Perplexity over the steps, the square root of the step across, for the beginning is where things happen. */
export function Curves({
  sleeps,
  box,
  K,
  wide,
}: {
  sleeps: readonly Sleep[];
  box: Box;
  K: number;
  wide: boolean;
}) {
  const x = scalePow([0, steps], [box.left, box.right]).exponent(0.5);
  const y = scaleLinear([0, K], [box.bottom, box.top]);
  const path = (frames: Sleep['frames']) =>
    polyline(frames.map(({ step, perplexity }) => [x(step), y(perplexity)]));
  const heights = spread(
    sleeps.map(({ frames }) => y(frames.at(-1)?.perplexity ?? 0)),
    box.bottom,
  );
  const now = sleeps[0]?.now.step ?? 0;
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={[0, K / 2, K]} label="困惑度" />
      <AxisBottom
        scale={x}
        at={box.bottom}
        tickValues={wide ? [0, 20, 100, 300, 600, 1000, 1500, 2000] : [0, 100, 500, 1000, 2000]}
        label="训练步数（按平方根刻度）"
      />
      <line class="stroke-accent" x1={px(x(now))} x2={px(x(now))} y1={box.top} y2={box.bottom} />
      {sleeps.map(({ frames, name, now: { step, perplexity } }, i) => (
        <g key={name}>
          <path class={`fill-none stroke-${colourOf(i)}`} stroke-width={2} opacity={0.4} d={path(frames)} />
          <path
            class={`fill-none stroke-${colourOf(i)}`}
            stroke-width={2.5}
            d={path(frames.filter((frame) => frame.step <= step))}
          />
          <circle
            class={`fill-${colourOf(i)} stroke-paper`}
            stroke-width={1.5}
            cx={px(x(step))}
            cy={px(y(perplexity))}
            r={5}
          />
          <text
            class={`fill-${colourOf(i)}`}
            font-size={13}
            font-weight={700}
            x={box.right + 9}
            y={px((heights[i] ?? 0) + 4.5)}
          >
            {name}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The name of a way to begin, and how many codes sleep. */
export function Title({ sleep, x, y, colour }: { sleep: Sleep; x: number; y: number; colour: string }) {
  return (
    <g>
      <text class={`fill-${colour}`} font-size={14} font-weight={700} x={x} y={y}>
        {sleep.name}
      </text>
      <text class="tick" x={x} y={y + 20}>
        困惑度
        <tspan class="value" dx={4}>
          {decimal(sleep.now.perplexity)}
        </tspan>
        <tspan dx={8}>睡着</tspan>
        <tspan class="value" dx={4}>
          {sleep.asleep}
        </tspan>
        <tspan dx={4}>个</tspan>
      </text>
    </g>
  );
}
