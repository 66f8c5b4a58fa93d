import { scaleLinear } from 'd3-scale';
import { tenLabels } from '../../math/adaboost.ts';
import { AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { colourOf } from './layout.ts';
import type { Box } from './layout.ts';
import type { PointsState } from './model.ts';
import { Dot } from './rounds.tsx';

/** A panel over the points: `x` is theirs, its own scale goes from `bottom` to `top`. */
interface PanelProps {
  state: PointsState;
  x: Scale;
  box: Box;
  top: number;
  bottom: number;
}

/** The errors of all eighteen stumps in the round in hand: + on the left in one colour, − in the other. */
export function Errors({ state, x, box, top, bottom }: PanelProps) {
  const { scan, best, current } = state;
  const y = scaleLinear([0, 1], [bottom, top]);
  const chosen = scan.find(
    ({ threshold, left }) => threshold === current.stump.threshold && left === current.stump.left,
  );
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[0, 0.5, 1]}
        format={(v) => v.toFixed(1)}
      />
      <text class="label" x={box.left} y={top - 13}>
        {box.right - box.left > 400
          ? `第${current.number}轮各树桩的e：`
          : box.right - box.left < 260
            ? 'e：'
            : '各树桩的e：'}
        <tspan class="fill-data" font-weight="600">
          左判+1
        </tspan>
        <tspan>、</tspan>
        <tspan class="fill-alt" font-weight="600">
          左判−1
        </tspan>
      </text>
      {([1, -1] as const).map((label) => (
        <path
          key={label}
          class={`fill-none stroke-${colourOf(label)}`}
          opacity="0.5"
          d={polyline(
            scan.filter(({ left }) => left === label).map(({ threshold, error }) => [x(threshold), y(error)]),
          )}
        />
      ))}
      {scan.map(({ threshold, left, error }) => (
        <circle
          key={`${threshold}${left}`}
          class={`fill-${colourOf(left)}`}
          cx={px(x(threshold))}
          cy={px(y(error))}
          r={3.5}
        />
      ))}
      <circle
        class="fill-none stroke-ink"
        cx={px(x(best.threshold))}
        cy={px(y(best.error))}
        r={8}
        stroke-width={1.5}
      />
      {chosen !== undefined && (
        <circle class="fill-accent" cx={px(x(chosen.threshold))} cy={px(y(chosen.error))} r={5} />
      )}
      <circle class="fill-none stroke-ink" cx={box.right - 76} cy={top - 18} r={6} stroke-width={1.5} />
      <text class="tick" x={box.right} y={top - 13} text-anchor="end">
        {`最优${decimal(best.error, 3)}`}
      </text>
    </g>
  );
}

/** F(x) as a staircase, with the ten labels on it. */
export function Staircase({ state, x, box, top, bottom }: PanelProps) {
  const { scores, rows, mistakes } = state;
  const reach = Math.max(1, ...scores.map(Math.abs)) * 1.15;
  const y = scaleLinear([-reach, reach], [bottom, top]);
  const steps = scores
    .map((F, i) => `${i === 0 ? `M${box.left} ` : 'V'}${px(y(F))}H${i === 9 ? box.right : px(x(i + 0.5))}`)
    .join('');
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} count={3} />
      <text class="label" x={box.left} y={top - 13}>
        {`F(x) = ${rows.length === 1 ? 'α₁h₁(x)' : `前${rows.length}轮之和`}，`}
        <tspan class="fill-ink" font-weight="700">{`判错${mistakes}个`}</tspan>
      </text>
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={px(y(0))} y2={px(y(0))} />
      <path class="fill-none stroke-model" stroke-width={2.5} d={steps} />
      {scores.map((F, i) => (
        <Dot
          key={i}
          x={px(x(i))}
          y={px(y(F))}
          r={7}
          label={tenLabels.y[i] ?? 1}
          ringed={F * (tenLabels.y[i] ?? 1) <= 0}
        />
      ))}
    </g>
  );
}
