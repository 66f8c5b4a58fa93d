import { scaleLinear, scaleLog } from 'd3-scale';
import { AxisBottom } from '../axis.tsx';
import type { Box } from '../box.ts';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { curves } from './model.ts';
import { TAUS } from './scene.ts';
import type { Scene } from './scene.ts';

const tauTicks = [0.05, 0.2, 0.5, 1, 2, 5];

interface CurveProps {
  box: Box;
  title: string;
  points: readonly (readonly [number, number])[];
  now: readonly [number, number];
  axis: (range: readonly [number, number]) => ReturnType<typeof scaleLinear> | ReturnType<typeof scaleLog>;
  ticks: readonly number[];
  text: string;
  rising: boolean;
  level?: number;
}

/** One curve over the temperature, the present one marked with its value; a dashed level to compare with. */
function Curve({ box, title, points, now, axis, ticks, text, rising, level }: CurveProps) {
  const x = scaleLog(TAUS, [box.left, box.right]);
  const scale = axis([box.bottom, box.top]);
  const y = (value: number) => px(Number(scale(value)));
  const path = points.map(([tau, value]) => `${px(x(tau))} ${y(value)}`).join('L');
  const at = { x: px(x(now[0])), y: y(now[1]) };
  const beyond = at.x > box.left + 64;
  const below = !rising && beyond;
  return (
    <g>
      <text class="label" x={box.left - 38} y={box.top - 14}>
        {title}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="stroke-rule" x1={box.left} x2={box.right} y1={y(tick)} y2={y(tick)} />
          <text class="tick" x={box.left - 7} y={y(tick) + 4.5} text-anchor="end">
            {String(tick)}
          </text>
        </g>
      ))}
      <AxisBottom scale={x} at={box.bottom} tickValues={tauTicks} />
      {level !== undefined && (
        <g>
          <line
            class="stroke-alt"
            stroke-width="2"
            stroke-dasharray="6 4"
            x1={box.left}
            x2={box.right}
            y1={y(level)}
            y2={y(level)}
          />
          <text class="fill-alt" font-size="13" x={box.right} y={y(level) - 7} text-anchor="end">
            {`REINFORCE ${decimal(level)}`}
          </text>
        </g>
      )}
      <line class="stroke-accent" x1={at.x} x2={at.x} y1={at.y} y2={box.bottom} stroke-dasharray="2 3" />
      <path class="fill-none stroke-model" stroke-width="2.5" d={`M${path}`} />
      <circle class="fill-accent stroke-paper" stroke-width="2" cx={at.x} cy={at.y} r="6.5" />
      <text
        class="value halo"
        x={at.x + (beyond ? -11 : 11)}
        y={below ? Math.min(at.y + 18, box.bottom - 8) : Math.max(at.y - 6, box.top + 6)}
        text-anchor={beyond ? 'end' : 'start'}
      >
        {text}
      </text>
    </g>
  );
}

/** Bias and variance of the gradient over the temperature. */
export function Curves({ data, boxes }: { data: Scene; boxes: readonly [Box, Box] }) {
  const runs = curves(data.pi);
  return (
    <g>
      <Curve
        box={boxes[0]}
        title="梯度的偏差"
        points={runs.map(({ tau, biasNorm }) => [tau, biasNorm])}
        now={[data.tau, data.biasNorm]}
        axis={(range) => scaleLinear([0, 0.6], range)}
        ticks={[0, 0.2, 0.4, 0.6]}
        text={decimal(data.biasNorm, 3)}
        rising
      />
      <Curve
        box={boxes[1]}
        title="梯度的方差（对数轴）"
        points={runs.map(({ tau, traceVar }) => [tau, traceVar])}
        now={[data.tau, data.traceVar]}
        axis={(range) => scaleLog([1e-4, 10], range)}
        ticks={[0.001, 0.01, 0.1, 1, 10]}
        text={decimal(data.traceVar, data.traceVar < 0.1 ? 4 : 3)}
        rising={false}
        level={data.reinforce}
      />
      <text class="label" x={boxes[1].right} y={boxes[1].bottom + 38} text-anchor="end">
        温度 <tspan class="math">τ</tspan>
      </text>
    </g>
  );
}
