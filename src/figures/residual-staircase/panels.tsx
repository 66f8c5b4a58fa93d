import { scaleLinear } from 'd3-scale';
import { answer } from '../../math/regression-tree.ts';
import type { Tree } from '../../math/regression-tree.ts';
import { AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { sine } from './model.ts';
import type { Scene } from './scene.ts';

/** A step function through its values at `places`, as path data: level, then straight up or down. */
export function stepPath(
  places: readonly number[],
  values: readonly number[],
  x: Scale,
  y: Scale,
  to: number,
) {
  const half = ((places[1] ?? 0) - (places[0] ?? 0)) / 2;
  const path = places.map((place, i) => {
    const height = px(y(values[i] ?? 0));
    if (i === 0) return `M${px(x(place - half))} ${height}`;
    return values[i] === values[i - 1] ? '' : `H${px(x(place - half))}V${height}`;
  });
  return `${path.join('')}H${px(to)}`;
}

/** F_k at the places. */
export const modelAt = ({ run, params, places }: Scene, k: number) =>
  places.map((place) =>
    run.rounds.slice(0, k).reduce((F, { tree }) => F + params.nu * answer(tree, [place]), run.start),
  );

const treeAt = ({ places }: Scene, tree: Tree) => places.map((place) => answer(tree, [place]));

interface CellProps {
  readonly scene: Scene;
  readonly k: number;
  readonly box: Box;
  readonly ticks: boolean;
}

/** Where the axis of x is marked. */
export const tickPlaces = (scene: Scene) => (scene.params.data === 'sine' ? [0, 0.5, 1] : [1, 5, 10]);

/** The samples and F_k over them. */
export function Fit({ scene, k, box, ticks }: CellProps) {
  const x = scaleLinear(scene.domain, [box.left, box.right]);
  const y = scaleLinear(scene.values, [box.bottom, box.top]).clamp(true);
  const { points } = scene.run;
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        count={3}
        format={ticks ? undefinedFormat : none}
      />
      {scene.params.data === 'sine' && (
        <path
          class="fill-none stroke-truth"
          stroke-width={1.5}
          stroke-dasharray="4 3"
          d={polyline(scene.places.map((p) => [x(p), y(sine(p))]))}
        />
      )}
      {points.y.map((value, i) => (
        <circle key={i} class="fill-data" cx={px(x(points.x[i] ?? 0))} cy={px(y(value))} r={3} />
      ))}
      <path
        class="fill-none stroke-model"
        stroke-width={2.5}
        d={stepPath(scene.places, modelAt(scene, k), x, y, box.right)}
      />
    </g>
  );
}

const none = () => '';
const undefinedFormat = (v: number) => decimal(v, 0);

/** The residuals before round k, and the tree fitted to them. */
export function Rest({ scene, k, box, ticks }: CellProps) {
  const round = scene.run.rounds[k - 1];
  if (round === undefined) return null;
  const x = scaleLinear(scene.domain, [box.left, box.right]);
  const y = scaleLinear(scene.residuals, [box.bottom, box.top]).clamp(true);
  const { points } = scene.run;
  const [low, high] = scene.residuals;
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[low, 0, high]}
        format={ticks ? undefinedFormat : none}
      />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={px(y(0))} y2={px(y(0))} />
      {round.residuals.map((r, i) => {
        const at = px(x(points.x[i] ?? 0));
        return (
          <g key={i}>
            <line class="stroke-data" x1={at} x2={at} y1={px(y(0))} y2={px(y(r))} opacity={0.5} />
            <circle class="fill-data" cx={at} cy={px(y(r))} r={2.5} />
          </g>
        );
      })}
      <path
        class="fill-none stroke-alt"
        stroke-width={2.5}
        d={stepPath(scene.places, treeAt(scene, round.tree), x, y, box.right)}
      />
    </g>
  );
}
