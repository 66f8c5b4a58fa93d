import { clamp } from '../../math/limits.ts';
import { AxisLeft } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Handle, Knob } from '../drag.tsx';
import { LineKey, SquareKey } from '../key.tsx';
import { px } from '../picture.tsx';
import { clippedPath, grid, linear } from './layout.ts';
import { value } from './model.ts';
import type { Integrand, Problem } from './model.ts';
import { MU_RANGE, SIGMA_RANGE, Z_RANGE, nameOf } from './scene.ts';
import type { Params } from './scene.ts';

/** How many of the samples are drawn as dots on the curves. */
export const DOTS = 90;

const F_RANGE: Record<Integrand, readonly [number, number]> = {
  square: [0, 16],
  cosine: [-1.15, 1.15],
  step: [-0.12, 1.1],
};

const F_TICKS: Record<Integrand, readonly number[]> = {
  square: [0, 8, 16],
  cosine: [-1, 0, 1],
  step: [0, 1],
};

/** The loss f and the density p over z, with handles for μ and σ. */
export function Landscape({
  box,
  problem,
  z,
  set,
}: {
  box: Box;
  problem: Problem;
  z: number[];
  set: (patch: Partial<Params>) => void;
}) {
  const { mu, sigma, f } = problem;
  const x = linear(Z_RANGE, [box.left, box.right]);
  const y = linear(F_RANGE[f], [box.bottom, box.top]);
  const bell = (at: number) =>
    box.bottom - 0.86 * (box.bottom - box.top) * Math.exp(-0.5 * ((at - mu) / sigma) ** 2);
  const bellPoints = grid(Math.max(-6, mu - 3.5 * sigma), Math.min(6, mu + 3.5 * sigma), 70);
  const area = bellPoints.map((at) => `${px(x(at))} ${px(bell(at))}`).join('L');
  const first = px(x(bellPoints[0] ?? 0));
  const last = px(x(bellPoints.at(-1) ?? 0));
  const curve =
    f === 'step'
      ? `M${x(-6)} ${y(0)}H${x(0)}M${x(0)} ${y(1)}H${x(6)}`
      : clippedPath(
          grid(-6, 6, f === 'cosine' ? 400 : 120).map((at) => [at, value(problem, at)]),
          ...F_RANGE[f],
          x,
          y,
        );
  const round = (v: number) => Math.round(v * 20) / 20;
  const side = mu + sigma > 5.8 ? -1 : 1;
  const sigmaAt = { x: px(x(mu + side * sigma)), y: px(bell(mu + sigma)) };
  const rug = z.slice(0, DOTS).filter((at) => Math.abs(at) < 6);
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={F_TICKS[f]} />
      <path class="fill-noise" opacity="0.22" d={`M${first} ${box.bottom}L${area}L${last} ${box.bottom}Z`} />
      <path class="fill-none stroke-noise" stroke-width="1.5" d={`M${area}`} />
      <path class="fill-none stroke-ink" stroke-width="2" d={curve} />
      <path
        class="stroke-noise"
        stroke-width="1.2"
        opacity="0.7"
        d={rug.map((at) => `M${px(x(at))} ${box.bottom}v7`).join('')}
      />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} />
      <Knob x={x(mu)} y={box.bottom} move={(at) => set({ mu: clamp(round(x.invert(at)), MU_RANGE) })} />
      <Handle
        {...sigmaAt}
        move={(at) => set({ sigma: clamp(round(side * (x.invert(at) - mu)), SIGMA_RANGE) })}
      >
        <circle class="fill-paper stroke-accent" stroke-width="2" cx={sigmaAt.x} cy={sigmaAt.y} r="5" />
      </Handle>
      <text class="fill-accent" font-size="14" x={px(x(mu))} y={box.bottom + 22} text-anchor="middle">
        μ
      </text>
      <text
        class="fill-accent"
        font-size="14"
        x={sigmaAt.x + 10 * side}
        y={sigmaAt.y + 1}
        text-anchor={side > 0 ? 'start' : 'end'}
      >
        σ
      </text>
    </g>
  );
}

/** What the two curves of the landscape are. */
export function Legend({ box, problem }: { box: Box; problem: Problem }) {
  const y = box.top - 16;
  const name = nameOf(problem);
  const next = box.left + 26 + name.length * 7.4 + 16;
  return (
    <g>
      <LineKey x={box.left} y={y} length={18} width={2} mark="stroke-ink" text={name} />
      <SquareKey x={px(next)} y={y} opacity={0.4} mark="fill-noise" text="密度 p(z)" />
    </g>
  );
}
