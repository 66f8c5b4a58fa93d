import { scaleLinear } from 'd3-scale';
import { lengths, side } from '../../math/bars.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import { area } from '../box.ts';
import type { Box } from '../box.ts';
import { Grip, Handle } from '../drag.tsx';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { codes, likeness, tileCentres, tiles } from './model.ts';
import type { Kind, Point } from './model.ts';
import { hundredth, plane } from './scene.ts';
import type { Params } from './scene.ts';
import { coats, mapPath, strokes } from './strokes.ts';

/** The 9 × 9 map over the latent plane, with the prior's circle and the point that is decoded. */
export function LatentMap({
  box,
  kind,
  z,
  set,
}: {
  box: Box;
  kind: Kind;
  z: Point;
  set: (patch: Partial<Params>) => void;
}) {
  const x = scaleLinear(plane, [box.left, box.right]);
  const y = scaleLinear(plane, [box.bottom, box.top]);
  const tile = (box.right - box.left) / tileCentres.length;
  const pick = (across: number, down: number) =>
    set({ z1: hundredth(x.invert(across)), z2: hundredth(y.invert(down)) });
  const unlike = tiles(kind).filter(({ error }) => error >= likeness);
  return (
    <g>
      <rect class="fill-surface stroke-rule" {...area(box)} />
      <g transform={`translate(${box.left} ${box.top + px(tile / side / 2)}) scale(${px(tile) / side})`}>
        {coats.map((coat) => (
          <path key={coat} class="stroke-model fill-none" opacity={0.42} d={mapPath(kind, coat)} />
        ))}
      </g>
      {tileCentres.slice(1).map((centre) => (
        <g key={centre}>
          <line
            class="stroke-rule"
            x1={px(x(centre - 0.25))}
            x2={px(x(centre - 0.25))}
            y1={box.top}
            y2={box.bottom}
          />
          <line
            class="stroke-rule"
            x1={box.left}
            x2={box.right}
            y1={px(y(centre - 0.25))}
            y2={px(y(centre - 0.25))}
          />
        </g>
      ))}
      {unlike.map(({ z: [z1, z2] }) => (
        <path
          key={`${z1} ${z2}`}
          class="stroke-noise"
          stroke-width={2.5}
          d={`M${px(x(z1) + tile / 2 - 11)} ${px(y(z2) - tile / 2 + 3)}l8 8m0 -8l-8 8`}
        />
      ))}
      <circle
        class="fill-none stroke-truth"
        stroke-width={2}
        stroke-dasharray="6 4"
        cx={px(x(0))}
        cy={px(y(0))}
        r={px(x(2) - x(0))}
      />
      <AxisBottom scale={x} at={box.bottom} tickValues={[-2, -1, 0, 1, 2]} label="z₁" />
      <AxisLeft scale={y} at={box.left} across={box.left} tickValues={[-2, -1, 0, 1, 2]} />
      <circle class="fill-none stroke-paper" stroke-width={6} cx={px(x(z[0]))} cy={px(y(z[1]))} r={11} />
      <circle class="fill-none stroke-accent" stroke-width={3} cx={px(x(z[0]))} cy={px(y(z[1]))} r={11} />
      <Grip box={box} move={pick} />
      <Handle x={x(z[0])} y={y(z[1])} move={pick} />
    </g>
  );
}

/** The image of one z, large. */
export function Decoded({ box, image }: { box: Box; image: Float64Array }) {
  const size = box.right - box.left;
  const unit = size / side;
  return (
    <g>
      <rect
        class="fill-surface stroke-accent"
        stroke-width={2}
        x={box.left}
        y={box.top}
        width={size}
        height={size}
      />
      <g transform={`translate(${box.left} ${px(box.top + unit / 2)}) scale(${px(unit)})`}>
        {coats.map((coat) => (
          <path key={coat} class="stroke-model fill-none" opacity={0.42} d={strokes(image, coat, 0, 0)} />
        ))}
      </g>
    </g>
  );
}

/** The codes of the training images: bars of one length joined into a ring. */
export function Codes({ box, kind, z }: { box: Box; kind: Kind; z: Point }) {
  const all = codes(kind);
  const far = Math.max(2.6, ...all.flatMap(({ mean }) => mean.map(Math.abs))) * 1.06;
  const x = scaleLinear([-far, far], [box.left, box.right]);
  const y = scaleLinear([-far, far], [box.bottom, box.top]);
  const rings = [...new Set(all.map(({ bar }) => bar.length))].filter((length) => length > lengths[0]);
  return (
    <g>
      <rect class="fill-none stroke-rule" {...area(box)} />
      {rings.map((length) => {
        const ring = all.filter(({ bar }) => bar.length === length);
        const points = ring.map(({ mean: [z1, z2] }) => `${px(x(z1))} ${px(y(z2))}`);
        return (
          <path key={length} class="fill-none stroke-data" stroke-width={1.2} d={`M${points.join('L')}Z`} />
        );
      })}
      {all
        .filter(({ bar }) => bar.length === lengths[1] || bar.length === lengths[0])
        .map(({ mean: [z1, z2] }) => (
          <circle key={`${z1} ${z2}`} class="fill-data" cx={px(x(z1))} cy={px(y(z2))} r={2.4} />
        ))}
      <circle
        class="fill-none stroke-truth"
        stroke-width={2}
        stroke-dasharray="6 4"
        cx={px(x(0))}
        cy={px(y(0))}
        r={px(x(2) - x(0))}
      />
      <circle class="fill-accent stroke-paper" stroke-width={1.5} cx={px(x(z[0]))} cy={px(y(z[1]))} r={5} />
      <text class="tick" x={box.left} y={box.bottom + 17}>
        {`−${decimal(far, 1)}`}
      </text>
      <text class="tick" x={box.right} y={box.bottom + 17} text-anchor="end">
        {decimal(far, 1)}
      </text>
    </g>
  );
}
