import { scaleLinear, scaleLog } from 'd3-scale';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { bags, bootstrapMatrix, expectedEmpty, neverDrawn, voters } from './model.ts';
import type { BagMatrix } from './model.ts';

/** n samples, the chosen one of them counted from 1, and the seed of the draws. */
type Params = { n: number; sample: number; seed: number };

const fewest = 3;
const mostSamples = 40;
const rowHeight = 22;

function scene(params: Params) {
  const n = Math.min(mostSamples, Math.max(fewest, Math.round(params.n)));
  const sample = Math.min(n, Math.max(1, Math.round(params.sample)));
  const matrix = bootstrapMatrix(n, bags, params.seed);
  return { n, sample, matrix, judges: voters(matrix, sample - 1) };
}

type Scene = ReturnType<typeof scene>;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One cell: how often the sample is in the bag; empty cells of the chosen sample are the trees that may vote. */
function Cell({ count, chosen, box }: { count: number; chosen: boolean; box: Box }) {
  const free = count === 0;
  const shade = ['0', '0.2', '0.4', '0.6'][Math.min(3, count)];
  return (
    <g>
      <rect
        class={free ? (chosen ? 'fill-accent' : 'fill-none stroke-rule') : 'fill-model'}
        opacity={free ? 1 : shade}
        x={px(box.x + 1)}
        y={px(box.y + 1)}
        width={px(box.width - 2)}
        height={px(box.height - 2)}
      />
      {!free && box.width >= 13 && (
        <text
          class="fill-ink"
          font-size="13"
          x={px(box.x + box.width / 2)}
          y={px(box.y + box.height / 2 + 4.5)}
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
function Matrix({ data, box, set }: MatrixProps) {
  const { n, sample, matrix, judges } = data;
  const wide = box.width / n;
  const every = n > 20 || wide < 15 ? 5 : n > 12 ? 2 : 1;
  const follow = (event: PointerEvent) => {
    const frame = (event.currentTarget as SVGRectElement).getBoundingClientRect();
    const at = Math.floor(((event.clientX - frame.left) / frame.width) * n);
    set(Math.min(n, Math.max(1, at + 1)));
  };
  return (
    <g>
      <text class="tick" x={box.x - 8} y={box.y - 8} text-anchor="end">
        样本
      </text>
      {Array.from({ length: n }, (_, i) => i + 1)
        .filter((i) => i === sample || (i % every === 0 && Math.abs(i - sample) * wide > 22))
        .map((i) => (
          <text
            key={i}
            class={i === sample ? 'fill-accent' : 'tick'}
            font-size={i === sample ? 14 : undefined}
            font-weight={i === sample ? 650 : undefined}
            x={px(box.x + (i - 0.5) * wide)}
            y={box.y - 8}
            text-anchor="middle"
          >
            {i}
          </text>
        ))}
      <text class="tick" x={box.x + box.width + 8} y={box.y - 8}>
        空位
      </text>
      {matrix.counts.map((bag, b) => {
        const y = box.y + b * rowHeight;
        const mayVote = judges.includes(b);
        return (
          <g key={b}>
            <text
              class={mayVote ? 'fill-accent' : 'tick'}
              font-size={mayVote ? 14 : undefined}
              font-weight={mayVote ? 650 : undefined}
              x={box.x - 8}
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
                box={{ x: box.x + i * wide, y, width: wide, height: rowHeight }}
              />
            ))}
            <text class="tick" x={box.x + box.width + 22} y={y + 15.5} text-anchor="middle">
              {matrix.missing[b]}
            </text>
          </g>
        );
      })}
      <rect
        class="fill-none stroke-accent"
        x={px(box.x + (sample - 1) * wide)}
        y={box.y - 1}
        width={px(wide)}
        height={rowHeight * bags + 2}
        stroke-width={2}
      />
      <rect
        class="fill-none drag"
        pointer-events="all"
        x={box.x}
        y={box.y}
        width={box.width}
        height={rowHeight * bags}
        onPointerDown={(event: PointerEvent) => {
          (event.currentTarget as SVGRectElement).setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event: PointerEvent) => {
          if (event.buttons !== 0) follow(event);
        }}
      />
    </g>
  );
}

/** The expected share of empty cells against n, its limit, and what was drawn. */
function Limit({ data, box }: { data: Scene; box: Box }) {
  const { n, matrix } = data;
  const right = box.x + box.width;
  const x = scaleLog([2, 1000], [box.x, right]);
  const y = scaleLinear([0.2, 0.5], [box.y + box.height, box.y]);
  const path = expectedEmpty
    .map(({ n: size, share }, k) => `${k === 0 ? 'M' : 'L'}${px(x(size))} ${px(y(share))}`)
    .join('');
  const drawn = Math.min(0.5, Math.max(0.2, matrix.emptyShare));
  return (
    <g>
      <AxisLeft
        scale={y as Scale}
        at={box.x}
        across={right}
        tickValues={[0.2, 0.3, 0.4, 0.5]}
        label="空位的比例"
        format={(v) => decimal(v, 1)}
      />
      <AxisBottom
        scale={x as unknown as Scale}
        at={box.y + box.height}
        tickValues={[3, 10, 100, 1000]}
        label="样本数n（对数刻度）"
      />
      <line
        class="stroke-truth"
        x1={box.x}
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
function Words({ data, x, y, narrow }: { data: Scene; x: number; y: number; narrow: boolean }) {
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
        这张表的空位{decimal(100 * matrix.emptyShare, 1)}%，期望
        <tspan>{decimal(100 * matrix.expected, 1)}%</tspan>
      </text>
    </g>
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const data = scene(params);
  const wide = width >= 560;
  const matrix: Box = {
    x: 48,
    y: 28,
    width: wide ? 360 : width - 48 - 42,
    height: rowHeight * bags,
  };
  const words = matrix.y + matrix.height + 28;
  const limit: Box = wide
    ? { x: 494, y: 44, width: width - 514, height: 200 }
    : { x: 42, y: words + 130, width: width - 60, height: 170 };
  const { sample, judges } = data;
  return (
    <Picture
      width={width}
      height={wide ? words + 62 : limit.y + limit.height + 44}
      label={`12棵树各抽${data.n}次：样本${sample}不在其中${judges.length}棵的袋里，整表空位${decimal(100 * data.matrix.emptyShare, 1)}%。`}
    >
      <Matrix data={data} box={matrix} set={(chosen) => set({ sample: chosen })} />
      <Words data={data} x={8} y={words} narrow={!wide} />
      <Limit data={data} box={limit} />
    </Picture>
  );
}

function read(params: Params): string {
  const { n, sample, matrix, judges } = scene(params);
  const who =
    judges.length === 0 ? '没有树能给它投票' : `树${judges.map((b) => b + 1).join('、')}可以给它投票`;
  return (
    `n = ${n}：空位${decimal(100 * matrix.emptyShare, 1)}%，期望${decimal(100 * matrix.expected, 2)}%，` +
    `极限${decimal(100 * neverDrawn, 2)}%；样本${sample}：${who}。`
  );
}

function Thumbnail({ matrix, sample }: { matrix: BagMatrix; sample: number }) {
  const shown = 14;
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      {matrix.counts
        .slice(0, 8)
        .map((bag, b) =>
          Array.from(bag.slice(0, shown), (count, i) =>
            count === 0 && i !== sample ? null : (
              <rect
                key={`${b} ${i}`}
                class={count === 0 ? 'fill-accent' : 'fill-model'}
                opacity={count === 0 ? 1 : 0.25 + 0.25 * Math.min(3, count)}
                x={6 + i * 10}
                y={4 + b * 11}
                width={9}
                height={10}
              />
            ),
          ),
        )}
    </svg>
  );
}

export const figure = defineFigure<Params>({
  title: '袋内袋外',
  initial: { n: 20, sample: 7, seed: 12 },
  controls: () => [
    { kind: 'range', name: 'n', label: '样本数', symbol: 'n', min: fewest, max: mostSamples, step: 1 },
    { kind: 'range', name: 'sample', label: '看哪个样本', min: 1, max: mostSamples, step: 1 },
    { kind: 'action', label: '重新抽一遍', apply: ({ seed }) => ({ seed: seed + 1 }) },
  ],
  draw,
  read,
  thumb: (params) => {
    const { matrix, sample } = scene(params);
    return <Thumbnail matrix={matrix} sample={sample - 1} />;
  },
});
