import { scaleLinear } from 'd3-scale';
import { AxisBottom } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { DiscKey, LineKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { xDomain } from './layout.ts';
import { desk, meanOfPoints, nearestThreshold, tenPoints } from './model.ts';
import type { DeskParams } from './model.ts';
import { Ledger } from './ledger.tsx';
import { Gains, Points } from './plots.tsx';

/** Where the library started before release 2.0. */
const oldBase = 0.5;

/** A thirtieth of the way from the old start to the mean, so that the slider meets both. */
const baseStep = Number(((meanOfPoints - oldBase) / 30).toFixed(4));

const say = (params: DeskParams) => {
  const { chosen, best, scores, net, splits } = desk(params);
  const together = decimal(scores.left + scores.right);
  const needed = decimal(scores.all + 2 * params.gamma);
  const verdict = splits ? `最好的切点是${decimal(best.s, 1)}` : '九个切点都不够本，留一片叶子';
  return (
    `切点${decimal(chosen.s, 1)}：左叶${decimal(chosen.wL)}，右叶${decimal(chosen.wR)}；` +
    `净增益½(${together}−${needed})=${decimal(net)}，${net > 0 ? '值得切' : '不值得切'}；${verdict}。`
  );
};

function draw({ params, width, set }: DrawState<DeskParams>) {
  const wide = isWide(width);
  const state = desk(params);
  const { base, lambda, gamma } = params;
  const right = wide ? Math.round(width * 0.58) : width - 18;
  const points: Box = { left: 38, right, top: 52, bottom: 214 };
  const gains: Box = { left: 38, right, top: 258, bottom: 372 };
  const ledger: Box = wide
    ? { left: right + 34, right: width - 4, top: 66, bottom: 372 }
    : { left: 8, right: width - 8, top: 448, bottom: 748 };
  const height = wide ? 416 : ledger.top + 72 + 226;
  const x = scaleLinear(xDomain, [points.left, points.right]);
  const cut = px(x(state.chosen.s));
  const small = width < 320 ? [0, 44, 134, 196] : [0, 50, 146, 222];
  const legend = wide ? [0, 62, 172, 260] : small;
  return (
    <Picture width={width} height={height} label={`十个点的分裂台。${say(params)}`}>
      <DiscKey x={(legend[0] ?? 0) + 8} y={18} r={4} mark="fill-data" text="y" />
      <LineKey
        x={legend[1] ?? 0}
        y={18}
        length={18}
        width={2}
        dash="4 3"
        mark="stroke-muted"
        text={`起点${decimal(base)}`}
      />
      <LineKey x={legend[2] ?? 0} y={18} length={18} width={2} mark="stroke-alt" text="不切" />
      <LineKey x={legend[3] ?? 0} y={18} length={18} width={4} mark="stroke-model" text="切成两片叶" />
      <Points state={state} x={x} box={points} base={base} />
      <Gains state={state} x={x} box={gains} gamma={gamma} />
      <AxisBottom scale={x} at={gains.bottom} tickValues={tenPoints.x} label="x" />
      <line
        class="stroke-accent"
        x1={cut}
        x2={cut}
        y1={points.top - 10}
        y2={points.bottom + 6}
        stroke-width={2}
      />
      <line class="stroke-accent" x1={cut} x2={cut} y1={gains.top - 4} y2={gains.bottom} stroke-width={2} />
      <circle class="fill-accent" cx={cut} cy={points.top - 12} r={7} />
      <Ledger state={state} box={ledger} lambda={lambda} gamma={gamma} />
      <Grip
        box={{ ...points, top: points.top - 26, bottom: gains.bottom }}
        move={(at) => set({ s: nearestThreshold(x.invert(at)) })}
      />
    </Picture>
  );
}

/** Miniature: points over two steps, the threshold, the curve of gains. */
function thumb(params: DeskParams) {
  const { scan, chosen } = desk(params);
  const x = scaleLinear(xDomain, [4, 148]);
  const y = scaleLinear([5, 9.5], [52, 6]);
  const gain = scaleLinear([0, 8], [92, 60]);
  const level = (value: number) => px(y(params.base + value));
  const cut = px(x(chosen.s));
  return (
    <Miniature>
      <line
        class="stroke-model"
        x1={4}
        x2={cut}
        y1={level(chosen.wL)}
        y2={level(chosen.wL)}
        stroke-width={3}
      />
      <line
        class="stroke-model"
        x1={cut}
        x2={148}
        y1={level(chosen.wR)}
        y2={level(chosen.wR)}
        stroke-width={3}
      />
      {tenPoints.y.map((value, i) => (
        <circle key={i} class="fill-data" cx={px(x(tenPoints.x[i] ?? 0))} cy={px(y(value))} r={3} />
      ))}
      {scan.map((split) => (
        <line
          key={split.s}
          class={split === chosen ? 'stroke-accent' : 'stroke-muted'}
          x1={px(x(split.s))}
          x2={px(x(split.s))}
          y1={92}
          y2={px(gain(split.gain))}
          stroke-width={5}
        />
      ))}
      <line class="stroke-accent" x1={cut} x2={cut} y1={4} y2={56} stroke-width={1.5} />
    </Miniature>
  );
}

export const figure = defineFigure<DeskParams>({
  title: '分裂台',
  initial: { s: 6.5, lambda: 1, gamma: 1, base: meanOfPoints },
  controls: () => [
    {
      kind: 'range',
      name: 's',
      label: '切点',
      symbol: 's',
      min: 1.5,
      max: 9.5,
      step: 1,
      format: (s) => decimal(s, 1),
    },
    {
      kind: 'range',
      name: 'lambda',
      label: '叶值的单价',
      symbol: 'λ',
      min: 0,
      max: 10,
      step: 0.1,
      format: (v) => decimal(v, 1),
    },
    {
      kind: 'range',
      name: 'gamma',
      label: '叶子的价格',
      symbol: 'γ',
      min: 0,
      max: 10,
      step: 0.1,
      format: (v) => decimal(v, 1),
    },
    {
      kind: 'range',
      name: 'base',
      label: '起点',
      symbol: 'ŷ',
      min: oldBase,
      max: oldBase + 42 * baseStep,
      step: baseStep,
      format: (v) => decimal(v, 3),
    },
    { kind: 'action', label: '切在最好处', apply: (params) => ({ s: desk(params).best.s }) },
    { kind: 'action', label: '起点取均值', apply: () => ({ base: meanOfPoints }) },
    { kind: 'action', label: '起点取0.5', apply: () => ({ base: oldBase }) },
  ],
  draw,
  read: say,
  thumb,
});
