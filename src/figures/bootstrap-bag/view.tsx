import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { percent } from '../numerals.ts';
import { Miniature, Picture, isWide } from '../picture.tsx';
import { Limit, Matrix, Words, rowHeight } from './drawing.tsx';
import { bags, neverDrawn } from './model.ts';
import type { BagMatrix } from './model.ts';
import { fewest, mostSamples, scene } from './scene.ts';
import type { Params } from './scene.ts';

function draw({ params, width, set }: DrawState<Params>) {
  const data = scene(params);
  const wide = isWide(width);
  const matrix: Box = { left: 48, right: wide ? 408 : width - 42, top: 28, bottom: 28 + rowHeight * bags };
  const words = matrix.bottom + 28;
  const limit: Box = wide
    ? { left: 494, right: width - 20, top: 44, bottom: 244 }
    : { left: 42, right: width - 18, top: words + 130, bottom: words + 300 };
  const { sample, judges } = data;
  return (
    <Picture
      width={width}
      height={wide ? words + 62 : limit.bottom + 44}
      label={`12棵树各抽${data.n}次：样本${sample}不在其中${judges.length}棵的袋里，整表空位${percent(data.matrix.emptyShare)}。`}
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
    `n = ${n}：空位${percent(matrix.emptyShare)}，期望${percent(matrix.expected, 2)}，` +
    `极限${percent(neverDrawn, 2)}；样本${sample}：${who}。`
  );
}

function Thumbnail({ matrix, sample }: { matrix: BagMatrix; sample: number }) {
  const shown = 14;
  return (
    <Miniature>
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
    </Miniature>
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
