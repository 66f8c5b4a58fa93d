import { scaleLinear } from 'd3-scale';
import type { Point } from '../../math/voronoi.ts';
import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { Control, DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { reach } from './layout.ts';
import type { View } from './layout.ts';
import { movable, plane, scene, start, walk } from './model.ts';
import type { Movable, PlaneParams } from './model.ts';
import { Ledger } from './ledger.tsx';
import { codeName, nameOf, vector } from './names.ts';
import { Handles, Plane } from './plane.tsx';

const picked = ({ pick }: PlaneParams): Movable => movable.find((name) => name === pick) ?? 'z';

function draw({ params, width, set }: DrawState<PlaneParams>) {
  const wide = isWide(width);
  const data = scene(params);
  const left = 26;
  const right = wide ? Math.round(width * 0.61) : width - 6;
  const top = 40;
  const bottom = Math.round(top + ((right - left) * (plane.y[1] - plane.y[0])) / (plane.x[1] - plane.x[0]));
  const box: Box = { left, right, top, bottom };
  const view: View = {
    box,
    x: scaleLinear(plane.x, [left, right]),
    y: scaleLinear(plane.y, [bottom, top]),
  };
  const ledger: Box = wide
    ? { left: right + 24, right: width - 4, top: 58, bottom }
    : { left: 8, right: width - 8, top: bottom + 58, bottom: bottom + 320 };
  return (
    <Picture
      width={width}
      height={wide ? Math.max(bottom + 28, ledger.top + 260) : ledger.top + 262}
      label={`六个码字的平面。${read(params)}`}
    >
      <text class="label" x={left} y={18}>
        {`${codeName(data.k)}离zₑ最近；箭头 = −${decimal(reach)} × 梯度`}
      </text>
      <Plane data={data} view={view} />
      <Handles params={params} view={view} set={set} />
      <Ledger data={data} box={ledger} />
    </Picture>
  );
}

function read(params: PlaneParams): string {
  const { k, z, loss, gradZ, gradE } = scene(params);
  return (
    `zₑ = ${vector(z)}取${codeName(k)}：重建 ${decimal(loss.rec)} + 码本 ${decimal(loss.code)} + 承诺 ${decimal(loss.commit)} = ${decimal(loss.total)}；` +
    `zₑ的梯度${vector(gradZ)}，${codeName(k)}的梯度${vector(gradE)}`
  );
}

/** Cells, codes, and the two like arrows. */
function thumb(params: PlaneParams) {
  const { z, zq, k, codes, cells, copied } = scene(params);
  const x = scaleLinear(plane.x, [4, 148]);
  const y = scaleLinear(plane.y, [94, 2]);
  const stroke = (from: Point) =>
    `M${px(x(from[0]))} ${px(y(from[1]))}L${px(x(from[0] - reach * copied[0]))} ${px(y(from[1] - reach * copied[1]))}`;
  return (
    <Miniature>
      {cells.map((cell, i) =>
        cell.length === 0 ? null : (
          <path
            key={i}
            class={i === k ? 'fill-model stroke-muted' : 'fill-none stroke-muted'}
            fill-opacity="0.2"
            d={`M${cell.map(([a, b]) => `${px(x(a))} ${px(y(b))}`).join('L')}Z`}
          />
        ),
      )}
      <path class="fill-none stroke-alt" stroke-width="3" d={`${stroke(z)}${stroke(zq)}`} />
      {codes.map((code, i) => (
        <circle
          key={i}
          class={i === k ? 'fill-model' : 'fill-data'}
          cx={px(x(code[0]))}
          cy={px(y(code[1]))}
          r="4"
        />
      ))}
      <circle class="fill-accent" cx={px(x(z[0]))} cy={px(y(z[1]))} r="5" />
    </Miniature>
  );
}

function controls(params: PlaneParams): readonly Control<PlaneParams>[] {
  const name = picked(params);
  const coordinate = (axis: 1 | 2, label: string, [min, max]: readonly [number, number]) => ({
    kind: 'range' as const,
    name: `${name}${axis}` as const,
    label: `${nameOf(name)}的${label}`,
    min,
    max,
    step: 0.05,
    format: (v: number) => decimal(v),
  });
  return [
    {
      kind: 'choice',
      name: 'pick',
      label: '移动谁',
      options: movable.map((value) => ({ value, label: nameOf(value) })),
    },
    coordinate(1, '横坐标', plane.x),
    coordinate(2, '纵坐标', plane.y),
    {
      kind: 'range',
      name: 'beta',
      label: '承诺的分量',
      symbol: 'β',
      min: 0,
      max: 2,
      step: 0.05,
      format: decimal,
    },
    { kind: 'action', label: '走一步', apply: (now) => walk(now, 1) },
    { kind: 'action', label: '走20步', apply: (now) => walk(now, 20) },
    { kind: 'action', label: '回到开头', apply: () => start },
  ];
}

export const figure = defineFigure<PlaneParams>({
  title: '拖字典：三项损失各推谁',
  initial: start,
  controls,
  draw,
  read,
  thumb,
});
