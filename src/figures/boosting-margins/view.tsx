import { scaleLinear, scaleLog } from 'd3-scale';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { experiment, marginsAfter, scoreGrid, sizes, weightsBefore } from './model.ts';
import type { Experiment, Measured } from './model.ts';

type Params = { rounds: number; noise: string; seed: number };

const noises: Record<string, number> = { none: 0, tenth: 0.1, quarter: 0.25 };
/** Rounds whose margins stay in the picture for comparison. */
const compared = [5, 50] as const;
const reach = 2.4;
const errorRange = [0, 0.6] as const;

/** The last experiment: a slider asks for the same one over and over. */
let last: { key: string; run: Experiment } | undefined;

function scene({ rounds, noise, seed }: Params) {
  const share = noises[noise] ?? 0;
  const whole = Number.isFinite(seed) ? Math.round(seed) : 0;
  const key = `${share} ${whole}`;
  if (last?.key !== key) last = { key, run: experiment(share, whole) };
  const { run } = last;
  const m = Math.min(run.rounds.length, Math.max(1, Math.round(rounds) || 1));
  const now = run.measured[m - 1] ?? { train: NaN, test: NaN, bound: NaN };
  return { run, m, now, margins: marginsAfter(run, m) };
}

type Scene = ReturnType<typeof scene>;

const percent = (share: number) => `${decimal(100 * share, 1)}%`;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The points at the size of their weights over the regions of F; turned labels and mistakes ringed. */
function Plane({ box, data }: { box: Box; data: Scene }) {
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
      <rect
        class="fill-alt"
        opacity="0.12"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
      />
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

/** Rounds that the curves are drawn through: all at first, then about five in a hundred more. */
const sampled = (most: number): readonly number[] => {
  const at: number[] = [];
  for (let m = 1; m < most; m = Math.max(m + 1, Math.round(m * 1.04))) at.push(m);
  return [...at, most];
};

/** Errors and the bound over the rounds. */
function Errors({ box, x, data }: { box: Box; x: Scale; data: Scene }) {
  const { run, m, now } = data;
  const y = scaleLinear(errorRange, [box.bottom, box.top]).clamp(true);
  const at = px(x(m));
  const path = (key: keyof Measured) =>
    sampled(run.rounds.length)
      .filter((round) => (run.measured[round - 1]?.[key] ?? NaN) <= errorRange[1])
      .map(
        (round, i) => `${i === 0 ? 'M' : 'L'}${px(x(round))} ${px(y(run.measured[round - 1]?.[key] ?? 0))}`,
      )
      .join('');
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
function ErrorLegend({ left, y }: { left: number; y: number }) {
  const entries = [
    { at: 0, mark: 'stroke-model', text: '训练误差', dash: undefined },
    { at: 98, mark: 'stroke-noise', text: '测试误差', dash: undefined },
    { at: 196, mark: 'stroke-muted', text: '界 ΠZ', dash: '6 4' },
  ];
  return (
    <g>
      {entries.map(({ at, mark, text, dash }) => (
        <g key={text}>
          <line
            class={mark}
            x1={left + at}
            x2={left + at + 20}
            y1={y - 5}
            y2={y - 5}
            stroke-width={2.5}
            stroke-dasharray={dash}
          />
          <text class="tick" x={left + at + 26} y={y}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** How many of the margins are at most so large: the curve after M rounds before those of earlier ones. */
function Margins({ box, data }: { box: Box; data: Scene }) {
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

function MarginLegend({ left, y, m }: { left: number; y: number; m: number }) {
  const entries = [
    { at: 0, mark: 'stroke-muted', text: 'M=5', dash: '2 3' },
    { at: 82, mark: 'stroke-muted', text: 'M=50', dash: '6 3' },
    { at: 172, mark: 'stroke-model', text: `M=${m}`, dash: undefined },
  ];
  return (
    <g>
      {entries.map(({ at, mark, text, dash }) => (
        <g key={at}>
          <line
            class={mark}
            x1={left + at}
            x2={left + at + 22}
            y1={y - 5}
            y2={y - 5}
            stroke-width={2}
            stroke-dasharray={dash}
          />
          <text class="tick" x={left + at + 28} y={y}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** What the signs on the plane mean, and the numbers after M rounds. */
function Numbers({
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
      <circle class="fill-data" cx={left + 6} cy={top - 5} r={5.5} />
      <text class="tick" x={left + 16} y={top}>
        +1
      </text>
      <circle class="fill-alt" cx={left + 52} cy={top - 5} r={5.5} />
      <text class="tick" x={left + 62} y={top}>
        −1
      </text>
      <circle class="fill-none stroke-ink" cx={left + 98} cy={top - 5} r={6} stroke-width={1.5} />
      <text class="tick" x={left + 109} y={top}>
        判错
      </text>
      {noisy && (
        <g>
          <circle class="fill-none stroke-noise" cx={left + 156} cy={top - 5} r={6} stroke-width={2} />
          <text class="tick" x={left + 167} y={top}>
            标签被翻转
          </text>
        </g>
      )}
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

/** A press or a drag over the curves of errors moves the round. */
function Grip({
  x,
  box,
  set,
}: {
  x: { invert: (at: number) => number };
  box: Box;
  set: (rounds: number) => void;
}) {
  const follow = (event: PointerEvent) => {
    const frame = (event.currentTarget as SVGRectElement).getBoundingClientRect();
    const share = (event.clientX - frame.left) / frame.width;
    const m = Math.round(x.invert(box.left + share * (box.right - box.left)));
    set(Math.min(sizes.rounds, Math.max(1, m)));
  };
  return (
    <rect
      class="fill-none drag"
      pointer-events="all"
      x={box.left}
      y={box.top - 8}
      width={box.right - box.left}
      height={box.bottom - box.top + 8}
      onPointerDown={(event: PointerEvent) => {
        (event.currentTarget as SVGRectElement).setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event: PointerEvent) => {
        if (event.buttons !== 0) follow(event);
      }}
    />
  );
}

const say = (params: Params) => {
  const { run, m, now, margins } = scene(params);
  const first = run.firstPerfect === undefined ? '一直没有到0' : `第${run.firstPerfect}轮首次到0`;
  return (
    `${m}轮后：训练误差${percent(now.train)}（${first}），测试误差${percent(now.test)}，` +
    `界ΠZ=${decimal(now.bound, 3)}，最小间隔${decimal(margins[0] ?? NaN, 3)}；种子${params.seed}。`
  );
};

function draw({ params, width, set }: DrawState<Params>) {
  const wide = width >= 560;
  const data = scene(params);
  const noisy = (noises[params.noise] ?? 0) > 0;
  const side = wide ? 262 : Math.min(width - 16, 334);
  const plane: Box = { left: 8, right: 8 + side, top: 30, bottom: 30 + side };
  const numbers = plane.bottom + 26;
  const errors: Box = wide
    ? { left: plane.right + 62, right: width - 10, top: 62, bottom: 196 }
    : { left: 46, right: width - 12, top: numbers + 210, bottom: numbers + 350 };
  const margins: Box = { ...errors, top: errors.bottom + 106, bottom: errors.bottom + 228 };
  const start = wide ? errors.left - 36 : 8;
  const x = scaleLog([1, sizes.rounds], [errors.left, errors.right]);
  return (
    <Picture width={width} height={margins.bottom + 44} label={`双环上的AdaBoost。${say(params)}`}>
      <text class="label" x={plane.left} y={18}>
        {`100个训练点，M = ${data.m}`}
      </text>
      <Plane box={plane} data={data} />
      <Numbers left={plane.left} right={plane.right} top={numbers} data={data} noisy={noisy} />
      <text class="label" x={start} y={errors.top - 44}>
        误差与界
      </text>
      <ErrorLegend left={start} y={errors.top - 20} />
      <Errors box={errors} x={x} data={data} />
      <text class="label" x={start} y={margins.top - 40}>
        间隔不超过横轴值的训练点占多少
      </text>
      <MarginLegend left={start} y={margins.top - 16} m={data.m} />
      <Margins box={margins} data={data} />
      <Grip x={x} box={errors} set={(rounds) => set({ rounds })} />
    </Picture>
  );
}

/** Miniature: the rings, and the margins after 5 rounds and after M. */
function thumb(params: Params) {
  const { run, m, margins } = scene(params);
  const x = scaleLinear([-reach, reach], [4, 84]);
  const y = scaleLinear([-reach, reach], [88, 8]);
  const across = scaleLinear([-1, 1], [92, 150]);
  const up = scaleLinear([0, 1], [88, 8]);
  const weights = weightsBefore(run, m);
  const steps = (values: readonly number[]) =>
    `M92 88${values.map((value, i) => `H${px(across(value))}V${px(up((i + 1) / values.length))}`).join('')}H150`;
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      {run.train.x.map(([a = 0, b = 0], i) => (
        <circle
          key={i}
          class={run.train.y[i] === 1 ? 'fill-data' : 'fill-alt'}
          cx={px(x(a))}
          cy={px(y(b))}
          r={px(Math.min(5, Math.max(1, 14 * Math.sqrt(weights[i] ?? 0))))}
        />
      ))}
      <line class="stroke-rule" x1={121} x2={121} y1={6} y2={90} />
      <path
        class="fill-none stroke-muted"
        stroke-width={1.5}
        stroke-dasharray="2 2"
        d={steps(marginsAfter(run, Math.min(compared[0], run.rounds.length)))}
      />
      <path class="fill-none stroke-model" stroke-width={2} d={steps(margins)} />
    </svg>
  );
}

export const figure = defineFigure<Params>({
  title: '界与边际',
  initial: { rounds: 200, noise: 'none', seed: 1997 },
  controls: () => [
    {
      kind: 'range',
      name: 'rounds',
      label: '轮数',
      symbol: 'M',
      min: 1,
      max: sizes.rounds,
      step: 0.01,
      scale: 'log',
      format: (m) => String(Math.round(m)),
    },
    {
      kind: 'choice',
      name: 'noise',
      label: '训练标签翻转',
      options: [
        { value: 'none', label: '不翻' },
        { value: 'tenth', label: '10%' },
        { value: 'quarter', label: '25%' },
      ],
    },
    { kind: 'action', label: '第5轮', apply: () => ({ rounds: 5 }) },
    { kind: 'action', label: '第50轮', apply: () => ({ rounds: 50 }) },
    { kind: 'action', label: '第200轮', apply: () => ({ rounds: 200 }) },
    { kind: 'action', label: '换一批点', apply: ({ seed }) => ({ seed: seed + 1 }) },
  ],
  draw,
  read: say,
  thumb,
});
