import { scaleLinear } from 'd3-scale';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { LineKey } from '../key.tsx';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { marginsAfter, sizes } from './model.ts';
import type { Measured } from './model.ts';
import type { Scene } from './scene.ts';

/** Rounds whose margins stay in the picture for comparison. */
export const compared = [5, 50] as const;

const errorRange = [0, 0.6] as const;

/** Rounds that the curves are drawn through: all at first, then about five in a hundred more. */
const sampled = (most: number): readonly number[] => {
  const at: number[] = [];
  for (let m = 1; m < most; m = Math.max(m + 1, Math.round(m * 1.04))) at.push(m);
  return [...at, most];
};

/** Errors and the bound over the rounds. */
export function Errors({ box, x, data }: { box: Box; x: Scale; data: Scene }) {
  const { run, m, now } = data;
  const y = scaleLinear(errorRange, [box.bottom, box.top]).clamp(true);
  const at = px(x(m));
  const path = (key: keyof Measured) =>
    polyline(
      sampled(run.rounds.length)
        .map((round) => [round, run.measured[round - 1]?.[key] ?? NaN] as const)
        .filter(([, share]) => share <= errorRange[1])
        .map(([round, share]) => [x(round), y(share)]),
    );
  const ticks = [1, 5, 20, 50, 200].filter((tick) => tick < sizes.rounds);
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[0, 0.2, 0.4, 0.6]}
        format={(v) => `${Math.round(v * 100)}%`}
      />
      <path class="fill-none stroke-muted" stroke-width={2} stroke-dasharray="6 4" d={path('bound')} />
      <path class="fill-none stroke-noise" stroke-width={2.25} d={path('test')} />
      <path class="fill-none stroke-model" stroke-width={2.25} d={path('train')} />
      <line class="stroke-accent" x1={at} x2={at} y1={box.top} y2={box.bottom} stroke-width={2} />
      <circle class="fill-accent" cx={at} cy={box.top} r={6} />
      <circle class="fill-noise stroke-paper" cx={at} cy={px(y(now.test))} r={4.5} />
      <circle class="fill-model stroke-paper" cx={at} cy={px(y(now.train))} r={4.5} />
      <AxisBottom scale={x} at={box.bottom} tickValues={ticks} label="轮数 M（对数刻度）" />
    </g>
  );
}

/** Three entries in a line: training error, test error, bound. */
export function ErrorLegend({ left, y }: { left: number; y: number }) {
  const entries = [
    { at: 0, mark: 'stroke-model', text: '训练误差', dash: undefined },
    { at: 98, mark: 'stroke-noise', text: '测试误差', dash: undefined },
    { at: 196, mark: 'stroke-muted', text: '界 ΠZ', dash: '6 4' },
  ];
  return (
    <g>
      {entries.map(({ at, ...entry }) => (
        <LineKey key={at} x={left + at} y={y} {...entry} />
      ))}
    </g>
  );
}

/** How many of the margins are at most so large: the curve after M rounds before those of earlier ones. */
export function Margins({ box, data }: { box: Box; data: Scene }) {
  const { run, m, margins } = data;
  const earlier = compared.filter((round) => round !== m && round <= run.rounds.length);
  const all = [margins, ...earlier.map((round) => marginsAfter(run, round))].flat();
  const x = scaleLinear([Math.min(-0.3, ...all), Math.max(0.7, ...all)], [box.left, box.right]).nice(5);
  const y = scaleLinear([0, 1], [box.bottom, box.top]);
  const steps = (values: readonly number[]) =>
    `M${box.left} ${px(y(0))}` +
    values.map((value, i) => `H${px(x(value))}V${px(y((i + 1) / values.length))}`).join('') +
    `H${box.right}`;
  const [least = 0] = margins;
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[0, 0.5, 1]}
        format={(v) => `${Math.round(v * 100)}%`}
      />
      <line class="stroke-muted" x1={px(x(0))} x2={px(x(0))} y1={box.top} y2={box.bottom} />
      {earlier.map((round) => (
        <path
          key={round}
          class="fill-none stroke-muted"
          stroke-width={1.5}
          stroke-dasharray={round === compared[0] ? '2 3' : '6 3'}
          d={steps(marginsAfter(run, round))}
        />
      ))}
      <path class="fill-none stroke-model" stroke-width={2.5} d={steps(margins)} />
      <line
        class="stroke-accent"
        x1={px(x(least))}
        x2={px(x(least))}
        y1={box.bottom - 12}
        y2={box.bottom + 5}
        stroke-width={2.5}
      />
      <AxisBottom scale={x} at={box.bottom} count={5} label="归一化间隔" />
    </g>
  );
}

/** After how many rounds each curve of margins was taken. */
export function MarginLegend({ left, y, m }: { left: number; y: number; m: number }) {
  const entries = [
    { at: 0, mark: 'stroke-muted', text: 'M=5', dash: '2 3' },
    { at: 82, mark: 'stroke-muted', text: 'M=50', dash: '6 3' },
    { at: 172, mark: 'stroke-model', text: `M=${m}`, dash: undefined },
  ];
  return (
    <g>
      {entries.map(({ at, ...entry }) => (
        <LineKey key={at} x={left + at} y={y} length={22} width={2} {...entry} />
      ))}
    </g>
  );
}
