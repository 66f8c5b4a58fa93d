import { scaleLinear } from 'd3-scale';
import type { Timeline } from '../../math/bucket-timeline.ts';
import { clamp, whole } from '../../math/limits.ts';
import { AxisBottom } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import { LineKey, SquareKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { Lanes, Sweep } from './drawing.tsx';
import { WHOLE_MIB, overlap } from './model.ts';
import type { OverlapParams } from './model.ts';

/** Values inside their limits, whatever the address says. */
function tidy({ bucket, nodes, alpha, beta, small }: OverlapParams): OverlapParams {
  return {
    bucket: whole(bucket, [1, WHOLE_MIB]),
    nodes: whole(nodes, [2, 64]),
    alpha: clamp(alpha, [0.001, 0.5]),
    beta: clamp(beta, [1, 50]),
    small,
  };
}

const ROW = 92;
const ROWS_TOP = 40;
const capText = (bucket: number) => (bucket >= WHOLE_MIB ? '一整桶' : `${bucket} MiB一桶`);

const headingOf = (name: string, bucket: number, line: Timeline) =>
  name === '一整桶'
    ? '一整桶，不重叠'
    : `${name === '选定' ? '选定：' : ''}${capText(bucket)}，${count(line)}`;

const count = ({ buckets }: Timeline) => `${buckets.length}桶`;

function read(raw: OverlapParams): string {
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
export const figure = defineFigure<OverlapParams>({
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
    const wide = isWide(width);
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
          <SquareKey x={left} y={19} mark="fill-data" text="反向计算" />
          <SquareKey x={left + 88} y={19} mark="fill-model" text="全归约" />
          <LineKey
            x={left + 164}
            y={19}
            mark="stroke-truth"
            length={22}
            width={2}
            dash="6 4"
            text={`下界${decimal(state.bound, 1)} ms`}
          />
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
            <text class="value halo" x={px(right)} y={ROWS_TOP + 18 + i * ROW} text-anchor="end">
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
      <Miniature>
        {lanes(state.chosen, 8)}
        {whole !== undefined && lanes(whole, 54)}
      </Miniature>
    );
  },
});
