import { scaleLinear, scalePow } from 'd3-scale';
import { line } from 'd3-shape';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { gammas, lastFrame, points, sizes, sleeping, stepOf, steps } from './model.ts';
import type { Sleep, SleepParams } from './model.ts';

/** The plane that is drawn: four blobs around (±2, ±2). */
const extent = 3.4;
/** Every fourth point is drawn, lest the picture be heavier than the page. */
const shown = points.filter((_, i) => i % 4 === 0);
const colours = ['alt', 'model', 'data'] as const;
const colourOf = (i: number) => colours[i] ?? 'data';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One way to begin: points, the codes that are used and those that sleep. */
function Scatter({ sleep, box, colour }: { sleep: Sleep; box: Box; colour: string }) {
  const x = scaleLinear([-extent, extent], [box.left, box.right]);
  const y = scaleLinear([-extent, extent], [box.bottom, box.top]);
  const dots = shown.map(([a, b]) => `M${x(a).toFixed(1)} ${y(b).toFixed(1)}h0`).join('');
  const { codes, counts } = sleep.now;
  return (
    <g>
      <rect
        class="fill-none stroke-rule"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
      />
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
function Usage({ sleep, box, colour }: { sleep: Sleep; box: Box; colour: string }) {
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

/** Heights for labels at the right end, none nearer than 18 pixels to the next. */
function spread(heights: readonly number[], bottom: number): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[b] ?? 0) - (heights[a] ?? 0));
  const placed = [...heights];
  let below = bottom + 12;
  for (const i of order) {
    below = Math.min(heights[i] ?? 0, below - 18);
    placed[i] = below;
  }
  return placed;
}

/** Perplexity over the steps, the square root of the step across, for the beginning is where things happen. */
function Curves({ sleeps, box, K, wide }: { sleeps: readonly Sleep[]; box: Box; K: number; wide: boolean }) {
  const x = scalePow([0, steps], [box.left, box.right]).exponent(0.5);
  const y = scaleLinear([0, K], [box.bottom, box.top]);
  const path = line<{ step: number; perplexity: number }>()
    .x(({ step }) => px(x(step)))
    .y(({ perplexity }) => px(y(perplexity)))
    .digits(1);
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
          <path
            class={`fill-none stroke-${colourOf(i)}`}
            stroke-width={2}
            opacity={0.4}
            d={path([...frames]) ?? ''}
          />
          <path
            class={`fill-none stroke-${colourOf(i)}`}
            stroke-width={2.5}
            d={path(frames.filter((frame) => frame.step <= step)) ?? ''}
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
            font-weight={650}
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

function Title({ sleep, x, y, colour }: { sleep: Sleep; x: number; y: number; colour: string }) {
  return (
    <g>
      <text class={`fill-${colour}`} font-size={14} font-weight={650} x={x} y={y}>
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

/** Three ways side by side, the curves below. */
function Wide({ sleeps, width, K }: { sleeps: readonly Sleep[]; width: number; K: number }) {
  const gap = 40;
  const side = (width - 3 * gap) / 3;
  return (
    <g>
      {sleeps.map((sleep, i) => {
        const left = gap - 2 + i * (side + gap);
        const right = left + side;
        const colour = colourOf(i);
        return (
          <g key={sleep.name}>
            <Title sleep={sleep} x={left} y={16} colour={colour} />
            <Scatter sleep={sleep} colour={colour} box={{ left, right, top: 48, bottom: 48 + side }} />
            <text class="tick" x={left} y={side + 76}>
              每个码字管多少点
            </text>
            <Usage sleep={sleep} colour={colour} box={{ left, right, top: side + 90, bottom: side + 156 }} />
          </g>
        );
      })}
      <Curves
        sleeps={sleeps}
        K={K}
        wide
        box={{ left: gap - 2, right: width - 108, top: side + 206, bottom: side + 310 }}
      />
    </g>
  );
}

/** Three ways one below the other: points at the left, counts at the right, the curves at the end. */
function Narrow({ sleeps, width, K }: { sleeps: readonly Sleep[]; width: number; K: number }) {
  const side = Math.round(width * 0.46);
  return (
    <g>
      {sleeps.map((sleep, i) => {
        const top = i * (side + 62);
        const colour = colourOf(i);
        return (
          <g key={sleep.name}>
            <Title sleep={sleep} x={4} y={top + 16} colour={colour} />
            <Scatter
              sleep={sleep}
              colour={colour}
              box={{ left: 4, right: 4 + side, top: top + 46, bottom: top + 46 + side }}
            />
            <text class="tick" x={side + 18} y={top + 58}>
              每个码字管多少点
            </text>
            <Usage
              sleep={sleep}
              colour={colour}
              box={{ left: side + 44, right: width - 6, top: top + 74, bottom: top + 46 + side }}
            />
          </g>
        );
      })}
      <Curves
        sleeps={sleeps}
        K={K}
        wide={false}
        box={{ left: 28, right: width - 102, top: 3 * (side + 62) + 34, bottom: 3 * (side + 62) + 150 }}
      />
    </g>
  );
}

function draw({ params, width }: DrawState<SleepParams>) {
  const sleeps = sleeping(params);
  const K = sleeps[0]?.now.counts.length ?? 8;
  const wide = width >= 560;
  const height = wide ? (width - 120) / 3 + 356 : 3 * (Math.round(width * 0.46) + 62) + 196;
  return (
    <Picture width={width} height={Math.round(height)} label={`三种起步的码本。${read(params)}`}>
      {wide ? <Wide sleeps={sleeps} width={width} K={K} /> : <Narrow sleeps={sleeps} width={width} K={K} />}
    </Picture>
  );
}

function read(params: SleepParams): string {
  const sleeps = sleeping(params);
  const { step = 0, counts = [] } = sleeps[0]?.now ?? {};
  const each = sleeps.map(
    ({ name, asleep, now }) =>
      `${name}：困惑度 ${decimal(now.perplexity)}，睡着 ${asleep} 个，误差 ${decimal(now.mse, 3)}`,
  );
  return `K = ${counts.length}，第 ${step} 步。${each.join('；')}；种子 ${Math.round(params.seed) || 0}`;
}

/** The first way: four codes at work, the others asleep in the middle; the counts below. */
function thumb(params: SleepParams) {
  const [sleep] = sleeping(params);
  const { codes, counts } = sleep?.now ?? { codes: [], counts: [] };
  const x = scaleLinear([-extent, extent], [6, 90]);
  const y = scaleLinear([-extent, extent], [90, 6]);
  const slot = 48 / Math.max(1, counts.length);
  const dots = points
    .filter((_, i) => i % 12 === 0)
    .map(([a, b]) => `M${x(a).toFixed(1)} ${y(b).toFixed(1)}h0`)
    .join('');
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      <path class="fill-none stroke-muted" opacity="0.6" stroke-width="2.5" stroke-linecap="round" d={dots} />
      {codes.map(([a, b], k) => (
        <circle
          key={k}
          class={(counts[k] ?? 0) > 0 ? 'fill-alt stroke-paper' : 'fill-paper stroke-ink'}
          cx={px(x(a))}
          cy={px(y(b))}
          r={(counts[k] ?? 0) > 0 ? 6 : 3.5}
        />
      ))}
      {counts.map((count, k) => {
        const high = Math.max(2, (count / 250) * 70);
        return (
          <rect
            key={k}
            class={count > 0 ? 'fill-alt' : 'fill-ink'}
            x={px(99 + k * slot)}
            y={px(88 - high)}
            width={px(slot * 0.7)}
            height={px(high)}
          />
        );
      })}
    </svg>
  );
}

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export const figure = defineFigure<SleepParams>({
  title: '一半字典在睡觉',
  initial: { K: '8', gamma: '0.99', frame: lastFrame, seed: 6 },
  controls: () => [
    {
      kind: 'range',
      name: 'frame',
      label: '第几步',
      min: 0,
      max: lastFrame,
      step: 1,
      format: (v) => decimal(stepOf(v), 0),
    },
    { kind: 'choice', name: 'K', label: '码字数K', options: choices(sizes) },
    { kind: 'choice', name: 'gamma', label: '平均系数γ', options: choices(gammas) },
    { kind: 'action', label: '从头看', apply: () => ({ frame: 0 }) },
    { kind: 'action', label: '往后一格', apply: ({ frame }) => ({ frame: Math.min(lastFrame, frame + 1) }) },
    { kind: 'action', label: '换一个种子', apply: ({ seed }) => ({ seed: (Math.round(seed) || 0) + 1 }) },
  ],
  draw,
  read,
  thumb,
});
