import { scaleLinear } from 'd3-scale';
import { area } from '../box.ts';
import type { Box } from '../box.ts';
import { DiscKey } from '../key.tsx';
import { decimal, percent } from '../numerals.ts';
import { px } from '../picture.tsx';
import { scoreGrid, weightsBefore } from './model.ts';
import type { Scene } from './scene.ts';

/** How far the plane goes from the middle. */
export const reach = 2.4;

/** The points at the size of their weights over the regions of F; turned labels and mistakes ringed. */
export function Plane({ box, data }: { box: Box; data: Scene }) {
  const { run, m } = data;
  const cells = 48;
  const cell = (box.right - box.left) / cells;
  const x = scaleLinear([-reach, reach], [box.left, box.right]);
  const y = scaleLinear([-reach, reach], [box.bottom, box.top]);
  const grid = scoreGrid(run, m, reach, cells);
  const inside = grid
    .flatMap((row, i) => {
      const runs: string[] = [];
      let from = -1;
      [...row, -1].forEach((F, j) => {
        if (F > 0 && from < 0) from = j;
        if (F <= 0 && from >= 0) {
          const [left, top] = [px(box.left + from * cell), px(box.top + i * cell)];
          runs.push(`M${left} ${top}h${px((j - from) * cell)}v${px(cell)}H${left}Z`);
          from = -1;
        }
      });
      return runs;
    })
    .join('');
  const weights = weightsBefore(run, m);
  const scores = run.trainScores[m - 1] ?? [];
  const largestFirst = weights.map((_, i) => i).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  return (
    <g>
      <rect class="fill-alt" opacity="0.12" {...area(box)} />
      <path class="fill-paper" d={inside} />
      <path class="fill-data" opacity="0.2" d={inside} />
      {largestFirst.map((i) => {
        const [a = 0, b = 0] = run.train.x[i] ?? [];
        const label = run.train.y[i] ?? 1;
        const r = px(Math.min(14, Math.max(1.5, 36 * Math.sqrt(weights[i] ?? 0))));
        const [cx, cy] = [px(x(a)), px(y(b))];
        return (
          <g key={i}>
            <circle
              class={`${label === 1 ? 'fill-data' : 'fill-alt'} stroke-paper`}
              stroke-width={0.75}
              cx={cx}
              cy={cy}
              r={r}
            />
            {run.train.flipped[i] === true && (
              <circle class="fill-none stroke-noise" cx={cx} cy={cy} r={r + 2.5} stroke-width={2} />
            )}
            {(scores[i] ?? 0) * label <= 0 && (
              <circle class="fill-none stroke-ink" cx={cx} cy={cy} r={r + 5} stroke-width={1.5} />
            )}
          </g>
        );
      })}
    </g>
  );
}

/** What the signs on the plane mean, and the numbers after M rounds. */
export function Numbers({
  left,
  right,
  top,
  data,
  noisy,
}: {
  left: number;
  right: number;
  top: number;
  data: Scene;
  noisy: boolean;
}) {
  const { m, now, margins } = data;
  const rows = [
    ['训练误差', percent(now.train)],
    ['测试误差', percent(now.test)],
    ['界 ΠZ', decimal(now.bound, 3)],
    ['最小间隔', decimal(margins[0] ?? NaN, 3)],
  ] as const;
  return (
    <g>
      <DiscKey x={left + 6} y={top} mark="fill-data" text="+1" />
      <DiscKey x={left + 52} y={top} mark="fill-alt" text="−1" />
      <DiscKey x={left + 98} y={top} mark="fill-none stroke-ink" width={1.5} text="判错" />
      {noisy && <DiscKey x={left + 156} y={top} mark="fill-none stroke-noise" width={2} text="标签被翻转" />}
      <text class="tick" x={left} y={top + 22}>
        圆面积 = 权重，底色 = F的符号
      </text>
      {rows.map(([name, value], i) => (
        <g key={name}>
          <text class="label" x={left} y={top + 50 + i * 24}>
            {i === 0 ? `${m}轮后${name}` : name}
          </text>
          <text class="value" x={right} y={top + 50 + i * 24} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
    </g>
  );
}
