import type { Point } from '../../math/voronoi.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import { Arrow } from '../arrow.tsx';
import { Handle } from '../drag.tsx';
import type { DrawState } from '../figure.ts';
import { px } from '../picture.tsx';
import { stem } from './layout.ts';
import type { View } from './layout.ts';
import { movable, placed, pointOf } from './model.ts';
import type { PlaneParams, Scene } from './model.ts';
import { codeName } from './names.ts';

/** An arrow along minus a gradient, from the rim of a disc; nothing where it would be shorter than its head. */
function Pull({ view, from, gradient, mark }: { view: View; from: Point; gradient: Point; mark: string }) {
  const { start, tip } = stem(view, from, gradient);
  const length = Math.hypot(tip[0] - start[0], tip[1] - start[1]);
  return length < 6 ? null : <Arrow from={start} to={tip} mark={mark} />;
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
      class={`${colour} halo`}
      font-size={16}
      font-weight={700}
      x={px(x(at[0]) + (left ? -11 : 11))}
      y={px(y(at[1]) + (under ? 20 : -8))}
      text-anchor={left ? 'end' : 'start'}
    >
      {text}
    </text>
  );
}

/** The plane: cells, codes, z_e, the target, and the three pulls. */
export function Plane({ data, view }: { data: Scene; view: View }) {
  const { x, y, box } = view;
  const { z, zq, k, codes, cells, copied, commitment, gradE } = data;
  const path = (cell: readonly Point[]) =>
    cell.length === 0 ? '' : `M${cell.map(([a, b]) => `${px(x(a))} ${px(y(b))}`).join('L')}Z`;
  const [here, there] = [stem(view, zq, copied), stem(view, z, copied)];
  const apart = Math.hypot(here.tip[0] - there.tip[0], here.tip[1] - there.tip[1]);
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
        d={`M${px(here.tip[0])} ${px(here.tip[1])}L${px(there.tip[0])} ${px(there.tip[1])}`}
      />
      {apart > 50 && (
        <text
          class="fill-alt halo"
          font-size={14}
          x={px((here.tip[0] + there.tip[0]) / 2)}
          y={px((here.tip[1] + there.tip[1]) / 2 + 5)}
          text-anchor="middle"
        >
          抄
        </text>
      )}
      <Pull view={view} from={zq} gradient={copied} mark="alt" />
      <Pull view={view} from={z} gradient={copied} mark="alt" />
      <Pull view={view} from={zq} gradient={gradE} mark="model" />
      <Pull view={view} from={z} gradient={commitment} mark="noise" />
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

/** Takes the pointer: what is pressed nearest its middle is moved, codes below the target and z_e. */
export function Handles({
  params,
  view: { x, y },
  set,
}: {
  params: PlaneParams;
  view: View;
  set: DrawState<PlaneParams>['set'];
}) {
  return (
    <g>
      {[...movable].reverse().map((name) => {
        const [a, b] = pointOf(params, name);
        return (
          <Handle
            key={name}
            x={x(a)}
            y={y(b)}
            move={(across, down) => set({ ...placed(name, [x.invert(across), y.invert(down)]), pick: name })}
          />
        );
      })}
    </g>
  );
}
