import { scaleLinear } from 'd3-scale';
import { clamp } from '../../math/limits.ts';
import { defineFigure } from '../figure.ts';
import type { Control } from '../figure.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { Bars, FILL, Grips, Legend, Queue } from './drawing.tsx';
import { HEIGHT, ROW, layout } from './layout.ts';
import { EXAMPLE, FALLING, VALLEY } from './model.ts';
import type { WindowScene } from './model.ts';
import { HIGHEST, LAST, LOWEST, SLOTS, arrayPatch, integer, numsOf, sceneOf, slotAt, tidy } from './scene.ts';
import type { Params } from './scene.ts';
import { TraceTable } from './table.tsx';

function answerOf({ from, step }: WindowScene): string {
  const range = from === step.i ? `下标 ${step.i}` : `下标 ${from} 到 ${step.i}`;
  return step.out === undefined ? `${range}，窗口还没满` : `窗口：${range}，最大值 ${integer(step.out)}`;
}

function read(raw: Params): string {
  const params = tidy(raw);
  const scene = sceneOf(params);
  const { step, bars } = scene;
  const values = (indices: readonly number[]) =>
    indices.map((index) => integer(bars[index]?.value ?? 0)).join('、');
  const popped = step.popped.length > 0 ? `从队尾弹出 ${values(step.popped)}` : '队尾没有弹出';
  const expired = step.expired === undefined ? '没有过期' : `队首 ${values([step.expired])} 过期`;
  const answer = step.out === undefined ? '窗口还没满' : `最大值 ${integer(step.out)}`;
  return (
    `i = ${step.i}，进来 ${values([step.i])}：${popped}，${expired}；队列 ${values(step.deque)}，${answer}。` +
    `累计入队 ${scene.push}、出队 ${scene.pop}、比较 ${scene.comparisons} 次。`
  );
}

function controls(raw: Params): readonly Control<Params>[] {
  const { edit } = tidy(raw);
  return [
    { kind: 'range', name: 'i', label: '窗口右端', symbol: 'i', min: 0, max: LAST, step: 1 },
    { kind: 'range', name: 'k', label: '窗口长度', symbol: 'k', min: 1, max: SLOTS.length, step: 1 },
    { kind: 'range', name: 'edit', label: '要改的数', symbol: 'j', min: 0, max: LAST, step: 1 },
    {
      kind: 'range',
      name: slotAt(edit),
      label: `下标 ${edit} 的值`,
      symbol: `a[${edit}]`,
      min: LOWEST,
      max: HIGHEST,
      step: 1,
      format: integer,
    },
    { kind: 'action', label: '下一步', apply: ({ i }) => ({ i: i >= LAST ? 0 : i + 1 }) },
    { kind: 'action', label: '换回例子', apply: () => ({ ...arrayPatch(EXAMPLE), k: 3, i: 4 }) },
    { kind: 'action', label: '换成递减', apply: () => ({ ...arrayPatch(FALLING), k: 3, i: 4 }) },
    { kind: 'action', label: '先降后升', apply: () => ({ ...arrayPatch(VALLEY), k: 8, i: LAST }) },
  ];
}

/** The array as bars with a window over it, the queue below, and the table of all steps. */
export const figure = defineFigure<Params>({
  title: '窗口与队列',
  initial: { i: 4, k: 3, edit: 4, ...arrayPatch(EXAMPLE) },
  controls,
  draw: ({ params: raw, width, set }) => {
    const params = tidy(raw);
    const scene = sceneOf(params);
    const at = layout(width);
    const frame = at.frame(scene.from, scene.step.i);
    return (
      <>
        <Picture width={width} height={HEIGHT} label={`窗口与单调队列。${read(params)}`}>
          <Legend left={isWide(width) ? at.left : 2} width={width} />
          <text
            class="value"
            x={px(clamp(frame.x + frame.width / 2, [97, width - 97]))}
            y={ROW.answer}
            text-anchor="middle"
          >
            {answerOf(scene)}
          </text>
          <Bars scene={scene} at={at} />
          <Queue scene={scene} at={at} />
          <Grips scene={scene} at={at} set={set} />
        </Picture>
        <TraceTable scene={scene} nums={numsOf(params)} k={params.k} set={(i) => set({ i })} />
      </>
    );
  },
  read,
  thumb: (raw) => {
    const params = tidy(raw);
    const { bars, from, step } = sceneOf(params);
    const y = scaleLinear([LOWEST, HIGHEST], [88, 8]);
    const x = (index: number) => 6 + index * 17.5;
    return (
      <Miniature>
        <rect
          class="fill-surface stroke-accent"
          x={px(x(from))}
          y={5}
          width={px(x(step.i + 1) - x(from))}
          height={86}
          rx={4}
          stroke-width={2}
        />
        {bars.map(({ index, value, role }) => (
          <rect
            key={index}
            class={FILL[role]}
            x={px(x(index) + 3.5)}
            y={px(Math.min(y(0), y(value)))}
            width={10.5}
            height={px(Math.max(1, Math.abs(y(value) - y(0))))}
          />
        ))}
      </Miniature>
    );
  },
});
