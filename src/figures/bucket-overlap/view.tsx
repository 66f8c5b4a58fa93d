import { scaleLinear, scaleLog } from 'd3-scale';
import type { Timeline } from '../../math/bucket-timeline.ts';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import { LAYERS, type Overlap, overlap, type OverlapParams, WHOLE_MIB } from './model.ts';

type Params = OverlapParams;

const clamp = (value: number, low: number, high: number, otherwise: number) =>
  Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : otherwise;

/** Values inside their limits, whatever the address says. */
function tidy({ bucket, nodes, alpha, beta, small }: Params): Params {
  return {
    bucket: Math.round(clamp(bucket, 1, WHOLE_MIB, 5)),
    nodes: Math.round(clamp(nodes, 2, 64, 8)),
    alpha: clamp(alpha, 0.001, 0.5, 0.02),
    beta: clamp(beta, 1, 50, 3),
    small,
  };
}

const LANE = 17;
const ROW = 92;
const ROWS_TOP = 40;

interface TimeScale {
  (value: number): number;
  range: () => number[];
  ticks: (count?: number) => number[];
  domain: () => number[];
}

/** Two lanes of one bucket size: the backward pass cut where buckets close, and the all-reduces below it. */
function Lanes({
  line,
  x,
  y,
  left,
  heading,
}: {
  line: Timeline;
  x: TimeScale;
  y: number;
  left: number;
  heading: string;
}) {
  const few = line.buckets.length <= 20;
  const compute = y + 10;
  const comm = compute + LANE + 14;
  return (
    <g>
      <text class="label stroke-paper" x={left} y={y} stroke-width={4} paint-order="stroke">
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

const capText = (bucket: number) => (bucket >= WHOLE_MIB ? '一整桶' : `${bucket} MiB一桶`);

const headingOf = (name: string, bucket: number, line: Timeline) =>
  name === '一整桶'
    ? '一整桶，不重叠'
    : `${name === '选定' ? '选定：' : ''}${capText(bucket)}，${count(line)}`;

const count = ({ buckets }: Timeline) => `${buckets.length}桶`;

/** End of the step against bucket size: the chosen size on it can be dragged. */
function Sweep({
  state,
  params,
  box,
  set,
}: {
  state: Overlap;
  params: Params;
  box: { left: number; right: number; top: number; bottom: number };
  set: (patch: Partial<Params>) => void;
}) {
  const { sweep, best, bound, chosen } = state;
  const x = scaleLog([1, WHOLE_MIB], [box.left, box.right]);
  const ends = sweep.map(({ end }) => end);
  const y = scaleLinear([Math.min(bound, ...ends), Math.max(...ends)], [box.bottom, box.top]).nice(4);
  const one = { bucket: 1, end: sweep[0]?.end ?? 0 };
  const path = [one, ...sweep]
    .map(({ bucket, end }, i) => `${i === 0 ? 'M' : 'L'}${px(x(bucket))} ${px(y(end))}`)
    .join('');
  const follow = (event: PointerEvent) => {
    const target = event.currentTarget as SVGRectElement;
    const frame = target.getBoundingClientRect();
    const share = (event.clientX - frame.left) / frame.width;
    const bucket = Math.round(x.invert(box.left + share * (box.right - box.left)));
    set({ bucket: Math.min(WHOLE_MIB, Math.max(1, bucket)) });
  };
  const at = px(x(params.bucket));
  const rim = { 'stroke-width': 4, 'paint-order': 'stroke' };
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
        class="tick stroke-paper"
        x={px(x(best.bucket))}
        y={px(y(best.end) - 16)}
        text-anchor={x(best.bucket) > box.right - 90 ? 'end' : 'middle'}
        {...rim}
      >
        最好：{best.bucket} MiB，{decimal(best.end, 1)}
      </text>
      <rect
        class="fill-none drag"
        pointer-events="all"
        cursor="ew-resize"
        x={box.left}
        y={box.top}
        width={px(box.right - box.left)}
        height={box.bottom - box.top}
        onPointerDown={(event: PointerEvent) => {
          (event.currentTarget as SVGRectElement).setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event: PointerEvent) => {
          if (event.buttons !== 0) follow(event);
        }}
      />
    </g>
  );
}

function read(raw: Params): string {
  const params = tidy(raw);
  const { chosen, best, bound } = overlap(params);
  return (
    `桶上限${params.bucket} MiB，${count(chosen)}；N = ${params.nodes}，α = ${decimal(params.alpha, 3)} ms，β = ${decimal(params.beta, 1)} GB/s：` +
    `计算${decimal(chosen.compute, 0)} ms，通信共${decimal(chosen.comm, 1)} ms，` +
    `藏不住${decimal(chosen.exposed, 1)} ms，总时长${decimal(chosen.end, 1)} ms；` +
    `最好的桶${best.bucket} MiB（${decimal(best.end, 1)} ms），下界${decimal(bound, 1)} ms。`
  );
}

/** Three pairs of lanes on one time axis, and below them the curve over all bucket sizes. */
export const figure = defineFigure<Params>({
  title: '桶与重叠',
  initial: { bucket: 5, nodes: 8, alpha: 0.02, beta: 3, small: 'none' },
  controls: () => [
    {
      kind: 'range',
      name: 'bucket',
      label: '桶的上限',
      min: 1,
      max: WHOLE_MIB,
      step: 1,
      scale: 'log',
      format: (v) => `${Math.round(v)}`,
    },
    {
      kind: 'range',
      name: 'beta',
      label: '带宽',
      symbol: 'β',
      min: 1,
      max: 50,
      step: 0.1,
      scale: 'log',
      format: (v) => decimal(v, 1),
    },
    {
      kind: 'range',
      name: 'alpha',
      label: '启动时间',
      symbol: 'α',
      min: 0.001,
      max: 0.5,
      step: 0.001,
      scale: 'log',
      format: (v) => decimal(v, 3),
    },
    { kind: 'range', name: 'nodes', label: '卡数', symbol: 'N', min: 2, max: 64, step: 1 },
    {
      kind: 'choice',
      name: 'small',
      label: '1 MiB小桶',
      options: [
        { value: 'none', label: '不设' },
        { value: 'first', label: '最先就绪' },
        { value: 'last', label: '最后就绪' },
      ],
    },
    { kind: 'action', label: '慢网络', apply: () => ({ beta: 3, alpha: 0.02 }) },
    { kind: 'action', label: '快网络', apply: () => ({ beta: 25, alpha: 0.02 }) },
    { kind: 'action', label: '高延迟', apply: () => ({ beta: 25, alpha: 0.2 }) },
  ],
  draw: ({ params: raw, width, set }) => {
    const params = tidy(raw);
    const state = overlap(params);
    const wide = width >= 560;
    const left = 8;
    const right = width - (wide ? 18 : 14);
    const last = Math.max(...state.rows.map(({ line }) => line.end), state.bound);
    const x = scaleLinear([0, last * 1.02], [left, right]);
    const axis = ROWS_TOP + 26 + state.rows.length * ROW - 22;
    const box = { left: 44, right, top: axis + 92, bottom: axis + 92 + 150 };
    const bound = px(x(state.bound));
    return (
      <Picture width={width} height={box.bottom + 44} label={`桶与重叠。${read(raw)}`}>
        <g>
          {[
            { mark: 'fill-data', text: '反向计算', at: left },
            { mark: 'fill-model', text: '全归约', at: left + 88 },
          ].map(({ mark, text, at }) => (
            <g key={text}>
              <rect class={mark} x={at} y={8} width={12} height={12} />
              <text class="tick" x={at + 18} y={19}>
                {text}
              </text>
            </g>
          ))}
          <line
            class="stroke-truth"
            x1={left + 164}
            x2={left + 186}
            y1={14}
            y2={14}
            stroke-width={2}
            stroke-dasharray="6 4"
          />
          <text class="tick" x={left + 192} y={19}>
            下界{decimal(state.bound, 1)} ms
          </text>
        </g>
        <line
          class="stroke-truth"
          x1={bound}
          x2={bound}
          y1={ROWS_TOP - 8}
          y2={axis}
          stroke-width={2}
          stroke-dasharray="6 4"
        />
        {state.rows.map(({ bucket, name, line }, i) => (
          <g key={name}>
            <Lanes
              line={line}
              x={x}
              y={ROWS_TOP + 18 + i * ROW}
              left={left}
              heading={headingOf(name, bucket, line)}
            />
            <text
              class="value stroke-paper"
              x={px(right)}
              y={ROWS_TOP + 18 + i * ROW}
              text-anchor="end"
              stroke-width={4}
              paint-order="stroke"
            >
              {decimal(line.end, 1)} ms
            </text>
          </g>
        ))}
        <AxisBottom scale={x} at={axis} count={wide ? 8 : 5} label="时间（ms）" />
        <Sweep state={state} params={params} box={box} set={set} />
      </Picture>
    );
  },
  read,
  thumb: (raw) => {
    const state = overlap(tidy(raw));
    const whole = state.rows.at(-1)?.line;
    const last = Math.max(...state.rows.map(({ line }) => line.end));
    const x = scaleLinear([0, last], [6, 146]);
    const lanes = (line: Timeline, top: number) =>
      line.buckets.map(({ from, ready, start, end }, k) => (
        <g key={k}>
          <rect
            class="fill-data"
            x={px(x(from))}
            y={top}
            width={px(Math.max(0.5, x(ready) - x(from) - 0.8))}
            height={14}
          />
          <rect
            class="fill-model"
            x={px(x(start))}
            y={top + 18}
            width={px(Math.max(0.5, x(end) - x(start) - 0.8))}
            height={14}
          />
        </g>
      ));
    return (
      <svg aria-hidden="true" viewBox="0 0 152 96">
        {lanes(state.chosen, 8)}
        {whole !== undefined && lanes(whole, 54)}
      </svg>
    );
  },
});
