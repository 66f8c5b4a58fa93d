import { scaleLinear } from 'd3-scale';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { Curves, Scatter, Title, Usage, colourOf, extent } from './drawing.tsx';
import { gammas, lastFrame, points, sizes, sleeping, stepOf } from './model.ts';
import type { Sleep, SleepParams } from './model.ts';

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
  const wide = isWide(width);
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
    <Miniature>
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
    </Miniature>
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
