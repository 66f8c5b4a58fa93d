import { scaleLinear, scaleLog } from 'd3-scale';
import { clamp, whole } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { curve, estimate, hasWidth, methods, samples, scores, truth, truthScores, widths } from './model.ts';
import type { Method, Scores } from './model.ts';

/** The way of estimating, how many training samples, the width of bins or kernels, and the seed. */
type Params = { method: string; n: number; width: number; seed: number };

const names: Record<Method, string> = {
  kernel: '核密度',
  histogram: '直方图',
  gaussian: '单高斯',
  hills: '双高斯',
};
const nRange = [20, 200] as const;
const widthRange = [0.04, 2] as const;
const xRange = [-4.4, 4.4] as const;
const highest = 1.05;
/** The scores that the picture shows, nats. */
const shown = [-3.6, -0.3] as const;

const isMethod = (text: string): text is Method => methods.some((method) => method === text);

/** The parameters inside their limits, and what they give. */
function scene(params: Params) {
  const method = isMethod(params.method) ? params.method : 'kernel';
  const n = whole(params.n, nRange);
  const width = clamp(params.width, widthRange);
  const seed = whole(params.seed, [0, 1e9]);
  const { train } = samples(n, seed);
  const made = estimate(method, train, width);
  const now = scores(method, n, seed, width);
  return { method, n, width, seed, train, made, now, real: truthScores(n, seed) };
}
type Scene = ReturnType<typeof scene>;

const nats = (value: number, digits = 2) => (Number.isFinite(value) ? decimal(value, digits) : '−∞');

const places = Array.from({ length: 353 }, (_, i) => xRange[0] + ((xRange[1] - xRange[0]) * i) / 352);

/** The true density, the estimate, and the training samples as ticks below. */
function Densities({ box, data }: { box: Box; data: Scene }) {
  const x = scaleLinear(xRange, [box.left, box.right]);
  const y = scaleLinear([0, highest], [box.bottom, box.top]).clamp(true);
  const path = (f: (at: number) => number) => polyline(places.map((at) => [x(at), y(f(at))]));
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={[0, 0.5, 1]} label="密度" />
      <path
        class="fill-truth"
        opacity={0.14}
        d={`${path(truth)}L${box.right} ${box.bottom}L${box.left} ${box.bottom}Z`}
      />
      <path class="fill-none stroke-truth" stroke-width={2} stroke-dasharray="6 4" d={path(truth)} />
      <path class="fill-none stroke-model" stroke-width={2.2} d={path((at) => Math.exp(data.made(at)))} />
      {data.train
        .filter((at) => at > xRange[0] && at < xRange[1])
        .map((at, i) => (
          <line
            key={i}
            class="stroke-data"
            opacity={0.7}
            x1={px(x(at))}
            x2={px(x(at))}
            y1={box.bottom + 3}
            y2={box.bottom + 13}
          />
        ))}
      <AxisBottom scale={x} at={box.bottom + 15} tickValues={[-4, -2, 0, 2, 4]} label="x" />
    </g>
  );
}

/** Scores on training and held-out samples over the width. */
function Curves({ box, data, set }: { box: Box; data: Scene; set: DrawState<Params>['set'] }) {
  const { method, n, seed, width, now, real } = data;
  const free = !hasWidth(method);
  const x = scaleLog(widthRange, [box.left, box.right]) as unknown as Scale & {
    invert: (at: number) => number;
  };
  const y = scaleLinear(shown, [box.bottom, box.top]).clamp(true);
  const all = curve(method, n, seed);
  const path = (kind: keyof Scores) =>
    polyline(
      widths.flatMap((at, i) => {
        const value = all[i]?.[kind] ?? -Infinity;
        return value < shown[0] ? [] : [[x(at), y(value)] as const];
      }),
    );
  const mark = (kind: keyof Scores, colour: string) => {
    const value = now[kind];
    const at = px(y(Math.max(value, shown[0])));
    return value >= shown[0] ? (
      <circle class={`fill-${colour} stroke-paper`} stroke-width={1.5} cx={px(x(width))} cy={at} r={6} />
    ) : (
      <path class={`fill-${colour}`} d={`M${px(x(width))} ${box.bottom + 2}l7 -12h-14z`} />
    );
  };
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[-3, -2, -1]}
        label="每点的平均对数似然（纳特）"
      />
      <line
        class="stroke-truth"
        stroke-width={2}
        stroke-dasharray="6 4"
        x1={box.left}
        x2={box.right}
        y1={px(y(real.held))}
        y2={px(y(real.held))}
      />
      <path class="fill-none stroke-alt" stroke-width={2.2} d={path('train')} />
      <path class="fill-none stroke-model" stroke-width={2.6} d={path('held')} />
      <AxisBottom
        scale={x}
        at={box.bottom}
        tickValues={[0.05, 0.1, 0.2, 0.5, 1, 2]}
        label={free ? '宽度（这种写法没有）' : method === 'kernel' ? '核的宽度 h' : '箱的宽度'}
      />
      {!free && (
        <line
          class="stroke-accent"
          stroke-width={1.5}
          stroke-dasharray="3 3"
          x1={px(x(width))}
          x2={px(x(width))}
          y1={box.top}
          y2={box.bottom}
        />
      )}
      {mark('train', 'alt')}
      {mark('held', 'model')}
      <Grip box={box} move={(at) => set({ width: Number(clamp(x.invert(at), widthRange).toPrecision(2)) })} />
    </g>
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
  const data = scene(params);
  const { method, n, now, real } = data;
  const left: Box = wide
    ? { left: 40, right: Math.round(width * 0.43), top: 64, bottom: 270 }
    : { left: 40, right: width - 12, top: 64, bottom: 216 };
  const right: Box = wide
    ? { left: left.right + 70, right: width - 12, top: 64, bottom: 285 }
    : { left: 40, right: width - 12, top: left.bottom + 140, bottom: left.bottom + 330 };
  const legend = wide ? 18 : right.top - 50;
  const key = [
    { colour: 'alt', text: `训练 ${nats(now.train)}` },
    { colour: 'model', text: `保留 ${nats(now.held)}` },
    { colour: 'truth', text: `真p ${nats(real.held)}` },
  ];
  const keyLeft = wide ? right.left - 40 : 14;
  const step = (right.right - keyLeft) / 3;
  return (
    <Picture width={width} height={right.bottom + 46} label={`只有样本时怎样估密度。${read(params)}`}>
      <text class="label" x={14} y={18}>
        <tspan class="fill-data" font-weight={700}>{`${n} 个样本`}</tspan>
        {'，'}
        <tspan class="fill-model" font-weight={700}>
          {`${names[method]}${hasWidth(method) ? `，宽 ${decimal(data.width)}` : ''}`}
        </tspan>
        {'，'}
        <tspan class="fill-truth" font-weight={700}>
          真p
        </tspan>
      </text>
      <Densities box={left} data={data} />
      {key.map(({ colour, text }, i) => (
        <text
          key={colour}
          class={`fill-${colour}`}
          font-size={14}
          font-weight={700}
          x={px(keyLeft + i * step)}
          y={legend}
        >
          {text}
        </text>
      ))}
      <Curves box={right} data={data} set={set} />
    </Picture>
  );
}

function read(params: Params): string {
  const { method, n, width, now, real, seed } = scene(params);
  const choice = hasWidth(method) ? `，宽度 ${decimal(width)}` : '';
  return (
    `${names[method]}，${n} 个训练样本${choice}：训练 ${nats(now.train, 3)}，保留集 ${nats(now.held, 3)}，` +
    `真 p 在同一保留集上 ${nats(real.held, 3)}（纳特每点）；种子 ${seed}`
  );
}

/** The true hills and a nervous estimate. */
function thumb(params: Params) {
  const { made } = scene(params);
  const x = scaleLinear(xRange, [4, 148]);
  const y = scaleLinear([0, highest], [90, 4]).clamp(true);
  const path = (f: (at: number) => number) =>
    polyline(places.filter((_, i) => i % 3 === 0).map((at) => [x(at), y(f(at))]));
  return (
    <Miniature>
      <path class="fill-truth" opacity={0.2} d={`${path(truth)}L148 90L4 90Z`} />
      <path class="fill-none stroke-model" stroke-width="2" d={path((at) => Math.exp(made(at)))} />
      <line class="stroke-muted" x1="4" x2="148" y1="90" y2="90" />
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '只有样本',
  initial: { method: 'kernel', n: 50, width: 0.06, seed: 1 },
  controls: ({ method }) => [
    {
      kind: 'choice',
      name: 'method',
      label: '写法',
      options: methods.map((value) => ({ value, label: names[value] })),
    },
    {
      kind: 'range',
      name: 'n',
      label: '训练样本',
      symbol: 'N',
      min: nRange[0],
      max: nRange[1],
      step: 10,
      format: (v) => `${v}`,
    },
    ...(isMethod(method) && !hasWidth(method)
      ? []
      : [
          {
            kind: 'range' as const,
            name: 'width' as const,
            label: '宽度',
            symbol: 'h',
            min: widthRange[0],
            max: widthRange[1],
            step: 0.01,
            scale: 'log' as const,
            format: (v: number) => decimal(v),
          },
        ]),
    { kind: 'action', label: '换一批样本', apply: ({ seed }) => ({ seed: seed + 1 }) },
  ],
  draw,
  read,
  thumb,
});
