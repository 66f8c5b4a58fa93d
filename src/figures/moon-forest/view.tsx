import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal, percent } from '../numerals.ts';
import { Miniature, Picture, isWide } from '../picture.tsx';
import { anyDepth, moonData, mostTrees, plane } from './model.ts';
import { CurveKey, Curves } from './curves.tsx';
import { forestOf, treesOf } from './forests.ts';
import type { Params } from './forests.ts';
import { Key, Panel, Votes } from './panels.tsx';

function draw({ params, width, set }: DrawState<Params>) {
  const forest = forestOf(params);
  const trees = treesOf(params);
  const wide = isWide(width);
  const gap = wide ? 14 : 10;
  const small = wide ? (width - 2 * gap) / 3 : (width - gap) / 2;
  const ratio = (plane.y[1] - plane.y[0]) / (plane.x[1] - plane.x[0]);
  const smallHeight = Math.round(small * ratio);
  const cell = (left: number, y: number, across: number): Box => ({
    left,
    right: left + across,
    top: y,
    bottom: y + Math.round(across * ratio),
  });
  const top = 28;
  const boxes: readonly Box[] = wide
    ? [0, 1, 2].map((k) => cell(k * (small + gap), top, small))
    : [cell(0, top, small), cell(small + gap, top, small), cell(0, top + smallHeight + 34, width)];
  const last = boxes[2] ?? cell(0, top, width);
  const keyAt = last.bottom + 24;
  const curveKeyAt = keyAt + (wide ? 38 : 62);
  const curveTop = curveKeyAt + (wide ? 16 : 38);
  const curve: Box = { left: 40, right: width - 14, top: curveTop, bottom: curveTop + (wide ? 150 : 170) };
  const errors = `测试错误率${percent(forest.test[trees - 1] ?? 0)}`;
  return (
    <Picture
      width={width}
      height={curve.bottom + 44}
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
  const box: Box = { left: 0, right: 152, top: 0, bottom: 96 };
  return (
    <Miniature>
      <Votes forest={forest} trees={treesOf(params)} box={box} />
    </Miniature>
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
      format: decimal,
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
