import { Handle } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { cornersAt, place, weightsAt } from './layout.ts';
import { sampleCount } from './model.ts';
import { START, TAUS, WEIGHTS, scene } from './scene.ts';
import type { Params } from './scene.ts';
import { Curves } from './curves.tsx';
import { CornerNames, Simplex } from './simplex.tsx';

const tauText = (tau: number) => decimal(tau, tau < 0.995 ? 2 : 1);
const point = (y: readonly number[]) => `(${y.map((share) => decimal(share, 3)).join(', ')})`;

function draw({ params, width, set }: DrawState<Params>) {
  const data = scene(params);
  const wide = isWide(width);
  const side = wide ? Math.round(width * 0.54) : Math.min(width - 16, 400);
  const left = wide ? 8 : (width - side) / 2;
  const slim = isSlim(width) ? 14 : 0;
  const top = wide ? 58 : 56;
  const corners = cornersAt(left, top, side);
  const bottom = Math.round(corners[0][1]);
  const across = wide ? { left: left + side + 64, right: width - 14 } : { left: 48, right: width - 16 };
  const start = wide ? 46 : bottom + 84;
  const tall = wide ? 112 : 120;
  const boxes = [
    { ...across, top: start, bottom: start + tall },
    { ...across, top: start + tall + 66, bottom: start + 2 * tall + 66 },
  ] as const;
  return (
    <Picture
      width={width}
      height={Math.max(bottom + 52, boxes[1].bottom + 48)}
      label={`单纯形上的${sampleCount}个样本。${read(params)}`}
    >
      <circle class="fill-data" cx={left + 5} cy="14" r="3" />
      <text class="label" x={left + 13} y="19">
        {`${sampleCount}个`}
        <tspan class="math">y</tspan>
      </text>
      <circle class="fill-none stroke-accent" stroke-width="3" cx={left + 86 - slim} cy="14" r="7" />
      <text class="label" x={left + 98 - slim} y="19">
        π，可拖动
      </text>
      <circle class="fill-model" cx={left + 182 - 2 * slim} cy="14" r="6" />
      <text class="label" x={left + 193 - 2 * slim} y="19">
        E[y]
      </text>
      <text class="value" x={left + side} y="19" text-anchor="end">
        {`τ = ${tauText(data.tau)}`}
      </text>
      <Simplex data={data} corners={corners} />
      <CornerNames data={data} corners={corners} />
      <Handle {...place(corners, data.pi)} move={(x, y) => set(weightsAt(corners, x, y))} />
      <Curves data={data} boxes={boxes} />
    </Picture>
  );
}

function read(params: Params): string {
  const { pi, tau, meanY, shift, argmaxFreq, biasNorm, traceVar, reinforce } = scene(params);
  return (
    `τ = ${tauText(tau)}，π = ${point(pi)}，E[y] = ${point(meanY)}，相距 ${decimal(shift, 3)}；` +
    `${sampleCount} 个样本里各分量最大的占 ${argmaxFreq.map((share) => decimal(share, 3)).join('、')}；` +
    `梯度的偏差 ${decimal(biasNorm, 4)}，方差 ${decimal(traceVar, 4)}（REINFORCE带基线 ${decimal(reinforce, 4)}）；种子 ${params.seed}`
  );
}

/** The triangle with every third sample, π and E y. */
function thumb(params: Params) {
  const data = scene(params);
  const corners = cornersAt(24, 5, 104);
  const pi = place(corners, data.pi);
  const mean = place(corners, data.meanY);
  return (
    <Miniature>
      <path
        class="fill-surface stroke-muted"
        d={`M${corners.map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}Z`}
      />
      {data.samples
        .filter((_, i) => i % 3 === 0)
        .map((sample, i) => {
          const at = place(corners, sample);
          return <circle key={i} class="fill-data" opacity="0.6" cx={at.x} cy={at.y} r="1.8" />;
        })}
      <circle class="fill-none stroke-accent" stroke-width="3" cx={pi.x} cy={pi.y} r="8" />
      <circle class="fill-model" cx={mean.x} cy={mean.y} r="5" />
    </Miniature>
  );
}

const weight = (name: 'a' | 'b' | 'c', label: string) => ({
  kind: 'range' as const,
  name,
  label,
  min: WEIGHTS[0],
  max: WEIGHTS[1],
  step: 0.01,
  format: (v: number) => decimal(v),
});

export const figure = defineFigure<Params>({
  title: '单纯形上的样本',
  initial: START,
  controls: () => [
    {
      kind: 'range',
      name: 'tau',
      label: '温度',
      symbol: 'τ',
      min: TAUS[0],
      max: TAUS[1],
      step: 0.01,
      scale: 'log',
      format: tauText,
    },
    weight('a', '第1类的权重'),
    weight('b', '第2类的权重'),
    weight('c', '第3类的权重'),
    { kind: 'action', label: '换一批噪声', apply: ({ seed }) => ({ seed: seed + 1 }) },
    { kind: 'action', label: '回到开头', apply: () => START },
  ],
  draw,
  read,
  thumb,
});
