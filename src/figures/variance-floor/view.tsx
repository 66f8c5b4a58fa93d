import { scaleLinear, scaleLog } from 'd3-scale';
import { whole } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { checked, curve, measured, parts } from './model.ts';
import type { Kind } from './model.ts';

/** ρ, σ² and B of the reader's own trees. */
type Params = { rho: number; variance: number; trees: number };

const mostTrees = 200;
const mostVariance = 0.1;

const kindOf = ({ rho, variance }: Params): Kind => ({ rho, variance });
const treesOf = ({ trees }: Params) => whole(trees, [1, mostTrees]);
const four = (value: number) => decimal(value, 4);

interface PlotProps {
  params: Params;
  box: Box;
  set: (patch: Partial<Params>) => void;
}

/** Variance against B: the reader's trees, independent ones, and those that were measured. */
function Plot({ params, box, set }: PlotProps) {
  const own = kindOf(params);
  const b = treesOf(params);
  const right = box.right;
  const bottom = box.bottom;
  const x = scaleLog([1, mostTrees], [box.left, right]);
  const y = scaleLinear([0, mostVariance], [bottom, box.top]);
  const path = (kind: Kind) => polyline(curve(kind, mostTrees).map(({ b: at, value }) => [x(at), y(value)]));
  const { floor, whole: variance } = parts(own, b);
  const here = px(x(b));
  return (
    <g>
      <AxisLeft
        scale={y as Scale}
        at={box.left}
        across={right}
        tickValues={[0, 0.02, 0.04, 0.06, 0.08, 0.1]}
        label="预测的方差"
        format={decimal}
      />
      <AxisBottom
        scale={x as unknown as Scale}
        at={bottom}
        tickValues={[1, 2, 5, 10, 20, 50, 100, 200]}
        label="树的棵数B（对数刻度）"
      />
      <rect
        class="fill-model"
        opacity={0.13}
        x={box.left}
        y={px(y(floor))}
        width={box.right - box.left}
        height={px(bottom - y(floor))}
      />
      <path
        class="fill-none stroke-muted"
        d={path({ ...own, rho: 0 })}
        stroke-width={2}
        stroke-dasharray="3 4"
      />
      <path class="fill-none stroke-alt" d={path(measured.two)} stroke-width={1.5} />
      <path class="fill-none stroke-model" d={path(own)} stroke-width={3} />
      {checked.trees.map((count, k) => (
        <g key={count}>
          <rect
            class="fill-alt stroke-paper"
            x={px(x(count) - 4.5)}
            y={px(y(checked.two[k] ?? 0) - 4.5)}
            width={9}
            height={9}
            stroke-width={1.5}
          />
          <circle
            class="fill-data stroke-paper"
            cx={px(x(count))}
            cy={px(y(checked.one[k] ?? 0))}
            r={5}
            stroke-width={1.5}
          />
        </g>
      ))}
      <line class="stroke-accent" x1={here} x2={here} y1={px(y(variance))} y2={bottom} stroke-width={1.5} />
      {bottom - y(floor) > 22 && (
        <text class="tick" x={box.left + 8} y={bottom - 8}>
          地板ρσ² = {four(floor)}
        </text>
      )}
      <circle class="fill-none stroke-accent" cx={here} cy={px(y(variance))} r={8} stroke-width={2} />
      <Grip
        box={{ left: box.left, right, top: box.top, bottom }}
        move={(at) => set({ trees: whole(x.invert(at), [1, mostTrees]) })}
      />
    </g>
  );
}

/** What the marks of the plot mean, two to a line where there is room. */
function Key({ x, y, wide, slim }: { x: number; y: number; wide: boolean; slim: boolean }) {
  const entries = [
    {
      text: '你的树',
      mark: <line class="stroke-model" x1={0} x2={22} y1={-5} y2={-5} stroke-width={3} />,
    },
    {
      text: '若互相独立：σ²/B',
      mark: (
        <line class="stroke-muted" x1={0} x2={22} y1={-5} y2={-5} stroke-width={2} stroke-dasharray="3 4" />
      ),
    },
    { text: '实测mtry = 1', mark: <circle class="fill-data" cx={11} cy={-5} r={5} /> },
    {
      text: slim ? '实测mtry = 2' : '实测mtry = 2，线是公式',
      mark: (
        <g>
          <line class="stroke-alt" x1={0} x2={22} y1={-5} y2={-5} stroke-width={1.5} />
          <rect class="fill-alt" x={6.5} y={-9.5} width={9} height={9} />
        </g>
      ),
    },
  ];
  const second = wide ? 176 : 142;
  return (
    <g>
      {entries.map(({ text, mark }, k) => (
        <g key={text} transform={`translate(${x + (k % 2) * second} ${y + Math.floor(k / 2) * 22})`}>
          {mark}
          <text class="tick" x={29} y={0}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The variance at B as two stacked parts: the floor and what more trees would still remove. */
function Bars({ params, box }: { params: Params; box: Box }) {
  const b = treesOf(params);
  const rows = [
    { name: '你的树', kind: kindOf(params), fill: 'fill-model' },
    { name: 'mtry = 1', kind: measured.one, fill: 'fill-data' },
    { name: 'mtry = 2', kind: measured.two, fill: 'fill-alt' },
  ].map((row) => ({ ...row, ...parts(row.kind, b) }));
  const x = scaleLinear([0, Math.max(...rows.map(({ whole }) => whole), 1e-6)], [0, box.right - box.left]);
  return (
    <g>
      <text class="label" x={box.left} y={box.top}>
        B = {b}时的方差
      </text>
      {rows.map(({ name, kind, fill, floor, rest, whole }, k) => {
        const y = box.top + 30 + k * 70;
        return (
          <g key={name}>
            <text class="tick" x={box.left} y={y}>
              {name}，ρ = {decimal(kind.rho, 3)}
            </text>
            <text class="value" x={box.right} y={y} text-anchor="end">
              {four(whole)}
            </text>
            <rect class={fill} x={box.left} y={y + 7} width={px(x(floor))} height={16} />
            <rect
              class={fill}
              opacity={0.4}
              x={px(box.left + x(floor))}
              y={y + 7}
              width={px(x(rest))}
              height={16}
            />
            <text class="tick" x={box.left} y={y + 39}>
              地板 {four(floor)} + 余下 {four(rest)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
  const plot: Box = { left: 42, right: wide ? 422 : width - 14, top: 90, bottom: 330 };
  const bars: Box = wide
    ? { left: 462, right: width - 4, top: 98, bottom: 328 }
    : { left: 4, right: width - 4, top: plot.bottom + 76, bottom: plot.bottom + 306 };
  const b = treesOf(params);
  const { whole, floor, independent } = parts(kindOf(params), b);
  return (
    <Picture
      width={width}
      height={wide ? 376 : bars.top + 216}
      label={`平均${b}棵树的方差${four(whole)}，地板${four(floor)}；若树互相独立，方差是${four(independent)}。`}
    >
      <Plot params={params} box={plot} set={set} />
      <Key x={8} y={18} wide={wide} slim={isSlim(width)} />
      <Bars params={params} box={bars} />
    </Picture>
  );
}

function read(params: Params): string {
  const b = treesOf(params);
  const { whole, floor, rest, independent } = parts(kindOf(params), b);
  return (
    `ρ = ${decimal(params.rho, 3)}，σ² = ${four(params.variance)}，B = ${b}：方差${four(whole)}，` +
    `其中地板ρσ² = ${four(floor)}，再加树还能去掉的${four(rest)}；若互相独立，只有${four(independent)}。`
  );
}

function thumb(params: Params) {
  const x = scaleLog([1, mostTrees], [6, 148]);
  const y = scaleLinear([0, 0.09], [92, 6]);
  const path = (kind: Kind) => polyline(curve(kind, mostTrees).map(({ b, value }) => [x(b), y(value)]));
  const own = kindOf(params);
  const { floor } = parts(own, 1);
  return (
    <Miniature>
      <rect class="fill-model" opacity={0.16} x={6} y={px(y(floor))} width={142} height={px(92 - y(floor))} />
      <path
        class="fill-none stroke-muted"
        d={path({ ...own, rho: 0 })}
        stroke-width={2}
        stroke-dasharray="3 4"
      />
      <path class="fill-none stroke-model" d={path(own)} stroke-width={3.5} />
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '平均的地板',
  initial: { ...measured.one, trees: 60 },
  controls: () => [
    {
      kind: 'range',
      name: 'rho',
      label: '两棵树的相关',
      symbol: 'ρ',
      min: 0,
      max: 1,
      step: 0.0001,
      format: decimal,
    },
    {
      kind: 'range',
      name: 'variance',
      label: '一棵树的方差',
      symbol: 'σ²',
      min: 0.01,
      max: mostVariance,
      step: 0.0001,
      format: four,
    },
    {
      kind: 'range',
      name: 'trees',
      label: '树的棵数',
      symbol: 'B',
      min: 1,
      max: mostTrees,
      step: 0.01,
      scale: 'log',
      format: (v) => String(Math.round(v)),
    },
    { kind: 'action', label: '用mtry = 1的树', apply: () => ({ ...measured.one }) },
    { kind: 'action', label: '用mtry = 2的树', apply: () => ({ ...measured.two }) },
    { kind: 'action', label: '完全相同的树', apply: () => ({ rho: 1 }) },
  ],
  draw,
  read,
  thumb,
});
