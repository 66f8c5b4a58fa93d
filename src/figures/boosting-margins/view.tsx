import { scaleLinear, scaleLog } from 'd3-scale';
import { whole } from '../../math/limits.ts';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal, percent } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { marginsAfter, sizes, weightsBefore } from './model.ts';
import { noises, scene } from './scene.ts';
import type { Params } from './scene.ts';
import { ErrorLegend, Errors, MarginLegend, Margins, compared } from './curves.tsx';
import { Numbers, Plane, reach } from './plane.tsx';

const say = (params: Params) => {
  const { run, m, now, margins } = scene(params);
  const first = run.firstPerfect === undefined ? '一直没有到0' : `第${run.firstPerfect}轮首次到0`;
  return (
    `${m}轮后：训练误差${percent(now.train)}（${first}），测试误差${percent(now.test)}，` +
    `界ΠZ=${decimal(now.bound, 3)}，最小间隔${decimal(margins[0] ?? NaN, 3)}；种子${params.seed}。`
  );
};

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
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
      <Grip
        box={{ ...errors, top: errors.top - 8 }}
        move={(at) => set({ rounds: whole(x.invert(at), [1, sizes.rounds]) })}
      />
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
    <Miniature>
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
    </Miniature>
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
