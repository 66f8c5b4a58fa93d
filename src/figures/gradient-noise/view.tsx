import { scaleLinear } from 'd3-scale';
import { AxisLeft } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { Landscape, Legend } from './landscape.tsx';
import { layout, linear, readingDomain } from './layout.ts';
import { histogram } from './model.ts';
import type { Baseline } from './model.ts';
import { K_RANGE, MU_RANGE, SAMPLES, SIGMA_RANGE, nameOf, scene, short } from './scene.ts';
import type { Params } from './scene.ts';
import { BINS, Readings, Sideways, Truth, Variances } from './readings.tsx';

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
  const wide = isWide(width);
  const boxes = layout(width);
  const domain = readingDomain(data);
  const y = linear(domain, [boxes.readings.bottom, boxes.readings.top]);
  const yCounts = linear(domain, [boxes.rep.bottom, boxes.rep.top]);
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
      <AxisLeft
        scale={y}
        at={boxes.readings.left}
        across={wide ? boxes.sf.right : boxes.readings.right}
        count={5}
      />
      {!wide && <AxisLeft scale={yCounts} at={boxes.rep.left} across={boxes.sf.right} count={5} />}
      <text class="label" x={boxes.readings.left} y={boxes.readings.top - 14}>
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
      <text class="label" x={boxes.sf.right} y={boxes.sf.bottom + 37} text-anchor="end">
        {`个数（共 ${SAMPLES}）`}
      </text>
      <Truth
        from={boxes.readings.left}
        to={wide ? boxes.sf.right : boxes.readings.right}
        at={y(truth)}
        {...(wide ? { text: truthText } : {})}
      />
      {!wide && <Truth from={boxes.rep.left} to={boxes.sf.right} at={yCounts(truth)} text={truthText} />}
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
    <Miniature>
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
    </Miniature>
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
      format: decimal,
    },
    {
      kind: 'range',
      name: 'sigma',
      label: '标准差',
      symbol: 'σ',
      min: SIGMA_RANGE[0],
      max: SIGMA_RANGE[1],
      step: 0.05,
      format: decimal,
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
