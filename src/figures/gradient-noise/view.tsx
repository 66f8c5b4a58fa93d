import { scaleLinear } from 'd3-scale';
import { AxisBottom, AxisLeft, decimal, Picture, px, type Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import {
  type Baseline,
  gradSamples,
  histogram,
  type Integrand,
  pathMean,
  type Problem,
  readings,
  value,
} from './model.ts';

type Params = { f: string; k: number; mu: number; sigma: number; b: string; seed: number };

const SAMPLES = 400;
/** How many of the samples are drawn as dots on the curves. */
const DOTS = 90;
const BINS = 28;
const Z_RANGE = [-6, 6] as const;
const MU_RANGE = [-2, 2] as const;
const SIGMA_RANGE = [0.2, 2] as const;
const K_RANGE = [0.5, 8] as const;

const F_RANGE: Record<Integrand, readonly [number, number]> = {
  square: [0, 16],
  cosine: [-1.15, 1.15],
  step: [-0.12, 1.1],
};
const F_TICKS: Record<Integrand, readonly number[]> = {
  square: [0, 8, 16],
  cosine: [-1, 0, 1],
  step: [0, 1],
};

const clamp = (v: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, v || 0));
const oneOf = <T extends string>(v: string, options: readonly T[], otherwise: T): T =>
  options.find((option) => option === v) ?? otherwise;

/** The problem that the parameters stand for, inside its limits whatever the address says. */
function problemOf(params: Params): Problem & { b: Baseline } {
  return {
    f: oneOf(params.f, ['square', 'cosine', 'step'], 'square'),
    k: clamp(params.k, K_RANGE),
    mu: clamp(params.mu, MU_RANGE),
    sigma: clamp(params.sigma, SIGMA_RANGE),
    b: oneOf(params.b, ['zero', 'mean', 'best'], 'zero'),
  };
}

const scene = (params: Params) => {
  const problem = problemOf(params);
  return { problem, ...gradSamples(problem, SAMPLES, params.seed) };
};

type Scene = ReturnType<typeof scene>;

/** Three significant digits or so: 0.047, 4.00, 30.0, 136. */
function short(v: number): string {
  const size = Math.abs(v);
  return decimal(v, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 3);
}

function nameOf({ f, k }: Problem): string {
  if (f === 'square') return 'f(z) = z²';
  return f === 'cosine' ? `f(z) = cos ${decimal(k, 1)}z` : 'f(z) = 1[z > 0]';
}

const linear = (
  domain: readonly number[],
  range: readonly [number, number],
): Scale & { invert: (at: number) => number } => scaleLinear().domain(domain).range(range);

/** The scale of gradient readings: wide enough for the noisier estimate, the truth and 0 inside. */
function readingDomain({ truth, closed, problem, rep, sf }: Scene): [number, number] {
  const spread = Math.sqrt(Math.max(closed.rep, closed.sf));
  const values = [...rep, ...sf];
  const rim = 0.2 * spread;
  const low = Math.min(Math.max(truth - 2.2 * spread, Math.min(...values) - rim), truth - rim, -rim);
  const high = Math.max(
    Math.min(truth + 2.6 * spread, Math.max(...values) + rim),
    truth + rim,
    pathMean(problem) + rim,
  );
  const [from = low, to = high] = scaleLinear().domain([low, high]).nice(8).domain();
  return [from, to];
}

/** A curve as path data, cut off where it leaves [low, high]; the crossing points are interpolated. */
function clippedPath(
  points: readonly (readonly [number, number])[],
  low: number,
  high: number,
  x: Scale,
  y: Scale,
) {
  const inside = (v: number) => v >= low && v <= high;
  const at = (z: number, v: number) => `${px(x(z))} ${px(y(v))}`;
  let path = '';
  points.forEach(([z, v], i) => {
    const [z0, v0] = points[i - 1] ?? [z, v];
    if (i > 0 && inside(v0) !== inside(v)) {
      const edge = (inside(v) ? v0 : v) > high ? high : low;
      const crossing = z0 + ((edge - v0) / (v - v0)) * (z - z0);
      path += `${inside(v) ? 'M' : 'L'}${at(crossing, edge)}`;
    }
    if (inside(v)) path += `${path === '' ? 'M' : 'L'}${at(z, v)}`;
  });
  return path;
}

const grid = (from: number, to: number, steps: number) =>
  Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);

/** Dots as one path of zero-length strokes with round ends: a tenth of the markup of circles. */
const dotsPath = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y]) => `M${px(x)} ${px(y)}h0`).join('');

/** Handlers that follow the pointer, in the picture's units, from its pressing to its release. */
function dragging(move: (x: number) => void) {
  const follow = (event: PointerEvent) => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement;
    if (svg === null) return;
    const box = svg.getBoundingClientRect();
    move(((event.clientX - box.left) * svg.viewBox.baseVal.width) / box.width);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
      follow(event);
    },
    onPointerMove: (event: PointerEvent) => {
      if (event.buttons !== 0) follow(event);
    },
  };
}

/** A box of the picture: left, right, top, bottom. */
interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** The loss f and the density p over z, with handles for μ and σ. */
function Landscape({
  box,
  problem,
  z,
  set,
}: {
  box: Box;
  problem: Problem;
  z: number[];
  set: (patch: Partial<Params>) => void;
}) {
  const { mu, sigma, f } = problem;
  const x = linear(Z_RANGE, [box.x0, box.x1]);
  const y = linear(F_RANGE[f], [box.y1, box.y0]);
  const bell = (at: number) => box.y1 - 0.86 * (box.y1 - box.y0) * Math.exp(-0.5 * ((at - mu) / sigma) ** 2);
  const bellPoints = grid(Math.max(-6, mu - 3.5 * sigma), Math.min(6, mu + 3.5 * sigma), 70);
  const area = bellPoints.map((at) => `${px(x(at))} ${px(bell(at))}`).join('L');
  const first = px(x(bellPoints[0] ?? 0));
  const last = px(x(bellPoints.at(-1) ?? 0));
  const curve =
    f === 'step'
      ? `M${x(-6)} ${y(0)}H${x(0)}M${x(0)} ${y(1)}H${x(6)}`
      : clippedPath(
          grid(-6, 6, f === 'cosine' ? 400 : 120).map((at) => [at, value(problem, at)]),
          ...F_RANGE[f],
          x,
          y,
        );
  const round = (v: number) => Math.round(v * 20) / 20;
  const dragMu = dragging((at) => set({ mu: clamp(round(x.invert(at)), MU_RANGE) }));
  const dragSigma = dragging((at) => set({ sigma: clamp(round(Math.abs(x.invert(at) - mu)), SIGMA_RANGE) }));
  const side = mu + sigma > 5.8 ? -1 : 1;
  const sigmaAt = { x: px(x(mu + side * sigma)), y: px(bell(mu + sigma)) };
  const rug = z.slice(0, DOTS).filter((at) => Math.abs(at) < 6);
  return (
    <g>
      <AxisLeft scale={y} at={box.x0} across={box.x1} tickValues={F_TICKS[f]} />
      <path class="fill-noise" opacity="0.22" d={`M${first} ${box.y1}L${area}L${last} ${box.y1}Z`} />
      <path class="fill-none stroke-noise" stroke-width="1.5" d={`M${area}`} />
      <path class="fill-none stroke-ink" stroke-width="2" d={curve} />
      <path
        class="stroke-noise"
        stroke-width="1.2"
        opacity="0.7"
        d={rug.map((at) => `M${px(x(at))} ${box.y1}v7`).join('')}
      />
      <line class="stroke-muted" x1={box.x0} x2={box.x1} y1={box.y1} y2={box.y1} />
      <g class="drag" {...dragMu}>
        <circle class="fill-none" cx={px(x(mu))} cy={box.y1} r="16" pointer-events="all" />
        <circle class="fill-accent stroke-paper" stroke-width="1.5" cx={px(x(mu))} cy={box.y1} r="6.5" />
      </g>
      <g class="drag" {...dragSigma}>
        <circle class="fill-none" cx={sigmaAt.x} cy={sigmaAt.y} r="14" pointer-events="all" />
        <circle class="fill-paper stroke-accent" stroke-width="2" cx={sigmaAt.x} cy={sigmaAt.y} r="5" />
      </g>
      <text class="fill-accent" font-size="14" x={px(x(mu))} y={box.y1 + 22} text-anchor="middle">
        μ
      </text>
      <text
        class="fill-accent"
        font-size="14"
        x={sigmaAt.x + 10 * side}
        y={sigmaAt.y + 1}
        text-anchor={side > 0 ? 'start' : 'end'}
      >
        σ
      </text>
    </g>
  );
}

/** What each estimate reports as a function of z, and the first samples on both curves. */
function Readings({ box, data, y }: { box: Box; data: Scene; y: Scale }) {
  const { problem, b } = data;
  const { mu, sigma } = problem;
  const x = linear(Z_RANGE, [box.x0, box.x1]);
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
      <AxisBottom scale={x} at={box.y1} tickValues={[-6, -4, -2, 0, 2, 4, 6]} label="抽到的 z" />
      <path class="fill-none stroke-alt" stroke-width="1.5" d={path('sfMu')} />
      <path class="fill-none stroke-model" stroke-width="1.5" d={path('repMu')} />
      <path class="stroke-alt" stroke-width="5" stroke-linecap="round" opacity="0.55" d={dots(data.sf)} />
      <path class="stroke-model" stroke-width="5" stroke-linecap="round" opacity="0.55" d={dots(data.rep)} />
    </g>
  );
}

/** The readings of all samples, counted: bars grow to the right from the axis that all lower panels share. */
function Sideways({
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
  const x = linear([0, most], [box.x0, box.x1]);
  const height = (box.y1 - box.y0) / BINS;
  return (
    <g>
      <text class={`fill-${colour}`} font-size="14" font-weight="600" x={box.x0} y={box.y0 - 12}>
        {name}
      </text>
      {counts.map(
        (count, i) =>
          count > 0 && (
            <rect
              key={i}
              class={`fill-${colour}`}
              x={box.x0}
              y={px(box.y1 - (i + 1) * height + 0.5)}
              width={px(x(count) - box.x0)}
              height={px(height - 1)}
            />
          ),
      )}
      <line class="stroke-muted" x1={box.x0} x2={box.x0} y1={box.y0} y2={box.y1} />
      <AxisBottom scale={x} at={box.y1} tickValues={[most / 2, most]} />
      {above > 0 && (
        <text class="tick" x={box.x1} y={box.y0 + 14} text-anchor="end">
          {`↑ 图外 ${above}`}
        </text>
      )}
      {below > 0 && (
        <text class="tick" x={box.x1} y={box.y1 - 8} text-anchor="end">
          {`↓ 图外 ${below}`}
        </text>
      )}
    </g>
  );
}

/** The two variances in closed form as bars, and what to make of them. */
function Variances({ box, data }: { box: Box; data: Scene }) {
  const { closed, truth, problem } = data;
  const most = Math.max(closed.rep, closed.sf);
  const x = linear([0, most], [box.x0, box.x1 - 52]);
  const biased = problem.f === 'step';
  const remark = biased
    ? `重参数安静，却错了：均值 0，真值 ${decimal(truth, 3)}`
    : closed.sf >= closed.rep
      ? `得分函数是重参数的 ${short(closed.sf / closed.rep)} 倍`
      : `重参数是得分函数的 ${short(closed.rep / closed.sf)} 倍`;
  const row = (v: number, colour: 'model' | 'alt', name: string, top: number) => (
    <g>
      <text class="label" x={box.x0} y={top}>
        {name}
      </text>
      <rect
        class={`fill-${colour}`}
        x={box.x0}
        y={top + 6}
        width={px(Math.max(1.5, x(v) - box.x0))}
        height="11"
      />
      <text class="value" x={px(Math.max(1.5, x(v) - box.x0) + box.x0 + 7)} y={top + 16.5}>
        {short(v)}
      </text>
    </g>
  );
  return (
    <g>
      {row(closed.rep, 'model', '重参数的方差', box.y0 + 4)}
      {row(closed.sf, 'alt', '得分函数的方差', box.y0 + 42)}
      <text class="label" x={box.x0} y={box.y0 + 84}>
        {remark}
      </text>
    </g>
  );
}

function Legend({ box, problem }: { box: Box; problem: Problem }) {
  const y = box.y0 - 16;
  const name = nameOf(problem);
  const next = box.x0 + 26 + name.length * 7.4 + 16;
  return (
    <g>
      <line class="stroke-ink" stroke-width="2" x1={box.x0} x2={box.x0 + 18} y1={y - 4.5} y2={y - 4.5} />
      <text class="label" x={box.x0 + 24} y={y}>
        {name}
      </text>
      <rect class="fill-noise" opacity="0.4" x={px(next)} y={y - 10} width="14" height="11" />
      <text class="label" x={px(next + 20)} y={y}>
        密度 p(z)
      </text>
    </g>
  );
}

/** Where the panels stand: beside each other in a wide picture, below each other in a narrow one. */
function layout(width: number) {
  if (width >= 560) {
    const middle = Math.round(width * 0.53);
    const half = Math.round((width - middle - 14) / 2);
    const lower = { y0: 196, y1: 406 };
    return {
      height: 450,
      landscape: { x0: 48, x1: middle - 36, y0: 36, y1: 122 },
      readings: { x0: 48, x1: middle - 36, ...lower },
      rep: { x0: middle, x1: middle + half - 16, ...lower },
      sf: { x0: middle + half, x1: width - 14, ...lower },
      variances: { x0: middle, x1: width - 10, y0: 26, y1: 122 },
    };
  }
  const half = Math.round((width - 48 - 10) / 2);
  const counts = { y0: 504, y1: 690 };
  return {
    height: 846,
    landscape: { x0: 48, x1: width - 12, y0: 36, y1: 122 },
    readings: { x0: 48, x1: width - 12, y0: 196, y1: 386 },
    rep: { x0: 48, x1: 48 + half - 12, ...counts },
    sf: { x0: 48 + half, x1: width - 16, ...counts },
    variances: { x0: 14, x1: width - 6, y0: 756, y1: 846 },
  };
}

/** The truth as a dashed line through the panels, its number at the right end. */
function Truth({ from, to, at, text }: { from: number; to: number; at: number; text?: string }) {
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
          class="fill-truth stroke-paper"
          font-size="14"
          font-weight="600"
          paint-order="stroke"
          stroke-width="4"
          stroke-linejoin="round"
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

function draw({
  params,
  width,
  set,
}: {
  params: Params;
  width: number;
  set: (patch: Partial<Params>) => void;
}) {
  const data = scene(params);
  const { problem, truth, closed } = data;
  const wide = width >= 560;
  const boxes = layout(width);
  const domain = readingDomain(data);
  const y = linear(domain, [boxes.readings.y1, boxes.readings.y0]);
  const yCounts = linear(domain, [boxes.rep.y1, boxes.rep.y0]);
  const most = Math.max(
    ...[data.rep, data.sf].flatMap((values) => histogram(values, ...domain, BINS).counts),
  );
  const [, mostNice = most] = scaleLinear().domain([0, most]).nice(4).domain();
  const truthText = `真值 ${short(truth)}`;
  const label = `${nameOf(problem)}，μ=${decimal(problem.mu)}，σ=${decimal(problem.sigma)}：梯度真值${short(truth)}，重参数方差${short(closed.rep)}，得分函数方差${short(closed.sf)}。`;
  return (
    <Picture width={width} height={boxes.height} label={label}>
      <Legend box={boxes.landscape} problem={problem} />
      <Landscape box={boxes.landscape} problem={problem} z={data.z} set={set} />
      <AxisLeft scale={y} at={boxes.readings.x0} across={wide ? boxes.sf.x1 : boxes.readings.x1} count={5} />
      {!wide && <AxisLeft scale={yCounts} at={boxes.rep.x0} across={boxes.sf.x1} count={5} />}
      <text class="label" x={boxes.readings.x0} y={boxes.readings.y0 - 14}>
        梯度读数：
        <tspan class="fill-model" font-weight="600">
          f′(z)
        </tspan>
        <tspan dx="4">与</tspan>
        <tspan class="fill-alt" font-weight="600" dx="4">
          {problem.b === 'zero' ? 'f(z)ε/σ' : '(f(z)−b)ε/σ'}
        </tspan>
      </text>
      <Readings box={boxes.readings} data={data} y={y} />
      <Sideways box={boxes.rep} values={data.rep} y={yCounts} most={mostNice} colour="model" name="重参数" />
      <Sideways box={boxes.sf} values={data.sf} y={yCounts} most={mostNice} colour="alt" name="得分函数" />
      <text class="label" x={boxes.sf.x1} y={boxes.sf.y1 + 37} text-anchor="end">
        {`个数（共 ${SAMPLES}）`}
      </text>
      <Truth
        from={boxes.readings.x0}
        to={wide ? boxes.sf.x1 : boxes.readings.x1}
        at={y(truth)}
        {...(wide ? { text: truthText } : {})}
      />
      {!wide && <Truth from={boxes.rep.x0} to={boxes.sf.x1} at={yCounts(truth)} text={truthText} />}
      <Variances box={boxes.variances} data={data} />
    </Picture>
  );
}

const BASELINE_NAMES: Record<Baseline, string> = { zero: '0', mean: 'E f', best: 'b*' };

function read(params: Params): string {
  const { problem, closed, truth, b } = scene(params);
  const path = problem.f === 'step' ? '（均值 0，有偏）' : '';
  const subtracted = problem.b === 'zero' ? '' : `，基线 ${BASELINE_NAMES[problem.b]} = ${short(b)}`;
  return `真值 ${decimal(truth, 3)}；方差：重参数 ${short(closed.rep)}${path}，得分函数 ${short(closed.sf)}${subtracted}；样本 ${SAMPLES}，种子 ${params.seed}`;
}

/** Two sideways histograms on one axis, the truth across. */
function thumb(params: Params) {
  const data = scene(params);
  const domain = readingDomain(data);
  const bins = 16;
  const y = linear(domain, [90, 6]);
  const panels = [
    { values: data.rep, left: 8, colour: 'model' },
    { values: data.sf, left: 82, colour: 'alt' },
  ].map((panel) => ({ ...panel, counts: histogram(panel.values, ...domain, bins).counts }));
  const most = Math.max(...panels.flatMap(({ counts }) => counts));
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      {panels.map(({ counts, left, colour }) => (
        <g key={left}>
          {counts.map((count, i) => (
            <rect
              key={i}
              class={`fill-${colour}`}
              x={left}
              y={px(90 - (i + 1) * (84 / bins) + 0.4)}
              width={px((count / most) * 62)}
              height={px(84 / bins - 0.8)}
            />
          ))}
          <line class="stroke-muted" x1={left} x2={left} y1="6" y2="90" />
        </g>
      ))}
      <line
        class="stroke-truth"
        stroke-width="1.5"
        stroke-dasharray="4 3"
        x1="2"
        x2="150"
        y1={px(y(data.truth))}
        y2={px(y(data.truth))}
      />
    </svg>
  );
}

export const figure = defineFigure<Params>({
  title: '两种梯度，哪个更吵',
  initial: { f: 'square', k: 2, mu: 1, sigma: 1, b: 'zero', seed: 42 },
  controls: (params) => [
    {
      kind: 'choice',
      name: 'f',
      label: '损失',
      options: [
        { value: 'square', label: '平方 z²' },
        { value: 'cosine', label: '余弦 cos kz' },
        { value: 'step', label: '阶跃' },
      ],
    },
    ...(params.f === 'cosine'
      ? [
          {
            kind: 'range' as const,
            name: 'k' as const,
            label: '频率',
            symbol: 'k',
            min: K_RANGE[0],
            max: K_RANGE[1],
            step: 0.1,
            format: (v: number) => decimal(v, 1),
          },
        ]
      : []),
    {
      kind: 'range',
      name: 'mu',
      label: '均值',
      symbol: 'μ',
      min: MU_RANGE[0],
      max: MU_RANGE[1],
      step: 0.05,
      format: (v) => decimal(v),
    },
    {
      kind: 'range',
      name: 'sigma',
      label: '标准差',
      symbol: 'σ',
      min: SIGMA_RANGE[0],
      max: SIGMA_RANGE[1],
      step: 0.05,
      format: (v) => decimal(v),
    },
    {
      kind: 'choice',
      name: 'b',
      label: '得分函数的基线',
      options: [
        { value: 'zero', label: '不减' },
        { value: 'mean', label: '均值 E f' },
        { value: 'best', label: '最优 b*' },
      ],
    },
    { kind: 'action', label: '换一批随机数', apply: ({ seed }) => ({ seed: seed + 1 }) },
  ],
  draw,
  read,
  thumb,
});
