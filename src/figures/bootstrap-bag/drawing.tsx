import { scaleLinear, scaleLog } from 'd3-scale';
import { whole } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { decimal, percent } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { bags, expectedEmpty, neverDrawn } from './model.ts';
import type { Scene } from './scene.ts';

/** Height of the row of a bag. */
export const rowHeight = 22;

/** One cell: how often the sample is in the bag; empty cells of the chosen sample are the trees that may vote. */
function Cell({ count, chosen, box }: { count: number; chosen: boolean; box: Box }) {
  const free = count === 0;
  const shade = ['0', '0.2', '0.4', '0.6'][Math.min(3, count)];
  return (
    <g>
      <rect
        class={free ? (chosen ? 'fill-accent' : 'fill-none stroke-rule') : 'fill-model'}
        opacity={free ? 1 : shade}
        x={px(box.left + 1)}
        y={px(box.top + 1)}
        width={px(box.right - box.left - 2)}
        height={px(box.bottom - box.top - 2)}
      />
      {!free && box.right - box.left >= 13 && (
        <text
          class="fill-ink"
          font-size="13"
          x={px((box.left + box.right) / 2)}
          y={px((box.top + box.bottom) / 2 + 4.5)}
          text-anchor="middle"
        >
          {count}
        </text>
      )}
    </g>
  );
}

interface MatrixProps {
  data: Scene;
  box: Box;
  set: (sample: number) => void;
}

/** Rows are bags, columns samples; a press or a drag chooses a sample. */
export function Matrix({ data, box, set }: MatrixProps) {
  const { n, sample, matrix, judges } = data;
  const wide = (box.right - box.left) / n;
  const every = n > 20 || wide < 15 ? 5 : n > 12 ? 2 : 1;
  return (
    <g>
      <text class="tick" x={box.left - 8} y={box.top - 8} text-anchor="end">
        样本
      </text>
      {Array.from({ length: n }, (_, i) => i + 1)
        .filter((i) => i === sample || (i % every === 0 && Math.abs(i - sample) * wide > 22))
        .map((i) => (
          <text
            key={i}
            class={i === sample ? 'fill-accent' : 'tick'}
            font-size={i === sample ? 14 : undefined}
            font-weight={i === sample ? 700 : undefined}
            x={px(box.left + (i - 0.5) * wide)}
            y={box.top - 8}
            text-anchor="middle"
          >
            {i}
          </text>
        ))}
      <text class="tick" x={box.right + 8} y={box.top - 8}>
        空位
      </text>
      {matrix.counts.map((bag, b) => {
        const y = box.top + b * rowHeight;
        const mayVote = judges.includes(b);
        return (
          <g key={b}>
            <text
              class={mayVote ? 'fill-accent' : 'tick'}
              font-size={mayVote ? 14 : undefined}
              font-weight={mayVote ? 700 : undefined}
              x={box.left - 8}
              y={y + 15.5}
              text-anchor="end"
            >
              树{b + 1}
            </text>
            {Array.from(bag, (count, i) => (
              <Cell
                key={i}
                count={count}
                chosen={i === sample - 1}
                box={{
                  left: box.left + i * wide,
                  right: box.left + (i + 1) * wide,
                  top: y,
                  bottom: y + rowHeight,
                }}
              />
            ))}
            <text class="tick" x={box.right + 22} y={y + 15.5} text-anchor="middle">
              {matrix.missing[b]}
            </text>
          </g>
        );
      })}
      <rect
        class="fill-none stroke-accent"
        x={px(box.left + (sample - 1) * wide)}
        y={box.top - 1}
        width={px(wide)}
        height={rowHeight * bags + 2}
        stroke-width={2}
      />
      <Grip
        box={{ left: box.left, right: box.right, top: box.top, bottom: box.top + rowHeight * bags }}
        move={(x) => set(whole((x - box.left) / wide + 0.5, [1, n]))}
      />
    </g>
  );
}

/** The expected share of empty cells against n, its limit, and what was drawn. */
export function Limit({ data, box }: { data: Scene; box: Box }) {
  const { n, matrix } = data;
  const right = box.right;
  const x = scaleLog([2, 1000], [box.left, right]);
  const y = scaleLinear([0.2, 0.5], [box.bottom, box.top]);
  const path = polyline(expectedEmpty.map(({ n: size, share }) => [x(size), y(share)]));
  const drawn = Math.min(0.5, Math.max(0.2, matrix.emptyShare));
  return (
    <g>
      <AxisLeft
        scale={y as Scale}
        at={box.left}
        across={right}
        tickValues={[0.2, 0.3, 0.4, 0.5]}
        label="空位的比例"
        format={(v) => decimal(v, 1)}
      />
      <AxisBottom
        scale={x as unknown as Scale}
        at={box.bottom}
        tickValues={[3, 10, 100, 1000]}
        label="样本数n（对数刻度）"
      />
      <line
        class="stroke-truth"
        x1={box.left}
        x2={right}
        y1={px(y(neverDrawn))}
        y2={px(y(neverDrawn))}
        stroke-width={1.5}
        stroke-dasharray="5 4"
      />
      <text class="fill-truth" font-size="13" x={right} y={px(y(neverDrawn) - 8)} text-anchor="end">
        1/e = {decimal(neverDrawn, 4)}
      </text>
      <path class="fill-none stroke-model" d={path} stroke-width={2.5} />
      <text class="fill-model" font-size="13" x={right} y={px(y(neverDrawn) + 40)} text-anchor="end">
        (1 − 1/n)ⁿ
      </text>
      <line
        class="stroke-accent"
        x1={px(x(n))}
        x2={px(x(n))}
        y1={px(y(matrix.expected))}
        y2={px(y(drawn))}
        stroke-width={1.5}
      />
      <circle
        class="fill-model stroke-paper"
        cx={px(x(n))}
        cy={px(y(matrix.expected))}
        r={5.5}
        stroke-width={1.5}
      />
      <circle class="fill-accent stroke-paper" cx={px(x(n))} cy={px(y(drawn))} r={5.5} stroke-width={1.5} />
    </g>
  );
}

/** What the chosen column says, and what the two dots are. */
export function Words({ data, x, y, narrow }: { data: Scene; x: number; y: number; narrow: boolean }) {
  const { sample, judges, matrix } = data;
  const names = judges.map((b) => b + 1).join('、');
  const cell = 15;
  return (
    <g>
      <rect class="fill-accent" x={x} y={y - 12} width={cell} height={cell} />
      <text class="label" x={x + cell + 7} y={y}>
        {judges.length === 0
          ? `样本${sample}在每个袋里，没有树能验它`
          : `样本${sample}不在袋中，可由${judges.length}棵树验：${narrow ? '' : `树${names}`}`}
      </text>
      {narrow && judges.length > 0 && (
        <text class="label" x={x + cell + 7} y={y + 22}>
          树{names}
        </text>
      )}
      <rect class="fill-model" opacity={0.55} x={x} y={y + (narrow ? 34 : 14)} width={cell} height={cell} />
      <text class="label" x={x + cell + 7} y={y + (narrow ? 46 : 26)}>
        被抽中，越深次数越多；空格没抽中
      </text>
      <circle class="fill-accent" cx={x + 7} cy={y + (narrow ? 67 : 47)} r={5.5} />
      <text class="label" x={x + cell + 7} y={y + (narrow ? 72 : 52)}>
        这张表的空位{percent(matrix.emptyShare)}，期望
        <tspan>{percent(matrix.expected)}</tspan>
      </text>
    </g>
  );
}
