import { minus } from './numerals.ts';

/** A numeric scale as d3-scale makes it: a function with ticks. */
export interface Scale {
  (value: number): number;
  ticks: (count?: number) => number[];
  domain: () => number[];
  range: () => number[];
}

/** A scale that finds the value of a place, too. */
export interface InvertibleScale extends Scale {
  invert: (at: number) => number;
}

interface AxisProps {
  scale: Scale;
  at: number;
  count?: number;
  label?: string;
  format?: (value: number) => string;
  tickValues?: readonly number[];
}

/** A horizontal axis at height `at`, ticks below it, its label at the right end under the ticks. */
export function AxisBottom({
  scale,
  at,
  count = 5,
  label,
  format = (v) => minus(String(v)),
  tickValues,
}: AxisProps) {
  const [from = 0, to = 0] = scale.range();
  return (
    <g class="axis">
      <line class="stroke-muted" x1={from} x2={to} y1={at} y2={at} />
      {(tickValues ?? scale.ticks(count)).map((tick) => (
        <g key={tick}>
          <line class="stroke-muted" x1={scale(tick)} x2={scale(tick)} y1={at} y2={at + 5} />
          <text class="tick" x={scale(tick)} y={at + 19} text-anchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      {label !== undefined && (
        <text class="label" x={to} y={at + 37} text-anchor="end">
          {label}
        </text>
      )}
    </g>
  );
}

/** A vertical axis at `at`, grid lines to `across`, its label above the top end. */
export function AxisLeft({
  scale,
  at,
  across,
  count = 4,
  label,
  format = (v) => minus(String(v)),
  tickValues,
}: AxisProps & { across: number }) {
  const [from = 0, to = 0] = scale.range();
  const top = Math.min(from, to);
  return (
    <g class="axis">
      {(tickValues ?? scale.ticks(count)).map((tick) => (
        <g key={tick}>
          <line class="stroke-rule" x1={at} x2={across} y1={scale(tick)} y2={scale(tick)} />
          <text class="tick" x={at - 7} y={scale(tick) + 4.5} text-anchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {label !== undefined && (
        <text class="label" x={at} y={top - 12} text-anchor="start">
          {label}
        </text>
      )}
    </g>
  );
}
