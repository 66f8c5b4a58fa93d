import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { place } from './layout.ts';
import type { Corners } from './layout.ts';
import type { Scene } from './scene.ts';

const MIDDLE = [1 / 3, 1 / 3, 1 / 3];

const SIDES = [
  [0.5, 0.5, 0],
  [0.5, 0, 0.5],
  [0, 0.5, 0.5],
];

/** The triangle: the three regions where one share is the largest, the samples, π and E y. */
export function Simplex({ data, corners }: { data: Scene; corners: Corners }) {
  const middle = place(corners, MIDDLE);
  const pi = place(corners, data.pi);
  const mean = place(corners, data.meanY);
  return (
    <g>
      <path
        class="fill-surface stroke-muted"
        d={`M${corners.map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}Z`}
      />
      {SIDES.map((side) => {
        const end = place(corners, side);
        return (
          <line
            key={side.join()}
            class="stroke-muted"
            stroke-dasharray="3 4"
            x1={middle.x}
            y1={middle.y}
            x2={end.x}
            y2={end.y}
          />
        );
      })}
      {data.samples.map((sample, i) => {
        const at = place(corners, sample);
        return <circle key={i} class="fill-data" opacity="0.5" cx={at.x} cy={at.y} r="2.4" />;
      })}
      <circle class="fill-none stroke-paper" stroke-width="7" cx={pi.x} cy={pi.y} r="10" />
      <circle class="fill-none stroke-accent" stroke-width="3" cx={pi.x} cy={pi.y} r="10" />
      <circle class="fill-model stroke-paper" stroke-width="1.5" cx={mean.x} cy={mean.y} r="6" />
    </g>
  );
}

/** What each corner is, and how many of the samples lie nearest to it. */
export function CornerNames({ data, corners }: { data: Scene; corners: Corners }) {
  const [first, second, third] = corners;
  const rows = [
    { x: first[0], y: first[1] + 20, anchor: 'start' },
    { x: second[0], y: second[1] + 20, anchor: 'end' },
    { x: third[0] + 24, y: third[1] + 6, anchor: 'start' },
  ] as const;
  return (
    <g>
      {rows.map(({ x, y, anchor }, k) => (
        <g key={anchor + String(y)}>
          <text class="label" x={px(x)} y={px(y)} text-anchor={anchor}>
            {`y${'₁₂₃'[k] ?? ''}最大：`}
            <tspan class="value">{decimal(data.argmaxFreq[k] ?? 0, 3)}</tspan>
          </text>
          <text class="tick" x={px(x)} y={px(y + 19)} text-anchor={anchor}>
            {`π${'₁₂₃'[k] ?? ''} = ${decimal(data.pi[k] ?? 0)}`}
          </text>
        </g>
      ))}
    </g>
  );
}
