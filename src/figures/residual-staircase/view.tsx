import { scaleLinear } from 'd3-scale';
import { AxisBottom } from '../axis.tsx';
import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { DiscKey, LineKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { mostRounds } from './model.ts';
import type { StaircaseParams } from './model.ts';
import { NU_RANGE, errors, name, sceneOf } from './scene.ts';
import { Curve } from './curve.tsx';
import { Fit, Rest, modelAt, stepPath, tickPlaces } from './panels.tsx';

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

function draw({ params: raw, width }: DrawState<StaircaseParams>) {
  const scene = sceneOf(raw);
  const { m, data } = scene.params;
  const wide = isWide(width);
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
  const slim = isSlim(width);
  return (
    <Picture width={width} height={curve.bottom + 44} label={`一棵接一棵。${say(raw)}`}>
      <DiscKey x={12} y={18} r={4} mark="fill-data" text="样本、残差" />
      <LineKey length={18} x={104} y={18} mark="stroke-model" text="F：各树之和" />
      <LineKey
        length={18}
        x={wide ? 224 : slim ? 4 : 218}
        y={slim ? 40 : 18}
        mark="stroke-alt"
        text="这一轮的树"
      />
      {sineMode && (
        <LineKey
          length={18}
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
          <LineKey length={18} x={80} y={curve.top - 18} mark="stroke-model" text="训练" />
          <LineKey length={18} x={150} y={curve.top - 18} mark="stroke-truth" text="测试，圈在最低处" />
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
    <Miniature>
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
    </Miniature>
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
      format: decimal,
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
