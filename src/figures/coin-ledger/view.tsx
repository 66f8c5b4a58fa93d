import { scaleLinear, scaleLog } from 'd3-scale';
import { oneOf, whole } from '../../math/limits.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { grouped } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { arrayOf, ledgerScene, SHAPES, totals } from './model.ts';
import type { Shape } from './model.ts';

/** The step shown and the window in the small array of 16; the shape of both arrays; the length of the large one. */
type Params = { i: number; k: number; shape: string; n: number };

const LENGTH = 16;
const LAST = LENGTH - 1;
const SIZES = [20, 2000] as const;

const ROW = { legend: 17, top: 48, bottom: 128, index: 148, stop: 172, removal: 202, sum: 244, totals: 292 };
const GAP = 46;
const HEIGHT = ROW.totals + 4 * GAP - 4;

function scene(params: Params) {
  const shape: Shape = oneOf(params.shape, SHAPES, 'valley');
  const [i, k] = [whole(params.i, [0, LAST]), whole(params.k, [2, LENGTH])];
  const n = whole(params.n, SIZES);
  return { i, n, ...ledgerScene(arrayOf(shape, LENGTH), k, i), large: totals(shape, n), window: k };
}

type Scene = ReturnType<typeof scene>;

/** A coin: full once spent, in the colour of action when spent in this very step, a ring while it is kept. */
function Coin({ x, y, r, at, i }: { x: number; y: number; r: number; at: number | undefined; i: number }) {
  const spent = at !== undefined && at <= i;
  const colour = at === i ? 'fill-accent stroke-accent' : 'fill-noise stroke-noise';
  return (
    <circle class={spent ? colour : 'fill-paper stroke-muted'} stroke-width="1.5" cx={px(x)} cy={y} r={r} />
  );
}

const KINDS = [
  { name: '还在手里', at: undefined },
  { name: '以前用掉', at: 0 },
  { name: '本步用掉', at: 1 },
];

/** The small array, two coins under each element. */
function Ledger({ data, width }: { data: Scene; width: number }) {
  const { nums, coins, i, queue } = data;
  const slim = isSlim(width);
  const left = !isWide(width) ? 40 : 60;
  const column = (width - left - 4) / LENGTH;
  const r = Math.min(9, column / 2 - 1.5);
  const x = (index: number) => left + column * (index + 0.5);
  const y = scaleLinear([0, LENGTH], [ROW.bottom, ROW.top]);
  const bar = Math.min(24, column - 5);
  return (
    <g>
      {KINDS.map(({ name, at }, kind) => (
        <g key={name}>
          <Coin x={10 + kind * 100} y={ROW.legend - 5} r={7} at={at} i={1} />
          <text class="label" x={23 + kind * 100} y={ROW.legend}>
            {name}
          </text>
        </g>
      ))}
      <rect
        class="fill-surface stroke-accent"
        stroke-width="1.5"
        x={px(x(i) - column / 2)}
        y={ROW.top - 20}
        width={px(column)}
        height={ROW.removal + 14 - ROW.top + 20}
        rx="4"
      />
      {nums.map((value, index) => (
        <g key={index}>
          <rect
            class={queue.includes(index) ? 'fill-model' : 'fill-data'}
            opacity={queue.includes(index) ? 1 : index > i ? 0.2 : 0.45}
            x={px(x(index) - bar / 2)}
            y={px(y(value))}
            width={px(bar)}
            height={px(ROW.bottom - y(value))}
          />
          <text class="tick" x={px(x(index))} y={px(y(value) - 4)} text-anchor="middle">
            {value}
          </text>
          {(column >= 26 || index % 3 === 0) && (
            <text class="tick" x={px(x(index))} y={ROW.index} text-anchor="middle">
              {index}
            </text>
          )}
          {index <= i && <Coin x={x(index)} y={ROW.stop} r={r} at={coins[index]?.stop} i={i} />}
          {index <= i && <Coin x={x(index)} y={ROW.removal} r={r} at={coins[index]?.removal} i={i} />}
        </g>
      ))}
      <line class="stroke-muted" x1={left} x2={width - 4} y1={ROW.bottom} y2={ROW.bottom} />
      {(
        [
          ['下标', ROW.index],
          ['失败', ROW.stop + 5],
          ['弹出', ROW.removal + 5],
        ] as const
      ).map(([name, at]) => (
        <text class="label" key={name} x={2} y={at}>
          {name}
        </text>
      ))}
      <text class="value" x={2} y={ROW.sum}>
        {`${slim ? '' : `前 ${i + 1} 步`}带来 ${data.brought} 枚，用掉 ${data.spent} 枚；本步用 ${data.now} 枚`}
      </text>
    </g>
  );
}

/** The comparisons of all methods on the large array, on a logarithmic scale. */
function Totals({ data, width }: { data: Scene; width: number }) {
  const { large, n } = data;
  const scale = scaleLog([10, 1e6], [0, width - 92]);
  const rows = [
    { name: '单调队列', value: large.queue, colour: 'fill-model' },
    { name: '硬币的上限 2n − 2', value: large.bound, colour: 'fill-truth' },
    { name: '只记最大值', value: large.rescan, colour: 'fill-alt' },
    { name: '每窗重看', value: large.brute, colour: 'fill-noise' },
  ];
  return (
    <g>
      <text class="label" x={2} y={ROW.totals - 20}>
        {`${isSlim(width) ? '' : '换成 '}n = ${grouped(n)}，k = ${grouped(large.k)}：比较次数（对数尺）`}
      </text>
      {rows.map(({ name, value, colour }, row) => {
        const y = ROW.totals + row * GAP;
        const end = Math.max(2, scale(Math.max(10, value)));
        return (
          <g key={name}>
            <text class="tick" x={2} y={y + 10}>
              {name}
            </text>
            <rect class={colour} x={2} y={y + 16} width={px(end)} height="14" />
            <text class="value" x={px(end + 9)} y={y + 28}>
              {grouped(value)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function draw({ params, width }: DrawState<Params>) {
  const data = scene(params);
  return (
    <Picture width={width} height={HEIGHT} label={`比较次数的账。${read(params)}`}>
      <Ledger data={data} width={width} />
      <Totals data={data} width={width} />
    </Picture>
  );
}

function read(params: Params): string {
  const { i, window, brought, spent, now, queue, large, n } = scene(params);
  return (
    `第 ${i} 步（窗口 ${window}）比较 ${now} 次；至此带来 ${brought} 枚硬币，用掉 ${spent} 枚，队列长 ${queue.length}。` +
    `n = ${grouped(n)}、k = ${grouped(large.k)}：入队 ${grouped(large.push)}，出队 ${grouped(large.pop)}，比较 ${grouped(large.queue)}，上限 ${grouped(large.bound)}；` +
    `只记最大值 ${grouped(large.rescan)}，每窗重看 ${grouped(large.brute)}`
  );
}

/** Bars of the array and the two rows of coins. */
function thumb(params: Params) {
  const { nums, coins, i } = scene(params);
  const x = (index: number) => 8 + index * 9.07;
  return (
    <Miniature>
      {nums.map((value, index) => (
        <g key={index}>
          <rect
            class="fill-data"
            opacity="0.5"
            x={px(x(index) - 3)}
            y={px(60 - value * 3.3)}
            width="6"
            height={px(value * 3.3)}
          />
          {index <= i && <Coin x={x(index)} y={71} r={3.6} at={coins[index]?.stop} i={i} />}
          {index <= i && <Coin x={x(index)} y={85} r={3.6} at={coins[index]?.removal} i={i} />}
        </g>
      ))}
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '记账：每个数两枚硬币',
  initial: { i: LAST, k: LENGTH, shape: 'valley', n: 1000 },
  controls: () => [
    {
      kind: 'choice',
      name: 'shape',
      label: '数组',
      options: [
        { value: 'valley', label: '先降后升' },
        { value: 'random', label: '随机' },
        { value: 'falling', label: '递减' },
        { value: 'rising', label: '递增' },
      ],
    },
    { kind: 'range', name: 'i', label: '走到第几步', symbol: 'i', min: 0, max: LAST, step: 1 },
    { kind: 'range', name: 'k', label: '小图的窗口', symbol: 'k', min: 2, max: LENGTH, step: 1 },
    {
      kind: 'range',
      name: 'n',
      label: '大数组的长',
      symbol: 'n',
      min: SIZES[0],
      max: SIZES[1],
      step: 1,
      scale: 'log',
      format: (v) => String(Math.round(v)),
    },
    { kind: 'action', label: '下一步', apply: ({ i }) => ({ i: i >= LAST ? 0 : i + 1 }) },
  ],
  draw,
  read,
  thumb,
});
