import { scaleLinear, scaleLog } from 'd3-scale';
import { clamp } from '../../math/limits.ts';
import { AxisBottom } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Knob, Press } from '../drag.tsx';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { best, fitted, rulers, target } from './model.ts';
import type { Fit, Ruler } from './model.ts';
import { measured, muRange, names, near, sigmaRange } from './scene.ts';
import type { Params, poses } from './scene.ts';

const xRange = [-5.5, 5.5] as const;
const highest = 0.85;

/** The ends of the track on which all rulers are read. */
export const track = [0.1, 100] as const;

/** Where there is little room: the two directions of KL by their order alone. */
const shortNames: Record<Ruler, string> = { ...names, forward: 'p‖q', reverse: 'q‖p' };

const places = Array.from({ length: 111 }, (_, i) => xRange[0] + ((xRange[1] - xRange[0]) * i) / 110);

/** A function as a line over the range of x. */
export const path = (x: Scale, y: Scale, f: (at: number) => number) =>
  polyline(places.map((at) => [x(at), y(f(at))]));

/** The scales of a box in which a fit is drawn. */
export const scales = (box: Box, fit: Fit) => ({
  x: scaleLinear(xRange, [box.left, box.right]),
  y: scaleLinear([0, Math.max(highest, 1.03 * fitted(fit, fit.mu))], [box.bottom, box.top]),
});

/** p as a filled hill, q as a line. */
function Pair({ box, fit }: { box: Box; fit: Fit }) {
  const { x, y } = scales(box, fit);
  const p = path(x, y, target);
  const closed = `L${px(box.right)} ${box.bottom}L${px(box.left)} ${box.bottom}Z`;
  return (
    <g>
      <path class="fill-truth" opacity={0.16} d={`${p}${closed}`} />
      <path class="fill-none stroke-truth" stroke-width={1.8} d={p} />
      <path class="fill-none stroke-model" stroke-width={2.6} d={path(x, y, (at) => fitted(fit, at))} />
    </g>
  );
}

/** The large picture: p, q, and the two handles of q, its top and one σ beside it. */
export function Stage({ box, fit, set }: { box: Box; fit: Fit; set: DrawState<Params>['set'] }) {
  const { x, y } = scales(box, fit);
  const side = fit.mu + fit.sigma > xRange[1] - 0.3 ? -1 : 1;
  const beside = fit.mu + side * fit.sigma;
  const shoulder = px(y(fitted(fit, beside)));
  return (
    <g>
      <Pair box={box} fit={fit} />
      <AxisBottom scale={x} at={box.bottom} tickValues={[-4, -2, 0, 2, 4]} label="x" />
      <line
        class="stroke-accent"
        stroke-width={2}
        x1={px(x(fit.mu))}
        x2={px(x(beside))}
        y1={shoulder}
        y2={shoulder}
      />
      <Knob
        x={x(fit.mu)}
        y={y(fitted(fit, fit.mu))}
        move={(at) => set({ mu: Number(clamp(x.invert(at), muRange).toFixed(2)) })}
      />
      <Knob
        x={x(beside)}
        y={shoulder}
        move={(at) => set({ sigma: Number(clamp(side * (x.invert(at) - fit.mu), sigmaRange).toFixed(2)) })}
      />
    </g>
  );
}

/** One ruler: its value on a logarithmic track, and a mark at the least it can show. */
export function Gauge({
  ruler,
  value,
  left,
  right,
  y,
}: {
  ruler: Ruler;
  value: number;
  left: number;
  right: number;
  y: number;
}) {
  const x = scaleLog(track, [left, right]).clamp(true);
  const least = best(ruler).value;
  const reached = value < least * near;
  return (
    <g>
      <text class="label" x={left} y={y - 12}>
        <tspan class="fill-ink" font-weight={700}>
          {names[ruler]}
        </tspan>
        {`  最小 ${decimal(least, 3)}`}
      </text>
      <text
        class={reached ? 'fill-accent' : 'fill-ink'}
        font-size={14}
        font-weight={700}
        x={right}
        y={y - 12}
        text-anchor="end"
      >
        {`${decimal(value, value < 10 ? 3 : 1)}${reached ? ' ✓' : ''}`}
      </text>
      <line class="stroke-rule" stroke-width={8} x1={left} x2={right} y1={y} y2={y} />
      <line class="stroke-model" stroke-width={8} x1={px(x(least))} x2={px(x(value))} y1={y} y2={y} />
      <line class="stroke-ink" stroke-width={2} x1={px(x(least))} x2={px(x(least))} y1={y - 8} y2={y + 8} />
      <circle class="fill-model stroke-paper" stroke-width={1.5} cx={px(x(value))} cy={y} r={7} />
    </g>
  );
}

/** One of the three q with its four numbers; a press makes it the present one. */
export function Pose({
  box,
  pose,
  set,
}: {
  box: Box;
  pose: (typeof poses)[number];
  set: DrawState<Params>['set'];
}) {
  const { mu, sigma, name } = pose;
  const found = measured(pose);
  const picture: Box = { ...box, top: box.top + 26, bottom: box.top + 92 };
  const middle = (box.left + box.right) / 2;
  return (
    <g>
      <text class="label" x={middle} y={box.top + 14} text-anchor="middle">
        <tspan class="fill-ink" font-weight={700}>
          {name}
        </tspan>
      </text>
      <Pair box={picture} fit={pose} />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={picture.bottom} y2={picture.bottom} />
      {rulers.map((ruler, i) => {
        const least = found[ruler] < best(ruler).value * near;
        return (
          <g key={ruler}>
            <text class="tick" x={box.left} y={picture.bottom + 22 + 20 * i}>
              {(box.right - box.left < 95 ? shortNames : names)[ruler]}
            </text>
            <text
              class={least ? 'fill-accent' : 'fill-ink'}
              font-size={13}
              font-weight={least ? 700 : 400}
              x={box.right}
              y={picture.bottom + 22 + 20 * i}
              text-anchor="end"
            >
              {`${decimal(found[ruler], 3)}`}
            </text>
          </g>
        );
      })}
      <Press box={box} press={() => set({ mu, sigma })} />
    </g>
  );
}
