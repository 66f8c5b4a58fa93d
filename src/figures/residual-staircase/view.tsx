import { scaleLinear, scaleLog } from 'd3-scale';
import { answer } from '../../math/regression-tree.ts';
import type { Tree } from '../../math/regression-tree.ts';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { mostRounds, sine, staircase } from './model.ts';
import type { Staircase, StaircaseParams } from './model.ts';

const NU_RANGE = [0.05, 1] as const;

const clamp = (v: number, low: number, high: number) => Math.min(high, Math.max(low, v || low));

/** The parameters inside their limits, whatever the address says. */
const sane = (params: StaircaseParams): StaircaseParams => ({
  ...params,
  m: Math.round(clamp(params.m, 3, mostRounds)),
  nu: clamp(params.nu, ...NU_RANGE),
  depth: Math.round(clamp(params.depth, 1, 4)),
});

const kept = new Map<string, Staircase>();

/** The run of these parameters; the last ones are kept, for `m` alone does not change them. */
function runOf(params: StaircaseParams): Staircase {
  const { data, nu, depth, start, seed } = params;
  const key = JSON.stringify([data, nu, depth, start, data === 'sine' ? seed : 0]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const fresh = staircase(params);
  if (kept.size > 40) kept.clear();
  kept.set(key, fresh);
  return fresh;
}

/** A box in pixels. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Scene {
  readonly run: Staircase;
  readonly params: StaircaseParams;
  readonly domain: readonly [number, number];
  readonly values: readonly [number, number];
  readonly residuals: readonly [number, number];
  /** Places between which all functions are drawn */
  readonly places: readonly number[];
}

function sceneOf(raw: StaircaseParams): Scene {
  const params = sane(raw);
  const run = runOf(params);
  const ten = params.data !== 'sine';
  const domain = ten ? ([0.5, 10.5] as const) : ([0, 1] as const);
  const [from, to] = domain;
  const places = Array.from({ length: 201 }, (_, i) => from + ((to - from) * (i + 0.5)) / 201);
  const spread = ten && params.start === 'zero' ? 10 : 2;
  const low = params.start === 'zero' && ten ? 0 : 5;
  return {
    run,
    params,
    domain,
    values: ten ? [low, 10] : [-2.2, 2.2],
    residuals: [-spread, spread],
    places,
  };
}

/** A step function through its values at `places`, as path data: level, then straight up or down. */
function stepPath(places: readonly number[], values: readonly number[], x: Scale, y: Scale, to: number) {
  const half = ((places[1] ?? 0) - (places[0] ?? 0)) / 2;
  const path = places.map((place, i) => {
    const height = px(y(values[i] ?? 0));
    if (i === 0) return `M${px(x(place - half))} ${height}`;
    return values[i] === values[i - 1] ? '' : `H${px(x(place - half))}V${height}`;
  });
  return `${path.join('')}H${px(to)}`;
}

/** F_k at the places. */
const modelAt = ({ run, params, places }: Scene, k: number) =>
  places.map((place) =>
    run.rounds.slice(0, k).reduce((F, { tree }) => F + params.nu * answer(tree, [place]), run.start),
  );

const treeAt = ({ places }: Scene, tree: Tree) => places.map((place) => answer(tree, [place]));

interface CellProps {
  readonly scene: Scene;
  readonly k: number;
  readonly box: Box;
  readonly ticks: boolean;
}

const tickPlaces = (scene: Scene) => (scene.params.data === 'sine' ? [0, 0.5, 1] : [1, 5, 10]);

/** The samples and F_k over them. */
function Fit({ scene, k, box, ticks }: CellProps) {
  const x = scaleLinear(scene.domain, [box.left, box.right]);
  const y = scaleLinear(scene.values, [box.bottom, box.top]).clamp(true);
  const { points } = scene.run;
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        count={3}
        format={ticks ? undefinedFormat : none}
      />
      {scene.params.data === 'sine' && (
        <path
          class="fill-none stroke-truth"
          stroke-width={1.5}
          stroke-dasharray="4 3"
          d={scene.places.map((p, i) => `${i === 0 ? 'M' : 'L'}${px(x(p))} ${px(y(sine(p)))}`).join('')}
        />
      )}
      {points.y.map((value, i) => (
        <circle key={i} class="fill-data" cx={px(x(points.x[i] ?? 0))} cy={px(y(value))} r={3} />
      ))}
      <path
        class="fill-none stroke-model"
        stroke-width={2.5}
        d={stepPath(scene.places, modelAt(scene, k), x, y, box.right)}
      />
    </g>
  );
}

const none = () => '';
const undefinedFormat = (v: number) => decimal(v, 0);

/** The residuals before round k, and the tree fitted to them. */
function Rest({ scene, k, box, ticks }: CellProps) {
  const round = scene.run.rounds[k - 1];
  if (round === undefined) return null;
  const x = scaleLinear(scene.domain, [box.left, box.right]);
  const y = scaleLinear(scene.residuals, [box.bottom, box.top]).clamp(true);
  const { points } = scene.run;
  const [low, high] = scene.residuals;
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[low, 0, high]}
        format={ticks ? undefinedFormat : none}
      />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={px(y(0))} y2={px(y(0))} />
      {round.residuals.map((r, i) => {
        const at = px(x(points.x[i] ?? 0));
        return (
          <g key={i}>
            <line class="stroke-data" x1={at} x2={at} y1={px(y(0))} y2={px(y(r))} opacity={0.5} />
            <circle class="fill-data" cx={at} cy={px(y(r))} r={2.5} />
          </g>
        );
      })}
      <path
        class="fill-none stroke-alt"
        stroke-width={2.5}
        d={stepPath(scene.places, treeAt(scene, round.tree), x, y, box.right)}
      />
    </g>
  );
}

const name = ({ params }: Scene) => (params.data === 'sine' ? '均方误差' : '残差平方和');

/** What the curve shows: SSE of the ten points, or the mean of the 40. */
const errors = ({ run, params }: Scene) =>
  params.data === 'sine' ? run.sse.map((sse) => sse / run.points.y.length) : run.sse;

/** The error of every round, on a logarithmic scale; three rounds carry their numbers. */
function Curve({ scene, box, shown }: { scene: Scene; box: Box; shown: readonly number[] }) {
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
  const path = (values: readonly number[]) =>
    within(values)
      .map((v, i) => `${i === 0 ? 'M' : 'L'}${px(x(i))} ${px(y(v))}`)
      .join('');
  const bestTest = test.indexOf(Math.min(...test));
  /** Whether a number beside this round leaves the next one free. */
  const clear = (k: number) => shown.every((other) => other <= k || x(other) - x(k) > 26);
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right - 14}
        tickValues={decades}
        format={(v) => (v >= 1 ? String(Math.round(v)) : String(Number(v.toPrecision(1))))}
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
        const height = px(y(Math.max(value, 1e-4)));
        return (
          <g key={k}>
            <circle class={k === m ? 'fill-accent' : 'fill-model'} cx={at} cy={height} r={5} />
            {clear(k) && (
              <text
                class="value stroke-paper"
                stroke-width={4}
                paint-order="stroke"
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

function say(raw: StaircaseParams): string {
  const scene = sceneOf(raw);
  const { run, params } = scene;
  const { m, nu } = params;
  const train = errors(scene);
  const tree = run.rounds[m - 1]?.tree;
  const cut =
    tree !== undefined && 'threshold' in tree
      ? `，第${m}棵树先切${decimal(tree.threshold, params.data === 'sine' ? 2 : 1)}`
      : '';
  const head = `ν = ${decimal(nu)}，深度${params.depth}，第${m}轮${cut}；训练${name(scene)}${decimal(train[m] ?? 0, 4)}`;
  if (run.test.length === 0) return `${head}，起点时${decimal(train[0] ?? 0, 2)}。`;
  const best = Math.min(...run.test);
  return `${head}，测试${decimal(run.test[m] ?? 0, 3)}；测试最低${decimal(best, 3)}，在第${run.test.indexOf(best)}轮；种子${params.seed}。`;
}

function Key({
  x,
  y,
  mark,
  text,
  dash,
}: {
  x: number;
  y: number;
  mark: string;
  text: string;
  dash?: string;
}) {
  return (
    <g>
      {mark === 'fill-data' ? (
        <circle class={mark} cx={x + 8} cy={y - 5} r={4} />
      ) : (
        <line
          class={mark}
          x1={x}
          x2={x + 18}
          y1={y - 5}
          y2={y - 5}
          stroke-width={2.5}
          stroke-dasharray={dash}
        />
      )}
      <text class="tick" x={x + 23} y={y}>
        {text}
      </text>
    </g>
  );
}

function draw({ params: raw, width }: DrawState<StaircaseParams>) {
  const scene = sceneOf(raw);
  const { m, data } = scene.params;
  const wide = width >= 560;
  const shown = [1, 2, m];
  const train = errors(scene);
  const gutter = 34;
  const top = 74;
  const cellWidth = wide ? (width - gutter - 2 * 22 - 8) / 3 : (width - gutter - 30 - 8) / 2;
  const cellHeight = wide ? 128 : 100;
  const cells = shown.map((k, i) => {
    const left = wide ? gutter + i * (cellWidth + 22) : gutter;
    const y0 = wide ? top : top + i * (cellHeight + 38);
    const fit: Box = { left, right: px(left + cellWidth), top: y0, bottom: y0 + cellHeight };
    const rest: Box = wide
      ? { ...fit, top: fit.bottom + 34, bottom: fit.bottom + 34 + 96 }
      : { ...fit, left: px(left + cellWidth + 30), right: px(left + 2 * cellWidth + 30) };
    return { k, fit, rest };
  });
  const lowest = cells.at(-1)?.rest.bottom ?? 0;
  const curve: Box = {
    left: wide ? gutter + 10 : gutter + 12,
    right: width - 4,
    top: lowest + 78,
    bottom: lowest + 78 + (wide ? 112 : 130),
  };
  const x = (box: Box) => scaleLinear(scene.domain, [box.left, box.right]);
  const sineMode = data === 'sine';
  const slim = width < 340;
  return (
    <Picture width={width} height={curve.bottom + 44} label={`一棵接一棵。${say(raw)}`}>
      <Key x={4} y={18} mark="fill-data" text="样本、残差" />
      <Key x={104} y={18} mark="stroke-model" text="F：各树之和" />
      <Key x={wide ? 224 : slim ? 4 : 218} y={slim ? 40 : 18} mark="stroke-alt" text="这一轮的树" />
      {sineMode && (
        <Key
          x={wide ? 340 : slim ? 118 : 4}
          y={wide ? 18 : 40}
          mark="stroke-truth"
          dash="4 3"
          text="真相sin 2πx"
        />
      )}
      {cells.map(({ k, fit, rest }, i) => (
        <g key={i}>
          <text class="label" x={fit.left} y={fit.top - 14}>
            {`第${k}轮后的F`}
          </text>
          <text class="label" x={rest.left} y={rest.top - 14}>
            {`第${k}轮前的残差`}
          </text>
          <Fit scene={scene} k={k} box={fit} ticks={!wide || i === 0} />
          <Rest scene={scene} k={k} box={rest} ticks={!wide || i === 0} />
          {(wide || i === 2) && (
            <AxisBottom scale={x(rest)} at={rest.bottom} tickValues={tickPlaces(scene)} />
          )}
          {!wide && i === 2 && <AxisBottom scale={x(fit)} at={fit.bottom} tickValues={tickPlaces(scene)} />}
        </g>
      ))}
      <text class="label" x={4} y={curve.top - 18}>
        {sineMode ? '均方误差：' : `训练残差平方和（对数轴），起点${decimal(train[0] ?? 0)}`}
      </text>
      {sineMode && (
        <g>
          <Key x={80} y={curve.top - 18} mark="stroke-model" text="训练" />
          <Key x={150} y={curve.top - 18} mark="stroke-truth" text="测试，圈在最低处" />
        </g>
      )}
      <Curve scene={scene} box={curve} shown={shown} />
    </Picture>
  );
}

/** Miniature: points, one stair of many steps, the falling bars of the error. */
function thumb(raw: StaircaseParams) {
  const scene = sceneOf(raw);
  const { points, sse } = scene.run;
  const x = scaleLinear(scene.domain, [4, 104]);
  const y = scaleLinear(scene.values, [92, 4]).clamp(true);
  const bar = scaleLinear([0, Math.sqrt(sse[0] ?? 1)], [0, 82]);
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      {points.y.map((value, i) => (
        <circle key={i} class="fill-data" cx={px(x(points.x[i] ?? 0))} cy={px(y(value))} r={3} />
      ))}
      <path
        class="fill-none stroke-model"
        stroke-width={3}
        d={stepPath(scene.places, modelAt(scene, scene.params.m), x, y, 104)}
      />
      {[0, 1, 2, 3].map((k) => (
        <rect
          key={k}
          class={k === 0 ? 'fill-muted' : 'fill-alt'}
          x={112 + k * 10}
          y={px(92 - bar(Math.sqrt(sse[k] ?? 0)))}
          width={7}
          height={px(bar(Math.sqrt(sse[k] ?? 0)))}
        />
      ))}
    </svg>
  );
}

export const figure = defineFigure<StaircaseParams>({
  title: '一棵接一棵',
  initial: { data: 'ten', m: 6, nu: 1, depth: 1, start: 'mean', seed: 3 },
  controls: () => [
    {
      kind: 'choice',
      name: 'data',
      label: '数据',
      options: [
        { value: 'ten', label: '十个点' },
        { value: 'sine', label: '40个带噪声的点' },
      ],
    },
    {
      kind: 'choice',
      name: 'start',
      label: '起点',
      options: [
        { value: 'mean', label: '均值' },
        { value: 'zero', label: '0' },
      ],
    },
    { kind: 'range', name: 'm', label: '轮数', symbol: 'm', min: 3, max: mostRounds, step: 1 },
    {
      kind: 'range',
      name: 'nu',
      label: '收缩率',
      symbol: 'ν',
      min: NU_RANGE[0],
      max: NU_RANGE[1],
      step: 0.05,
      format: (v) => decimal(v),
    },
    { kind: 'range', name: 'depth', label: '树的深度', min: 1, max: 4, step: 1 },
    {
      kind: 'action',
      label: '换一份噪声',
      apply: ({ seed }) => ({ data: 'sine', seed: seed + 1 }),
    },
  ],
  draw,
  read: say,
  thumb,
});
