import { scaleLinear } from 'd3-scale';
import { clamp } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { LineKey, SquareKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { curves, parabola } from './model.ts';
import type { ParabolaParams } from './model.ts';

const M = [-4, 4] as const;
const D = [-3, 5] as const;
const shown = [-6, 6] as const;
const places = Array.from({ length: 241 }, (_, i) => -6 + (i * 12) / 240);
const orders = [
  { key: 'exact', name: '真实损失', mark: 'data' },
  { key: 'first', name: '展到一阶', mark: 'alt' },
  { key: 'second', name: '展到二阶', mark: 'model' },
] as const;

const sane = (params: ParabolaParams): ParabolaParams => ({
  m: clamp(params.m, M),
  d: clamp(params.d, D),
  lambda: clamp(params.lambda, [0, 2]),
});

/** A curve as path data, left out where it is outside the range. */
function curvePath(
  values: readonly number[],
  x: Scale,
  y: Scale,
  low: number,
  high: number,
  at: readonly number[] = places,
) {
  let open = false;
  return values
    .map((v, i) => {
      if (v < low || v > high) {
        open = false;
        return '';
      }
      const command = open ? 'L' : 'M';
      open = true;
      return `${command}${px(x(at[i] ?? 0))} ${px(y(v))}`;
    })
    .join('');
}

function say(raw: ParabolaParams): string {
  const params = sane(raw);
  const { exact, first, second, step, p, landed, now } = parabola(params);
  return (
    `y = 1，当前打分${decimal(params.m, 1)}（p = ${decimal(p, 3)}），走${decimal(params.d, 1)}：` +
    `真实${decimal(exact, 5)}，一阶${decimal(first, 5)}，二阶${decimal(second, 5)}。` +
    `λ = ${decimal(params.lambda, 1)}时抛物线要走${decimal(step)}，真实损失从${decimal(now, 3)}到${decimal(landed, 3)}。`
  );
}

function draw({ params: raw, width, set }: DrawState<ParabolaParams>) {
  const params = sane(raw);
  const wide = isWide(width);
  const state = parabola(params);
  const box = { left: 36, right: wide ? 452 : width - 10, top: 66, bottom: wide ? 356 : 306 };
  const x = scaleLinear(shown, [box.left, box.right]);
  const [low, high] = params.m < -1.5 ? [-1, 6] : [-1, 3.4];
  const y = scaleLinear([low, high], [box.bottom, box.top]);
  const drawn = curves(params.m, places);
  const target = params.m + params.d;
  const vertex = params.m + state.step;
  const within = (v: number) => v >= low && v <= high;
  const side = wide
    ? { left: 486, right: width - 4, top: 78 }
    : { left: 8, right: width - 8, top: box.bottom + 78 };
  const row = (i: number) => side.top + i * 30;
  const pitch = isSlim(width) ? 96 : 112;
  const table = [
    { name: '打分m', value: `${decimal(params.m, 1)}（p = ${decimal(state.p, 2)}）` },
    { name: '一阶导g', value: decimal(state.g, 3) },
    { name: '二阶导h', value: decimal(state.h, 3) },
    { name: '步子−g/(h+λ)', value: decimal(state.step) },
    { name: '走完的真实损失', value: decimal(state.landed, 3) },
  ];
  return (
    <Picture
      width={width}
      height={wide ? box.bottom + 44 : row(9) + 8}
      label={`损失与它的两种展开。${say(raw)}`}
    >
      {orders.map(({ key, name, mark }, i) => (
        <LineKey
          key={key}
          x={4 + i * pitch}
          y={18}
          length={18}
          width={3}
          mark={`stroke-${mark}`}
          text={name}
        />
      ))}
      <AxisLeft scale={y} at={box.left} across={box.right} count={5} label="损失" />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={px(y(0))} y2={px(y(0))} />
      <AxisBottom
        scale={x}
        at={box.bottom}
        tickValues={[-6, -4, -2, 0, 2, 4, 6]}
        label="打分ŷ（对数几率），y = 1"
      />
      {orders.map(({ key, mark }) => (
        <path
          key={key}
          class={`fill-none stroke-${mark}`}
          stroke-width={2.5}
          d={curvePath(
            drawn.map((one) => one[key]),
            x,
            y,
            low,
            high,
          )}
        />
      ))}
      <line
        class="stroke-accent"
        x1={px(x(clamp(target, shown)))}
        x2={px(x(clamp(target, shown)))}
        y1={box.top}
        y2={box.bottom}
        stroke-width={1.5}
      />
      {Math.abs(target) <= 6 &&
        orders.map(({ key, mark }) =>
          within(state[key]) ? (
            <circle
              key={key}
              class={`fill-${mark} stroke-paper`}
              stroke-width={1.5}
              cx={px(x(target))}
              cy={px(y(state[key]))}
              r={5}
            />
          ) : null,
        )}
      {Math.abs(vertex) <= 6 && (
        <path
          class="fill-none stroke-model"
          stroke-width={2}
          d={`M${px(x(vertex) - 6)} ${px(y(low))}l6 -10l6 10Z`}
        />
      )}
      <circle class="fill-ink" cx={px(x(params.m))} cy={px(y(Math.min(high, state.now)))} r={6} />
      <text
        class="tick halo"
        x={px(x(params.m)) + (params.m > 3 ? -12 : 12)}
        y={px(y(Math.min(high, state.now))) - 8}
        text-anchor={params.m > 3 ? 'end' : 'start'}
      >
        {`现在：${decimal(state.now, 3)}`}
      </text>
      <text class="label" x={side.left} y={row(0) - 8}>
        {`走一步d = ${decimal(params.d, 1)}之后`}
      </text>
      {orders.map(({ key, name, mark }, i) => (
        <g key={key}>
          <SquareKey x={side.left} y={row(i + 1) - 9} mark={`fill-${mark}`} text={name} />
          <text class="value" x={side.right} y={row(i + 1) - 9} text-anchor="end">
            {decimal(state[key], 5)}
          </text>
        </g>
      ))}
      <line class="stroke-rule" x1={side.left} x2={side.right} y1={row(3) + 6} y2={row(3) + 6} />
      {table.map(({ name, value }, i) => (
        <g key={name}>
          <text class="tick" x={side.left} y={row(i + 4)}>
            {name}
          </text>
          <text class="value" x={side.right} y={row(i + 4)} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      <text class="tick" x={side.left} y={row(9) - 4}>
        {Math.abs(vertex) <= 6 ? '△：抛物线要走到的地方' : '抛物线要走到图外去了'}
      </text>
      <Grip box={box} move={(at) => set({ d: clamp(Math.round((x.invert(at) - params.m) * 10) / 10, D) })} />
    </Picture>
  );
}

/** Miniature: the loss, its tangent, its parabola. */
function thumb(raw: ParabolaParams) {
  const { m } = sane(raw);
  const x = scaleLinear([-3.4, 3.6], [0, 152]);
  const y = scaleLinear([-0.9, 3.4], [94, 2]);
  const at = places.filter((place) => place > -3.4 && place < 3.6);
  const drawn = curves(m, at);
  return (
    <Miniature>
      {orders.map(({ key, mark }) => (
        <path
          key={key}
          class={`fill-none stroke-${mark}`}
          stroke-width={3}
          d={curvePath(
            drawn.map((one) => one[key]),
            x,
            y,
            -0.9,
            3.4,
            at,
          )}
        />
      ))}
      <circle class="fill-ink" cx={px(x(m))} cy={px(y(Math.min(3.4, parabola(sane(raw)).now)))} r={5} />
    </Miniature>
  );
}

export const figure = defineFigure<ParabolaParams>({
  title: '展开够不够',
  initial: { m: 0, d: 2, lambda: 0 },
  controls: () => [
    {
      kind: 'range',
      name: 'm',
      label: '当前打分',
      symbol: 'm',
      min: M[0],
      max: M[1],
      step: 0.1,
      format: (v) => decimal(v, 1),
    },
    {
      kind: 'range',
      name: 'd',
      label: '步长',
      symbol: 'd',
      min: D[0],
      max: D[1],
      step: 0.1,
      format: (v) => decimal(v, 1),
    },
    {
      kind: 'range',
      name: 'lambda',
      label: '叶值的单价',
      symbol: 'λ',
      min: 0,
      max: 2,
      step: 0.1,
      format: (v) => decimal(v, 1),
    },
    { kind: 'action', label: '自信地错', apply: () => ({ m: -3, d: 2, lambda: 0 }) },
  ],
  draw,
  read: say,
  thumb,
});
