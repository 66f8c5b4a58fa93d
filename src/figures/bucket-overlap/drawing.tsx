import { scaleLinear, scaleLog } from 'd3-scale';
import type { Timeline } from '../../math/bucket-timeline.ts';
import { whole } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { LAYERS, WHOLE_MIB } from './model.ts';
import type { Overlap, OverlapParams } from './model.ts';

const LANE = 17;

/** Two lanes of one bucket size: the backward pass cut where buckets close, and the all-reduces below it. */
export function Lanes({
  line,
  x,
  y,
  left,
  heading,
}: {
  line: Timeline;
  x: Scale;
  y: number;
  left: number;
  heading: string;
}) {
  const few = line.buckets.length <= 20;
  const compute = y + 10;
  const comm = compute + LANE + 14;
  return (
    <g>
      <text class="label halo" x={left} y={y}>
        {heading}
      </text>
      {line.buckets.map(({ from, ready, start, end }, k) => {
        const begin = from * LAYERS.backwardMs;
        const gap = few ? 1 : 0.5;
        return (
          <g key={k}>
            {few && (
              <path
                class="fill-none stroke-muted"
                d={`M${px(x(ready))} ${compute + LANE}L${px(x(start))} ${comm}`}
              />
            )}
            <rect
              class="fill-data"
              x={px(x(begin))}
              y={compute}
              width={px(Math.max(0.4, x(ready) - x(begin) - gap))}
              height={LANE}
            />
            <rect
              class="fill-model"
              x={px(x(start))}
              y={comm}
              width={px(Math.max(0.4, x(end) - x(start) - gap))}
              height={LANE}
            />
          </g>
        );
      })}
    </g>
  );
}

/** End of the step against bucket size: the chosen size on it can be dragged. */
export function Sweep({
  state,
  params,
  box,
  set,
}: {
  state: Overlap;
  params: OverlapParams;
  box: Box;
  set: (patch: Partial<OverlapParams>) => void;
}) {
  const { sweep, best, bound, chosen } = state;
  const x = scaleLog([1, WHOLE_MIB], [box.left, box.right]);
  const ends = sweep.map(({ end }) => end);
  const y = scaleLinear([Math.min(bound, ...ends), Math.max(...ends)], [box.bottom, box.top]).nice(4);
  const one = { bucket: 1, end: sweep[0]?.end ?? 0 };
  const path = polyline([one, ...sweep].map(({ bucket, end }) => [x(bucket), y(end)]));
  const at = px(x(params.bucket));
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} count={4} label="总时长（ms）" />
      <AxisBottom
        scale={x}
        at={box.bottom}
        tickValues={[1, 2, 5, 10, 25, 50, 100]}
        label="桶的上限（MiB，对数轴）"
      />
      <line
        class="stroke-truth"
        x1={box.left}
        x2={box.right}
        y1={px(y(bound))}
        y2={px(y(bound))}
        stroke-width={2}
        stroke-dasharray="6 4"
      />
      <path class="fill-none stroke-model" d={path} stroke-width={2.5} />
      <circle
        class="fill-none stroke-ink"
        cx={px(x(best.bucket))}
        cy={px(y(best.end))}
        r={9}
        stroke-width={1.5}
      />
      <line
        class="stroke-accent"
        x1={at}
        x2={at}
        y1={px(y(chosen.end))}
        y2={box.bottom}
        stroke-width={1.5}
        stroke-dasharray="2 3"
      />
      <circle class="fill-accent" cx={at} cy={px(y(chosen.end))} r={6} />
      <text
        class="tick halo"
        x={px(x(best.bucket) > box.right - 90 ? x(best.bucket) : Math.max(x(best.bucket), box.left + 64))}
        y={px(y(best.end) - 16)}
        text-anchor={x(best.bucket) > box.right - 90 ? 'end' : 'middle'}
      >
        最好：{best.bucket} MiB，{decimal(best.end, 1)}
      </text>
      <Grip box={box} move={(at) => set({ bucket: whole(x.invert(at), [1, WHOLE_MIB]) })} />
    </g>
  );
}
