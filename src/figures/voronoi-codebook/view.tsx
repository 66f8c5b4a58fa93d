import { scaleLinear } from 'd3-scale';
import type { Point } from '../../math/voronoi.ts';
import { squaredDistance } from '../../math/voronoi.ts';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import type { Control, DrawState } from '../figure.ts';
import { defineFigure } from '../figure.ts';
import { movable, placed, plane, pointOf, scene, start, walk } from './model.ts';
import type { Movable, PlaneParams, Scene } from './model.ts';

/** How long an arrow is drawn: this times the gradient, turned round. */
const reach = 0.25;
const subscripts = ['₁', '₂', '₃', '₄', '₅', '₆'];
const codeName = (k: number) => `e${subscripts[k] ?? ''}`;
const nameOf = (name: Movable) =>
  name === 'z' ? 'zₑ' : name === 'x' ? 'x' : codeName(movable.indexOf(name) - 2);
const vector = ([a, b]: Point) => `(${decimal(a)}, ${decimal(b)})`;

/** Something that maps a number to pixels and back. */
interface Axis {
  (value: number): number;
  ticks: (count?: number) => number[];
  domain: () => number[];
  range: () => number[];
  invert: (at: number) => number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface View {
  readonly x: Axis;
  readonly y: Axis;
  readonly box: Box;
}

/** Radius of the discs from whose rims the arrows start. */
const rim = 9;

/** Pixels from the rim of a disc to where an arrow along minus a gradient ends. */
function stem({ x, y }: View, from: Point, gradient: Point) {
  const [cx, cy] = [x(from[0]), y(from[1])];
  const [dx, dy] = [x(from[0] - reach * gradient[0]) - cx, y(from[1] - reach * gradient[1]) - cy];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = length > 0 ? [dx / length, dy / length] : [0, 0];
  return {
    ux,
    uy,
    length,
    x1: cx + rim * ux,
    y1: cy + rim * uy,
    x2: cx + dx + rim * ux,
    y2: cy + dy + rim * uy,
  };
}

/** An arrow along minus a gradient; nothing where it would be shorter than its head. */
function Arrow({
  view,
  from,
  gradient,
  colour,
}: {
  view: View;
  from: Point;
  gradient: Point;
  colour: string;
}) {
  const { ux, uy, length, x1, y1, x2, y2 } = stem(view, from, gradient);
  if (length < 6) return null;
  const back = Math.min(9, length);
  const corner = (side: number) =>
    `${px(x2 - back * ux - side * 5 * uy)} ${px(y2 - back * uy + side * 5 * ux)}`;
  return (
    <g>
      <line
        class={`stroke-${colour}`}
        stroke-width={3}
        x1={px(x1)}
        y1={px(y1)}
        x2={px(x2 - (back - 2) * ux)}
        y2={px(y2 - (back - 2) * uy)}
      />
      <path class={`fill-${colour}`} d={`M${px(x2)} ${px(y2)}L${corner(1)}L${corner(-1)}Z`} />
    </g>
  );
}

/** A name beside a point, with a rim of paper, on the side where there is room; below or before it if asked. */
function Name({
  view: { x, y, box },
  at,
  text,
  colour,
  below = false,
  before = false,
}: {
  view: View;
  at: Point;
  text: string;
  colour: string;
  below?: boolean;
  before?: boolean;
}) {
  const left = before || x(at[0]) > box.right - 40;
  const under = below || y(at[1]) < box.top + 22;
  return (
    <text
      class={`${colour} stroke-paper`}
      font-size={16}
      font-weight={650}
      stroke-width={4}
      paint-order="stroke"
      x={px(x(at[0]) + (left ? -11 : 11))}
      y={px(y(at[1]) + (under ? 20 : -8))}
      text-anchor={left ? 'end' : 'start'}
    >
      {text}
    </text>
  );
}

/** The plane: cells, codes, z_e, the target, and the three pulls. */
function Plane({ data, view }: { data: Scene; view: View }) {
  const { x, y, box } = view;
  const { z, zq, k, codes, cells, copied, commitment, gradE } = data;
  const path = (cell: readonly Point[]) =>
    cell.length === 0 ? '' : `M${cell.map(([a, b]) => `${px(x(a))} ${px(y(b))}`).join('L')}Z`;
  const [here, there] = [stem(view, zq, copied), stem(view, z, copied)];
  const apart = Math.hypot(here.x2 - there.x2, here.y2 - there.y2);
  return (
    <g>
      <path class="fill-model" opacity={0.14} d={path(cells[k] ?? [])} />
      {cells.map((cell, i) => (
        <path key={i} class="fill-none stroke-muted" d={path(cell)} />
      ))}
      <AxisBottom scale={x} at={box.bottom} tickValues={[-2, 0, 2]} />
      <AxisLeft scale={y} at={box.left} across={box.left} tickValues={[-2, 0, 2]} />
      <path
        class="fill-none stroke-alt"
        stroke-dasharray="3 4"
        d={`M${px(here.x2)} ${px(here.y2)}L${px(there.x2)} ${px(there.y2)}`}
      />
      {apart > 50 && (
        <text
          class="fill-alt stroke-paper"
          font-size={14}
          stroke-width={4}
          paint-order="stroke"
          x={px((here.x2 + there.x2) / 2)}
          y={px((here.y2 + there.y2) / 2 + 5)}
          text-anchor="middle"
        >
          抄
        </text>
      )}
      <Arrow view={view} from={zq} gradient={copied} colour="alt" />
      <Arrow view={view} from={z} gradient={copied} colour="alt" />
      <Arrow view={view} from={zq} gradient={gradE} colour="model" />
      <Arrow view={view} from={z} gradient={commitment} colour="noise" />
      {codes.map((code, i) => (
        <circle
          key={i}
          class={`${i === k ? 'fill-model' : 'fill-data'} stroke-paper`}
          stroke-width={2}
          cx={px(x(code[0]))}
          cy={px(y(code[1]))}
          r={i === k ? 8 : 6}
        />
      ))}
      <path
        class="fill-truth stroke-paper"
        stroke-width={2}
        d={`M${px(x(data.x[0]))} ${px(y(data.x[1]) - 9)}l9 9l-9 9l-9 -9Z`}
      />
      <circle class="fill-accent stroke-paper" stroke-width={2} cx={px(x(z[0]))} cy={px(y(z[1]))} r={8} />
      {codes.map((code, i) => (
        <Name
          key={i}
          view={view}
          at={code}
          text={codeName(i)}
          colour={i === k ? 'fill-model' : 'fill-ink'}
          below={Math.hypot(x(code[0]) - x(z[0]), y(code[1]) - y(z[1])) < 30}
        />
      ))}
      <Name
        view={view}
        at={data.x}
        text="x"
        colour="fill-truth"
        before={codes.some((code) => {
          const [across, down] = [x(code[0]) - x(data.x[0]), y(code[1]) - y(data.x[1])];
          return across > 0 && across < 66 && Math.abs(down) < 26;
        })}
      />
      <Name view={view} at={z} text="zₑ" colour="fill-accent" />
    </g>
  );
}

/** The three terms: a bar each, and whom it moves. */
function Ledger({ data: { loss, k, beta, gradZ, gradE }, box }: { data: Scene; box: Box }) {
  const e = codeName(k);
  const rows = [
    {
      colour: 'alt',
      name: '重建',
      formula: `‖x − ${e}‖²`,
      value: loss.rec,
      whom: `在${e}处算，抄给zₑ；到不了${e}`,
    },
    { colour: 'model', name: '码本', formula: `‖sg[zₑ] − ${e}‖²`, value: loss.code, whom: `只拉${e}去追zₑ` },
    {
      colour: 'noise',
      name: '承诺',
      formula: `${decimal(beta)}·‖zₑ − sg[${e}]‖²`,
      value: loss.commit,
      whom: `只拉zₑ去靠${e}`,
    },
  ];
  const scale = scaleLinear(
    [0, Math.max(1e-6, ...rows.map(({ value }) => value))],
    [0, box.right - box.left],
  );
  const last = box.top + 3 * 74;
  return (
    <g>
      {rows.map(({ colour, name, formula, value, whom }, i) => {
        const y = box.top + i * 74;
        return (
          <g key={name}>
            <text class="label" x={box.left} y={y}>
              <tspan class={`fill-${colour}`} font-weight="650">
                {name}
              </tspan>
              {`  ${formula}`}
            </text>
            <text class="value" x={box.right} y={y} text-anchor="end">
              {decimal(value)}
            </text>
            <rect
              class="fill-rule"
              opacity={0.6}
              x={box.left}
              y={y + 8}
              width={box.right - box.left}
              height={10}
            />
            <rect class={`fill-${colour}`} x={box.left} y={y + 8} width={px(scale(value))} height={10} />
            <text class="tick" x={box.left} y={y + 36}>
              {whom}
            </text>
          </g>
        );
      })}
      <line class="stroke-rule" x1={box.left} x2={box.right} y1={last - 20} y2={last - 20} />
      <text class="label" x={box.left} y={last + 4}>
        zₑ收到的梯度
      </text>
      <text class="value" x={box.right} y={last + 4} text-anchor="end">
        {vector(gradZ)}
      </text>
      <text class="label" x={box.left} y={last + 28}>
        {e}收到的梯度
      </text>
      <text class="value" x={box.right} y={last + 28} text-anchor="end">
        {vector(gradE)}
      </text>
    </g>
  );
}

/** Takes the pointer over the plane: a press takes hold of the nearest point, a drag moves it. */
function Grip({
  params,
  view,
  set,
}: {
  params: PlaneParams;
  view: View;
  set: DrawState<PlaneParams>['set'];
}) {
  const { x, y, box } = view;
  const under = (event: PointerEvent): Point => {
    const frame = (event.currentTarget as SVGRectElement).getBoundingClientRect();
    const across = box.left + ((event.clientX - frame.left) / frame.width) * (box.right - box.left);
    const down = box.top + ((event.clientY - frame.top) / frame.height) * (box.bottom - box.top);
    return [x.invert(across), y.invert(down)];
  };
  const nearestName = (p: Point) =>
    movable.reduce((best, name) =>
      squaredDistance(p, pointOf(params, name)) < squaredDistance(p, pointOf(params, best)) ? name : best,
    );
  return (
    <rect
      class="fill-none drag"
      pointer-events="all"
      x={box.left}
      y={box.top}
      width={box.right - box.left}
      height={box.bottom - box.top}
      onPointerDown={(event: PointerEvent) => {
        (event.currentTarget as SVGRectElement).setPointerCapture(event.pointerId);
        const name = nearestName(under(event));
        set({ ...placed(name, under(event)), pick: name });
      }}
      onPointerMove={(event: PointerEvent) => {
        if (event.buttons !== 0) set(placed(picked(params), under(event)));
      }}
    />
  );
}

const picked = ({ pick }: PlaneParams): Movable => movable.find((name) => name === pick) ?? 'z';

function draw({ params, width, set }: DrawState<PlaneParams>) {
  const wide = width >= 560;
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
      <Grip params={params} view={view} set={set} />
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
    <svg aria-hidden="true" viewBox="0 0 152 96">
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
    </svg>
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
      format: (v) => decimal(v),
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
