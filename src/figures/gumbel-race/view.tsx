import { scaleLinear } from 'd3-scale';
import { clamp, whole } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { normalize } from '../../math/softmax.ts';
import { race } from './model.ts';

/** Rates of the three runners (only their ratios count), how many races have been run, and the seed. */
type Params = { a: number; b: number; c: number; runs: number; seed: number };

const MOST_RUNS = 50_000;
const NAMES = ['1号', '2号', '3号'] as const;
const RATE_RANGE = [0.05, 1] as const;

/** The probabilities and the races that the parameters stand for, inside their limits whatever the address says. */
function scene(params: Params) {
  const pi = normalize([params.a, params.b, params.c].map((rate) => clamp(rate, RATE_RANGE)));
  const runs = whole(params.runs, [1, MOST_RUNS]);
  return { pi, runs, ...race(pi, params.seed, runs) };
}

type Scene = ReturnType<typeof scene>;

const lane = ({ top, bottom }: Box, i: number) => top + ((i + 0.5) * (bottom - top)) / NAMES.length;

/** The last race: three tracks over time, a mark where each runner arrives, its score −log t above it. */
function Tracks({ box, data }: { box: Box; data: Scene }) {
  const { times, scores, winner, pi } = data;
  const latest = Math.max(...times);
  const x = scaleLinear()
    .domain([0, latest * 1.02])
    .range([box.left, box.right])
    .nice(4);
  const first = times[winner] ?? 0;
  const narrow = box.right - box.left < 310;
  return (
    <g>
      {times.map((time, i) => {
        const y = lane(box, i);
        const won = i === winner;
        const end = px(x(time));
        return (
          <g key={NAMES[i]}>
            <text class="label" x={box.left} y={y - 15}>
              {`${NAMES[i] ?? ''}  π = ${decimal(pi[i] ?? 0)}`}
            </text>
            <text
              class={won ? 'fill-model' : 'fill-ink'}
              font-size="14"
              font-weight={won ? 700 : 400}
              x={box.right}
              y={y - 15}
              text-anchor="end"
            >
              {`t = ${decimal(time)}${narrow ? '' : `，log π + G = ${decimal(scores[i] ?? 0)}`}`}
            </text>
            <line class="stroke-rule" stroke-width="10" x1={box.left} x2={box.right} y1={y} y2={y} />
            <line
              class={won ? 'stroke-model' : 'stroke-data'}
              stroke-width="4"
              opacity={won ? 1 : 0.55}
              x1={box.left}
              x2={end}
              y1={y}
              y2={y}
            />
            {!won && (
              <line
                class="stroke-model"
                stroke-width="2"
                x1={px(x(first))}
                x2={px(x(first))}
                y1={y - 9}
                y2={y + 9}
              />
            )}
            <circle
              class={`${won ? 'fill-model' : 'fill-data'} stroke-paper`}
              stroke-width="1.5"
              cx={end}
              cy={y}
              r={won ? 8 : 6.5}
            />
          </g>
        );
      })}
      <AxisBottom scale={x} at={box.bottom} label="到达时间 t = E/π" />
    </g>
  );
}

/** How often each runner has won, against its probability. */
function Wins({ box, data }: { box: Box; data: Scene }) {
  const { freq, pi, winner } = data;
  const top = Math.max(0.6, Math.ceil(Math.max(...freq, ...pi) * 5 + 0.2) / 5);
  const y = scaleLinear()
    .domain([0, Math.min(1, top)])
    .range([box.bottom, box.top]);
  const slot = (box.right - box.left) / NAMES.length;
  const wide = Math.min(52, slot * 0.62);
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} count={4} format={(v) => v.toFixed(1)} />
      {freq.map((share, i) => {
        const middle = box.left + (i + 0.5) * slot;
        const truth = y(pi[i] ?? 0);
        return (
          <g key={NAMES[i]}>
            <rect
              class={i === winner ? 'fill-model' : 'fill-data'}
              opacity={i === winner ? 1 : 0.6}
              x={px(middle - wide / 2)}
              y={px(y(share))}
              width={px(wide)}
              height={px(box.bottom - y(share))}
            />
            <line
              class="stroke-truth"
              stroke-width="2.5"
              x1={px(middle - slot * 0.46)}
              x2={px(middle + slot * 0.46)}
              y1={px(truth)}
              y2={px(truth)}
            />
            <text class="value" x={px(middle)} y={px(Math.min(y(share), truth) - 7)} text-anchor="middle">
              {decimal(share, 3)}
            </text>
            <text class="label" x={px(middle)} y={box.bottom + 20} text-anchor="middle">
              {NAMES[i]}
            </text>
          </g>
        );
      })}
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} />
    </g>
  );
}

function draw({ params, width }: { params: Params; width: number }) {
  const data = scene(params);
  const wide = isWide(width);
  const split = Math.round(width * 0.6);
  const tracks: Box = { left: 14, right: wide ? split - 24 : width - 14, top: 36, bottom: 246 };
  const wins: Box = wide
    ? { left: split + 40, right: width - 8, top: 62, bottom: 246 }
    : { left: 42, right: width - 10, top: 368, bottom: 530 };
  const legend = wins.top - (wide ? 24 : 26);
  const title = `${data.runs} 场的夺冠频率`;
  const results = data.freq.map((share, i) => `${NAMES[i] ?? ''}${decimal(share, 3)}`).join('，');
  return (
    <Picture
      width={width}
      height={wide ? 292 : 560}
      label={`第${data.runs}场：${NAMES[data.winner] ?? ''}先到。${title}：${results}。`}
    >
      <text class="label" x={tracks.left} y="16">
        {`第 ${data.runs} 场：`}
        <tspan class="fill-model" font-weight="700">{`${NAMES[data.winner] ?? ''}先到`}</tspan>
        {wide ? '，t 最小，也就是 log π + G 最大' : '，t 最小'}
      </text>
      <Tracks box={tracks} data={data} />
      <text class="label" x={wide ? wins.left - 30 : 14} y={legend - (wide ? 22 : 20)}>
        {title}
      </text>
      <line
        class="stroke-truth"
        stroke-width="2.5"
        x1={wins.right - 64}
        x2={wins.right - 42}
        y1={legend - 27}
        y2={legend - 27}
      />
      <text class="fill-truth" font-size="14" x={wins.right} y={legend - 22} text-anchor="end">
        概率π
      </text>
      <Wins box={wins} data={data} />
    </Picture>
  );
}

function read(params: Params): string {
  const { pi, runs, times, winner, freq } = scene(params);
  const arrivals = times.map((time) => decimal(time)).join('、');
  const shares = freq.map((share, i) => `${decimal(share, 3)}（π = ${decimal(pi[i] ?? 0)}）`).join('、');
  return `第 ${runs} 场到达时间 ${arrivals}，${NAMES[winner] ?? ''}先到；${runs} 场频率 ${shares}；种子 ${params.seed}`;
}

/** Three tracks with their arrivals; the first in colour. */
function thumb(params: Params) {
  const { times, winner, freq } = scene(params);
  const latest = Math.max(...times);
  return (
    <Miniature>
      {times.map((time, i) => {
        const y = 20 + i * 28;
        const end = px(8 + (time / latest) * 84);
        const colour = i === winner ? 'model' : 'data';
        return (
          <g key={NAMES[i]}>
            <line class="stroke-rule" stroke-width="6" x1="8" x2="96" y1={y} y2={y} />
            <line class={`stroke-${colour}`} stroke-width="3" x1="8" x2={end} y1={y} y2={y} />
            <circle class={`fill-${colour}`} cx={end} cy={y} r="5" />
            <rect class={`fill-${colour}`} x="108" y={y - 7} width={px((freq[i] ?? 0) * 72)} height="14" />
          </g>
        );
      })}
    </Miniature>
  );
}

const rate = (name: 'a' | 'b' | 'c', label: string) => ({
  kind: 'range' as const,
  name,
  label,
  min: RATE_RANGE[0],
  max: RATE_RANGE[1],
  step: 0.05,
  format: (v: number) => decimal(v),
});

export const figure = defineFigure<Params>({
  title: '赛跑：谁先到',
  initial: { a: 0.5, b: 0.3, c: 0.2, runs: 1000, seed: 2017 },
  controls: () => [
    rate('a', '1号速率'),
    rate('b', '2号速率'),
    rate('c', '3号速率'),
    { kind: 'action', label: '再跑一场', apply: ({ runs }) => ({ runs: Math.min(MOST_RUNS, runs + 1) }) },
    {
      kind: 'action',
      label: '再跑1000场',
      apply: ({ runs }) => ({ runs: Math.min(MOST_RUNS, runs + 1000) }),
    },
    { kind: 'action', label: '从头再来', apply: ({ seed }) => ({ runs: 1, seed: seed + 1 }) },
  ],
  draw,
  read,
  thumb,
});
