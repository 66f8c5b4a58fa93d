import { scaleLinear, scaleLog } from 'd3-scale';
import { whole } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { LineKey } from '../key.tsx';
import { percent } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { mostTrees } from './model.ts';
import type { MoonForest } from './model.ts';

interface CurveProps {
  forest: MoonForest;
  trees: number;
  box: Box;
  set: (trees: number) => void;
}

/** Both errors against the number of trees; a press or a drag moves the number. */
export function Curves({ forest, trees, box, set }: CurveProps) {
  const { test, outOfBag, least } = forest;
  const oob = outOfBag.map(({ error }) => error);
  const all = [...test, ...oob, least];
  const x = scaleLog([1, mostTrees], [box.left, box.right]);
  const y = scaleLinear(
    [Math.max(0, Math.min(...all) - 0.008), Math.max(...all) + 0.004],
    [box.bottom, box.top],
  );
  const path = (values: readonly number[]) => polyline(values.map((value, b) => [x(b + 1), y(value)]));
  const right = box.right;
  const here = px(x(trees));
  return (
    <g>
      <AxisLeft
        scale={y as Scale}
        at={box.left}
        across={right}
        count={4}
        format={(v) => `${percent(v, 0)}`}
      />
      <AxisBottom
        scale={x as unknown as Scale}
        at={box.bottom}
        tickValues={[1, 2, 5, 10, 20, 50, 100, 200]}
        label="树的棵数B（对数刻度）"
      />
      <line
        class="stroke-muted"
        x1={box.left}
        x2={right}
        y1={px(y(least))}
        y2={px(y(least))}
        stroke-width={1.5}
        stroke-dasharray="2 4"
      />
      <path class="fill-none stroke-noise" d={path(oob)} stroke-width={2} stroke-dasharray="5 3" />
      <path class="fill-none stroke-truth" d={path(test)} stroke-width={2.5} />
      <line class="stroke-accent" x1={here} x2={here} y1={box.top} y2={box.bottom} stroke-width={1.5} />
      <circle
        class="fill-noise stroke-paper"
        cx={here}
        cy={px(y(oob[trees - 1] ?? 0))}
        r={5}
        stroke-width={1.5}
      />
      <circle
        class="fill-truth stroke-paper"
        cx={here}
        cy={px(y(test[trees - 1] ?? 0))}
        r={5}
        stroke-width={1.5}
      />
      <Grip box={box} move={(at) => set(whole(x.invert(at), [1, mostTrees]))} />
    </g>
  );
}

/** Names of the three lines of the curves, with their values at B. */
export function CurveKey({
  forest,
  trees,
  x,
  y,
  narrow,
}: {
  forest: MoonForest;
  trees: number;
  x: number;
  y: number;
  narrow: boolean;
}) {
  const entries = [
    {
      at: 0,
      line: 0,
      mark: 'stroke-truth',
      dash: undefined,
      text: `测试 ${percent(forest.test[trees - 1] ?? 0)}`,
    },
    {
      at: 126,
      line: 0,
      mark: 'stroke-noise',
      dash: '5 3',
      text: `袋外 ${percent(forest.outOfBag[trees - 1]?.error ?? 0)}`,
    },
    {
      at: narrow ? 0 : 252,
      line: narrow ? 1 : 0,
      mark: 'stroke-muted',
      dash: '2 4',
      text: `理论最低 ${percent(forest.least)}`,
    },
  ];
  return (
    <g>
      {entries.map(({ at, line, ...entry }) => (
        <LineKey key={entry.mark} x={x + at} y={y + line * 22} length={24} {...entry} />
      ))}
    </g>
  );
}
