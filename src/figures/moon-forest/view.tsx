import { scaleLinear, scaleLog } from 'd3-scale';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import {
  anyDepth,
  bandRectangles,
  borderEdges,
  moonData,
  moonForest,
  mostTrees,
  plane,
  shareGrid,
} from './model.ts';
import type { MoonForest } from './model.ts';

/** `trees` may be broken on its logarithmic slider; `mtry` is '1' or '2'. */
type Params = { trees: number; mtry: string; depth: number; noise: number };

const columns = 60;
const rows = 44;
/** Classes and opacities of the six bands of a share of label 1. */
const bands = [
  ['fill-model', 0.42],
  ['fill-model', 0.24],
  ['fill-model', 0.09],
  ['fill-alt', 0.09],
  ['fill-alt', 0.24],
  ['fill-alt', 0.42],
] as const;

/** Forests already grown, the last few: growing one is too slow for every movement of a slider. */
const grown = new Map<string, MoonForest>();

function forestOf({ mtry, depth, noise }: Params): MoonForest {
  const key = [mtry, Math.round(depth), noise].join(' ');
  const known = grown.get(key);
  if (known !== undefined) return known;
  const forest = moonForest({ mtry: mtry === '2' ? 2 : 1, maxDepth: Math.round(depth), noise });
  const oldest = grown.keys().next();
  if (grown.size >= 24 && oldest.done !== true) grown.delete(oldest.value);
  grown.set(key, forest);
  return forest;
}

const treesOf = ({ trees }: Params) => Math.min(mostTrees, Math.max(1, Math.round(trees)));
const percent = (share: number) => `${decimal(100 * share, 1)}%`;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The training points of one label as dots of one path, round or square by the ends of its strokes. */
function Dots({ forest, label, box, size }: { forest: MoonForest; label: 0 | 1; box: Box; size: number }) {
  const { columns: features, labels } = forest.train;
  const x = scaleLinear(plane.x, [box.x, box.x + box.width]);
  const y = scaleLinear(plane.y, [box.y + box.height, box.y]);
  const inside = (at: number, [from, to]: readonly [number, number]) => at > from && at < to;
  const path = Array.from(labels, (one, i) => {
    const [a, b] = [features[0]?.[i] ?? 0, features[1]?.[i] ?? 0];
    if (one !== label || !inside(a, plane.x) || !inside(b, plane.y)) return '';
    return `M${x(a).toFixed(1)} ${y(b).toFixed(1)}h0`;
  }).join('');
  const cap = label === 0 ? 'round' : 'square';
  return (
    <g>
      <path class="fill-none stroke-paper" d={path} stroke-width={size + 1.6} stroke-linecap={cap} />
      <path
        class={`fill-none ${label === 0 ? 'stroke-model' : 'stroke-alt'}`}
        d={path}
        stroke-width={label === 0 ? size : size - 0.6}
        stroke-linecap={cap}
      />
    </g>
  );
}

/** The plane coloured by the share of votes of the first trees, and the border where it is a half. */
function Votes({ forest, trees, box }: { forest: MoonForest; trees: number; box: Box }) {
  const grid = shareGrid(forest.trees.slice(0, trees), columns, rows);
  const { across, down } = borderEdges(grid, columns);
  const border = `${across.map(([x, y, w]) => `M${x} ${y}h${w}`).join('')}${down.map(([x, y, h]) => `M${x} ${y}v${h}`).join('')}`;
  const scale = `translate(${px(box.x)} ${px(box.y)}) scale(${(box.width / columns).toFixed(4)} ${(box.height / rows).toFixed(4)})`;
  return (
    <g transform={scale}>
      {bandRectangles(grid, columns).map((rectangles, band) => {
        const [fill, opacity] = bands[band] ?? bands[0];
        if (rectangles.length === 0) return null;
        const path = rectangles.map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h-${w}z`).join('');
        return <path key={band} class={fill} opacity={opacity} d={path} shape-rendering="crispEdges" />;
      })}
      <path
        class="fill-none stroke-ink"
        d={border}
        stroke-width={1.6}
        stroke-linecap="square"
        vector-effect="non-scaling-stroke"
      />
    </g>
  );
}

/** One panel: how many trees, what they say of the plane, and how often they err. */
function Panel({ forest, trees, box, now }: { forest: MoonForest; trees: number; box: Box; now: boolean }) {
  const size = box.width > 300 ? 5 : 3.6;
  return (
    <g>
      <text class={now ? 'fill-accent' : 'fill-ink'} font-size="14" font-weight="650" x={box.x} y={box.y - 9}>
        {trees}棵
      </text>
      <text class="tick" x={box.x + box.width} y={box.y - 9} text-anchor="end">
        测试错{percent(forest.test[trees - 1] ?? 0)}
      </text>
      <Votes forest={forest} trees={trees} box={box} />
      <Dots forest={forest} label={0} box={box} size={size} />
      <Dots forest={forest} label={1} box={box} size={size} />
      <rect
        class={`fill-none ${now ? 'stroke-accent' : 'stroke-rule'}`}
        x={px(box.x)}
        y={px(box.y)}
        width={px(box.width)}
        height={px(box.height)}
        stroke-width={now ? 2 : 1}
      />
    </g>
  );
}

/** What the marks of the panels mean, on one line or two. */
function Key({ x, y, narrow }: { x: number; y: number; narrow: boolean }) {
  const second = narrow ? { x, y: y + 24 } : { x: x + 196, y };
  const swatch = 15;
  return (
    <g>
      <circle class="fill-model" cx={x + 5} cy={y - 5} r={4} />
      <text class="tick" x={x + 14} y={y}>
        上弯月（0）
      </text>
      <rect class="fill-alt" x={x + 93} y={y - 9} width={8} height={8} />
      <text class="tick" x={x + 107} y={y}>
        下弯月（1）
      </text>
      <text class="tick" x={second.x} y={second.y}>
        投1的比例 0
      </text>
      {bands.map(([fill, opacity], band) => (
        <rect
          key={band}
          class={fill}
          opacity={opacity}
          x={second.x + 84 + band * swatch}
          y={second.y - 11}
          width={swatch}
          height={13}
        />
      ))}
      <text class="tick" x={second.x + 84 + 6 * swatch + 5} y={second.y}>
        1
      </text>
      <line
        class="stroke-ink"
        x1={second.x + 84 + 6 * swatch + 28}
        x2={second.x + 84 + 6 * swatch + 46}
        y1={second.y - 5}
        y2={second.y - 5}
        stroke-width={1.6}
      />
      <text class="tick" x={second.x + 84 + 6 * swatch + 51} y={second.y}>
        分界
      </text>
    </g>
  );
}

interface CurveProps {
  forest: MoonForest;
  trees: number;
  box: Box;
  set: (trees: number) => void;
}

/** Both errors against the number of trees; a press or a drag moves the number. */
function Curves({ forest, trees, box, set }: CurveProps) {
  const { test, outOfBag, least } = forest;
  const oob = outOfBag.map(({ error }) => error);
  const all = [...test, ...oob, least];
  const x = scaleLog([1, mostTrees], [box.x, box.x + box.width]);
  const y = scaleLinear(
    [Math.max(0, Math.min(...all) - 0.008), Math.max(...all) + 0.004],
    [box.y + box.height, box.y],
  );
  const path = (values: readonly number[]) =>
    values.map((value, b) => `${b === 0 ? 'M' : 'L'}${px(x(b + 1))} ${px(y(value))}`).join('');
  const right = box.x + box.width;
  const follow = (event: PointerEvent) => {
    const frame = (event.currentTarget as SVGRectElement).getBoundingClientRect();
    const at = box.x + ((event.clientX - frame.left) / frame.width) * box.width;
    set(Math.min(mostTrees, Math.max(1, Math.round(x.invert(at)))));
  };
  const here = px(x(trees));
  return (
    <g>
      <AxisLeft
        scale={y as Scale}
        at={box.x}
        across={right}
        count={4}
        format={(v) => `${decimal(100 * v, 0)}%`}
      />
      <AxisBottom
        scale={x as unknown as Scale}
        at={box.y + box.height}
        tickValues={[1, 2, 5, 10, 20, 50, 100, 200]}
        label="树的棵数B（对数刻度）"
      />
      <line
        class="stroke-muted"
        x1={box.x}
        x2={right}
        y1={px(y(least))}
        y2={px(y(least))}
        stroke-width={1.5}
        stroke-dasharray="2 4"
      />
      <path class="fill-none stroke-noise" d={path(oob)} stroke-width={2} stroke-dasharray="5 3" />
      <path class="fill-none stroke-truth" d={path(test)} stroke-width={2.5} />
      <line class="stroke-accent" x1={here} x2={here} y1={box.y} y2={box.y + box.height} stroke-width={1.5} />
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
      <rect
        class="fill-none drag"
        pointer-events="all"
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
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

/** Names of the three lines of the curves, with their values at B. */
function CurveKey({
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
      {entries.map(({ at, line, mark, dash, text }) => (
        <g key={mark}>
          <line
            class={mark}
            x1={x + at}
            x2={x + at + 24}
            y1={y + line * 22 - 5}
            y2={y + line * 22 - 5}
            stroke-width={2.5}
            stroke-dasharray={dash}
          />
          <text class="tick" x={x + at + 30} y={y + line * 22}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const forest = forestOf(params);
  const trees = treesOf(params);
  const wide = width >= 560;
  const gap = wide ? 14 : 10;
  const small = wide ? (width - 2 * gap) / 3 : (width - gap) / 2;
  const ratio = (plane.y[1] - plane.y[0]) / (plane.x[1] - plane.x[0]);
  const smallHeight = Math.round(small * ratio);
  const top = 28;
  const boxes: readonly Box[] = wide
    ? [0, 1, 2].map((k) => ({ x: k * (small + gap), y: top, width: small, height: smallHeight }))
    : [
        { x: 0, y: top, width: small, height: smallHeight },
        { x: small + gap, y: top, width: small, height: smallHeight },
        { x: 0, y: top + smallHeight + 34, width, height: Math.round(width * ratio) },
      ];
  const last = boxes[2] ?? { x: 0, y: 0, width, height: 0 };
  const keyAt = last.y + last.height + 24;
  const curveKeyAt = keyAt + (wide ? 38 : 62);
  const curve: Box = {
    x: 40,
    y: curveKeyAt + (wide ? 16 : 38),
    width: width - 54,
    height: wide ? 150 : 170,
  };
  const errors = `测试错误率${percent(forest.test[trees - 1] ?? 0)}`;
  return (
    <Picture
      width={width}
      height={curve.y + curve.height + 44}
      label={`两月牙上的投票：1棵、10棵与${trees}棵树的分界。${trees}棵时${errors}。`}
    >
      {[1, 10, trees].map((count, k) => (
        <Panel key={k} forest={forest} trees={count} box={boxes[k] ?? last} now={k === 2} />
      ))}
      <Key x={2} y={keyAt} narrow={!wide} />
      <CurveKey forest={forest} trees={trees} x={2} y={curveKeyAt} narrow={!wide} />
      <Curves forest={forest} trees={trees} box={curve} set={(count) => set({ trees: count })} />
    </Picture>
  );
}

function read(params: Params): string {
  const forest = forestOf(params);
  const trees = treesOf(params);
  const { error = 0, voted = 0 } = forest.outOfBag[trees - 1] ?? {};
  const unjudged = voted < moonData.n ? `（${moonData.n}个样本里只有${voted}个有袋外的树）` : '';
  return (
    `B = ${trees}，mtry = ${params.mtry}：测试错误率${percent(forest.test[trees - 1] ?? 0)}，` +
    `袋外错误率${percent(error)}${unjudged}；只种一棵时测试错误率${percent(forest.test[0] ?? 0)}。`
  );
}

function thumb(params: Params) {
  const forest = forestOf(params);
  const box: Box = { x: 0, y: 0, width: 152, height: 96 };
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      <Votes forest={forest} trees={treesOf(params)} box={box} />
    </svg>
  );
}

export const figure = defineFigure<Params>({
  title: '种一片森林',
  initial: { trees: 200, mtry: '1', depth: anyDepth, noise: moonData.noise },
  controls: () => [
    {
      kind: 'range',
      name: 'trees',
      label: '树的棵数',
      symbol: 'B',
      min: 1,
      max: mostTrees,
      step: 0.01,
      scale: 'log',
      format: (v) => String(Math.round(v)),
    },
    {
      kind: 'range',
      name: 'depth',
      label: '最大深度',
      min: 1,
      max: anyDepth,
      step: 1,
      format: (v) => (v >= anyDepth ? '不限' : String(Math.round(v))),
    },
    {
      kind: 'range',
      name: 'noise',
      label: '数据的噪声',
      symbol: 'ε',
      min: 0.1,
      max: 0.4,
      step: 0.05,
      format: (v) => decimal(v),
    },
    {
      kind: 'choice',
      name: 'mtry',
      label: '每次分裂看',
      options: [
        { value: '1', label: '1个特征' },
        { value: '2', label: '2个特征' },
      ],
    },
  ],
  draw,
  read,
  thumb,
});
