import { AxisBottom } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { DOTS } from './landscape.tsx';
import { clippedPath, grid, linear } from './layout.ts';
import { histogram, readings } from './model.ts';
import { Z_RANGE, short } from './scene.ts';
import type { Scene } from './scene.ts';

/** How many bars the readings are counted in. */
export const BINS = 28;

/** Dots as one path of zero-length strokes with round ends: a tenth of the markup of circles. */
const dotsPath = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y]) => `M${px(x)} ${px(y)}h0`).join('');

/** What each estimate reports as a function of z, and the first samples on both curves. */
export function Readings({ box, data, y }: { box: Box; data: Scene; y: Scale }) {
  const { problem, b } = data;
  const { mu, sigma } = problem;
  const x = linear(Z_RANGE, [box.left, box.right]);
  const [low = 0, high = 0] = y.domain();
  const [from, to] = [Math.max(-6, mu - 3.5 * sigma), Math.min(6, mu + 3.5 * sigma)];
  // The step is read on both sides of its jump apart: a line across it would not be there.
  const pieces =
    problem.f === 'step' && from < 0 && to > 0
      ? [[from, -1e-9] as const, [1e-9, to] as const]
      : [[from, to] as const];
  const path = (key: 'repMu' | 'sfMu') =>
    pieces
      .map(([left, right]) =>
        clippedPath(
          grid(left, right, 160).map((at) => [at, readings(problem, b, (at - mu) / sigma)[key]]),
          low,
          high,
          x,
          y,
        ),
      )
      .join('');
  const dots = (values: number[]) =>
    dotsPath(
      values.slice(0, DOTS).flatMap((v, i) => {
        const z = data.z[i] ?? 0;
        return v >= low && v <= high && Math.abs(z) <= 6 ? [[x(z), y(v)] as const] : [];
      }),
    );
  return (
    <g>
      <AxisBottom scale={x} at={box.bottom} tickValues={[-6, -4, -2, 0, 2, 4, 6]} label="抽到的 z" />
      <path class="fill-none stroke-alt" stroke-width="1.5" d={path('sfMu')} />
      <path class="fill-none stroke-model" stroke-width="1.5" d={path('repMu')} />
      <path class="stroke-alt" stroke-width="5" stroke-linecap="round" opacity="0.55" d={dots(data.sf)} />
      <path class="stroke-model" stroke-width="5" stroke-linecap="round" opacity="0.55" d={dots(data.rep)} />
    </g>
  );
}

/** The readings of all samples, counted: bars grow to the right from the axis that all lower panels share. */
export function Sideways({
  box,
  values,
  y,
  most,
  colour,
  name,
}: {
  box: Box;
  values: number[];
  y: Scale;
  most: number;
  colour: 'model' | 'alt';
  name: string;
}) {
  const [low = 0, high = 0] = y.domain();
  const { counts, below, above } = histogram(values, low, high, BINS);
  const x = linear([0, most], [box.left, box.right]);
  const height = (box.bottom - box.top) / BINS;
  return (
    <g>
      <text class={`fill-${colour}`} font-size="14" font-weight="600" x={box.left} y={box.top - 12}>
        {name}
      </text>
      {counts.map(
        (count, i) =>
          count > 0 && (
            <rect
              key={i}
              class={`fill-${colour}`}
              x={box.left}
              y={px(box.bottom - (i + 1) * height + 0.5)}
              width={px(x(count) - box.left)}
              height={px(height - 1)}
            />
          ),
      )}
      <line class="stroke-muted" x1={box.left} x2={box.left} y1={box.top} y2={box.bottom} />
      <AxisBottom scale={x} at={box.bottom} tickValues={[most / 2, most]} />
      {above > 0 && (
        <text class="tick" x={box.right} y={box.top + 14} text-anchor="end">
          {`↑ 图外 ${above}`}
        </text>
      )}
      {below > 0 && (
        <text class="tick" x={box.right} y={box.bottom - 8} text-anchor="end">
          {`↓ 图外 ${below}`}
        </text>
      )}
    </g>
  );
}

/** The two variances in closed form as bars, and what to make of them. */
export function Variances({ box, data }: { box: Box; data: Scene }) {
  const { closed, truth, problem } = data;
  const most = Math.max(closed.rep, closed.sf);
  const x = linear([0, most], [box.left, box.right - 52]);
  const biased = problem.f === 'step';
  const remark = biased
    ? `重参数安静，却错了：均值 0，真值 ${decimal(truth, 3)}`
    : closed.sf >= closed.rep
      ? `得分函数是重参数的 ${short(closed.sf / closed.rep)} 倍`
      : `重参数是得分函数的 ${short(closed.rep / closed.sf)} 倍`;
  const row = (v: number, colour: 'model' | 'alt', name: string, top: number) => (
    <g>
      <text class="label" x={box.left} y={top}>
        {name}
      </text>
      <rect
        class={`fill-${colour}`}
        x={box.left}
        y={top + 6}
        width={px(Math.max(1.5, x(v) - box.left))}
        height="11"
      />
      <text class="value" x={px(Math.max(1.5, x(v) - box.left) + box.left + 7)} y={top + 16.5}>
        {short(v)}
      </text>
    </g>
  );
  return (
    <g>
      {row(closed.rep, 'model', '重参数的方差', box.top + 4)}
      {row(closed.sf, 'alt', '得分函数的方差', box.top + 42)}
      <text class="label" x={box.left} y={box.top + 84}>
        {remark}
      </text>
    </g>
  );
}

/** The truth as a dashed line through the panels, its number at the right end. */
export function Truth({ from, to, at, text }: { from: number; to: number; at: number; text?: string }) {
  return (
    <g>
      <line
        class="stroke-truth"
        stroke-width="2"
        stroke-dasharray="6 4"
        x1={from}
        x2={to}
        y1={px(at)}
        y2={px(at)}
      />
      {text !== undefined && (
        <text
          class="fill-truth halo"
          font-size="14"
          font-weight="600"
          x={to}
          y={px(at - 6)}
          text-anchor="end"
        >
          {text}
        </text>
      )}
    </g>
  );
}
