import { scaleLinear, scaleLog } from 'd3-scale';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Box } from '../box.ts';
import { decimal, powerOfTen } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { mostRounds } from './model.ts';
import { errors } from './scene.ts';
import type { Scene } from './scene.ts';

/** The error of every round, on a logarithmic scale; three rounds carry their numbers. */
export function Curve({ scene, box, shown }: { scene: Scene; box: Box; shown: readonly number[] }) {
  const train = errors(scene);
  const { test } = scene.run;
  const m = scene.params.m;
  const reach = [8, 12, 25, 50, mostRounds].find((most) => most >= m * 1.15) ?? mostRounds;
  const within = (values: readonly number[]) => values.slice(0, reach + 1).map((v) => Math.max(v, 1e-4));
  const all = [...within(train), ...within(test)];
  const x = scaleLinear([0, reach], [box.left, box.right - 14]);
  const y = scaleLog([Math.min(...all), Math.max(...all) * 1.3], [box.bottom, box.top]).nice();
  const [low = 1, high = 1] = y.domain();
  const decades: number[] = [];
  for (let tick = 10 ** Math.ceil(Math.log10(low) - 1e-9); tick <= high * 1.0001; tick *= 10)
    decades.push(tick);
  const path = (values: readonly number[]) => polyline(within(values).map((v, i) => [x(i), y(v)]));
  const heightOf = (k: number) => y(Math.max(train[k] ?? 0, 1e-4));
  const bestTest = test.indexOf(Math.min(...test));
  /** Whether a number beside this round leaves the next one free. */
  const clear = (k: number) =>
    shown.every((other) => {
      const [across, down] = [x(other) - x(k), heightOf(other) - heightOf(k)];
      return other <= k || across > 44 || (across > 26 && Math.abs(down) > 12);
    });
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right - 14}
        tickValues={decades}
        format={low < 0.009 ? powerOfTen : (v) => String(Number(v.toPrecision(1)))}
      />
      <AxisBottom scale={x} at={box.bottom} count={reach <= 12 ? reach : 6} label="轮数m" />
      <path class="fill-none stroke-model" stroke-width={2} d={path(train)} />
      {test.length > 0 && <path class="fill-none stroke-truth" stroke-width={2} d={path(test)} />}
      {test.length > 0 && bestTest <= reach && (
        <circle
          class="fill-none stroke-truth"
          stroke-width={2}
          cx={px(x(bestTest))}
          cy={px(y(test[bestTest] ?? 1))}
          r={7}
        />
      )}
      {shown.map((k) => {
        const value = train[k] ?? 0;
        const at = px(x(k));
        const height = px(heightOf(k));
        return (
          <g key={k}>
            <circle class={k === m ? 'fill-accent' : 'fill-model'} cx={at} cy={height} r={5} />
            {clear(k) && (
              <text
                class="value halo"
                x={at + 8}
                y={height - 7}
                text-anchor={k > reach * 0.8 ? 'end' : 'start'}
              >
                {decimal(value, value < 0.1 ? 3 : 2)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
