import { scaleLinear } from 'd3-scale';
import { decimal, Picture, px } from '../axis.tsx';
import { type Control, defineFigure } from '../figure.ts';
import {
  type Bar,
  type BarRole,
  EXAMPLE,
  FALLING,
  VALLEY,
  VALUE_RANGE,
  type WindowScene,
  windowScene,
} from './model.ts';

const SLOTS = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'] as const;
type Slot = (typeof SLOTS)[number];

/** The window's right end i and length k, the array a₀…a₇, and the number that the slider changes. */
type Params = { i: number; k: number; edit: number } & Record<Slot, number>;

const LAST = SLOTS.length - 1;
const [LOWEST, HIGHEST] = VALUE_RANGE;

/** Heights of the rows, from the top, in pixels. */
const ROW = {
  legend: 16,
  answer: 52,
  plotTop: 84,
  plotBottom: 244,
  index: 278,
  handle: 290,
  queue: 332,
  notes: 388,
};
const HEIGHT = 412;
const HANDLE = 24;
const BOX = 36;
/** Height of the part of a bar, around its end, that takes the pointer: the rest leaves the page free to scroll. */
const GRIP = 36;

const integer = (value: number) => decimal(value, 0);
const list = (values: readonly number[]) => (values.length === 0 ? '—' : values.map(integer).join(', '));

const slotAt = (index: number): Slot => SLOTS[index] ?? 'a0';

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

const numsOf = (params: Params): number[] => SLOTS.map((slot) => params[slot]);

/** The array as parameters. */
const arrayPatch = (nums: readonly number[]) =>
  Object.fromEntries(SLOTS.map((slot, index) => [slot, nums[index] ?? 0])) as Record<Slot, number>;

/** Whole numbers inside their limits, whatever the address says. */
function tidy(params: Params): Params {
  const whole = (value: number, low: number, high: number) => clamp(Math.round(value) || 0, low, high);
  return {
    i: whole(params.i, 0, LAST),
    k: whole(params.k, 1, SLOTS.length),
    edit: whole(params.edit, 0, LAST),
    ...arrayPatch(numsOf(params).map((value) => whole(value, LOWEST, HIGHEST))),
  };
}

const sceneOf = (params: Params): WindowScene => windowScene(numsOf(params), params.k, params.i);

const FILL: Record<BarRole, string> = {
  waiting: 'fill-none stroke-data',
  queued: 'fill-model',
  popped: 'fill-noise',
  expired: 'fill-alt',
  gone: 'fill-rule stroke-muted',
};

/** What each kind of bar is called, and shorter on the smallest screens. */
const ROLE_NAMES: readonly (readonly [BarRole, string, string])[] = [
  ['queued', '在队列里', '在队'],
  ['popped', '本步弹出', '弹出'],
  ['expired', '过期', '过期'],
  ['gone', '早已删去', '已删'],
  ['waiting', '未到', '未到'],
];

/** Where the pointer is in the picture's own units, whatever size the picture is shown at. */
function pointerAt(event: PointerEvent): { x: number; y: number } | undefined {
  const svg = (event.currentTarget as SVGElement).ownerSVGElement;
  if (svg === null) return undefined;
  const box = svg.getBoundingClientRect();
  const unit = svg.viewBox.baseVal.width / box.width;
  return { x: (event.clientX - box.left) * unit, y: (event.clientY - box.top) * unit };
}

/** Handlers that follow the pointer from its pressing to its release, wherever it goes meanwhile. */
function dragging(move: (at: { x: number; y: number }) => void) {
  const follow = (event: PointerEvent) => {
    const at = pointerAt(event);
    if (at !== undefined) move(at);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
      follow(event);
    },
    onPointerMove: (event: PointerEvent) => {
      if (event.buttons !== 0) follow(event);
    },
  };
}

function Legend({ left, width }: { left: number; width: number }) {
  const gap = width < 560 ? 10 : 22;
  let x = left;
  return (
    <g>
      {ROLE_NAMES.map(([role, full, short]) => {
        const name = width < 340 ? short : full;
        const at = x;
        x += 16 + 13 * name.length + gap;
        return (
          <g key={role}>
            <rect
              class={FILL[role]}
              x={at + 0.5}
              y={ROW.legend - 10.5}
              width={11}
              height={11}
              rx={2}
              {...(role === 'waiting' ? { 'stroke-dasharray': '3 2' } : {})}
            />
            <text class="tick" x={at + 16} y={ROW.legend}>
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** What stands under a box of the queue's row. */
function notesOf({ index, role }: Bar, { step, bars }: WindowScene): string[] {
  if (role === 'expired') return ['过期'];
  if (role === 'popped') return [`≤ ${integer(bars[step.i]?.value ?? 0)}`, '弹出'];
  const notes = [];
  if (index === step.deque[0]) notes.push('队首');
  if (index === step.deque.at(-1)) notes.push('队尾');
  return notes;
}

/** Whether the line at the newcomer's height runs through this bar's number. */
const crossed = ({ role, value }: Bar, newest: number) =>
  role === 'popped' && value >= 0 && newest - value === 1;

/** One element of the queue's row, under its bar: solid while it is queued, crossed out when it has just left. */
function QueueBox({ bar, x, size, scene }: { bar: Bar; x: number; size: number; scene: WindowScene }) {
  const queued = bar.role === 'queued';
  const colour =
    bar.role === 'popped' ? 'stroke-noise' : bar.role === 'expired' ? 'stroke-alt' : 'stroke-model';
  const left = px(x - size / 2);
  return (
    <g>
      <rect
        class={`fill-paper ${colour}`}
        x={left}
        y={ROW.queue}
        width={px(size)}
        height={BOX}
        rx={4}
        stroke-width={queued ? 2 : 1.5}
        {...(queued ? {} : { 'stroke-dasharray': '4 3' })}
      />
      <text class={queued ? 'value' : 'tick'} x={px(x)} y={ROW.queue + 23} text-anchor="middle">
        {integer(bar.value)}
      </text>
      {notesOf(bar, scene).map((note, line) => (
        <text class="tick" key={note} x={px(x)} y={ROW.notes + 17 * line} text-anchor="middle">
          {note}
        </text>
      ))}
    </g>
  );
}

function TraceTable({
  scene,
  nums,
  k,
  set,
}: {
  scene: WindowScene;
  nums: number[];
  k: number;
  set: (i: number) => void;
}) {
  const at = (indices: readonly number[]) => indices.map((index) => nums[index] ?? 0);
  return (
    <table class="trace">
      <caption>k = {k} 时的每一步（▸ 是图中这一步）</caption>
      <thead>
        <tr>
          <th scope="col">i</th>
          <th scope="col">进来</th>
          <th scope="col">队尾弹出</th>
          <th scope="col">过期</th>
          <th scope="col">队列</th>
          <th scope="col">比较</th>
          <th scope="col">答案</th>
        </tr>
      </thead>
      <tbody>
        {scene.steps.map(({ i, popped, expired, deque, comparisons, out }) => (
          <tr
            key={i}
            {...(i === scene.step.i ? { class: 'now', 'aria-current': 'step' } : {})}
            onClick={() => set(i)}
          >
            <th scope="row">{i === scene.step.i ? `▸\u00a0${i}` : i}</th>
            <td>{list(at([i]))}</td>
            <td>{list(at(popped))}</td>
            <td>{list(at(expired === undefined ? [] : [expired]))}</td>
            <td>{list(at(deque))}</td>
            <td>{comparisons}</td>
            <td>{list(out === undefined ? [] : [out])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
    const nums = numsOf(params);
    const scene = sceneOf(params);
    const { step, from, bars } = scene;
    const left = width < 560 ? 46 : 64;
    const column = (width - left - 4) / SLOTS.length;
    const centre = (index: number) => left + column * (index + 0.5);
    const barWidth = Math.min(column - 12, 40);
    const boxSize = Math.min(column - 6, 48);
    const y = scaleLinear([LOWEST, HIGHEST], [ROW.plotBottom, ROW.plotTop]);
    const frame = { x: left + column * from + 1, width: column * (step.i - from + 1) - 2 };
    const answerX = clamp(frame.x + frame.width / 2, 92, width - 92);
    const newest = nums[step.i] ?? 0;
    const shadowTo = Math.min(...step.popped, step.i);
    const queue = step.deque.map(centre);
    return (
      <>
        <Picture width={width} height={HEIGHT} label={`窗口与单调队列。${read(params)}`}>
          <Legend left={width < 560 ? 2 : left} width={width} />

          <text class="value" x={px(answerX)} y={ROW.answer} text-anchor="middle">
            {answerOf(scene)}
          </text>
          <rect
            class="fill-surface stroke-accent"
            x={px(frame.x)}
            y={ROW.answer + 10}
            width={px(frame.width)}
            height={ROW.handle - ROW.answer - 10}
            rx={4}
            stroke-width={2}
          />

          <text class="label" x={2} y={px(y(0) + 5)}>
            <tspan class="math">a</tspan> = 0
          </text>
          <line class="stroke-muted" x1={left} x2={width - 4} y1={px(y(0))} y2={px(y(0))} />
          {step.popped.length > 0 && (
            <line
              class="stroke-model"
              x1={px(centre(shadowTo) - column / 2 + 2)}
              x2={px(centre(step.i) - barWidth / 2)}
              y1={px(y(newest))}
              y2={px(y(newest))}
              stroke-width={2}
              stroke-dasharray="2 4"
            />
          )}
          {bars.map((bar) => (
            <g key={bar.index}>
              <rect
                class={FILL[bar.role]}
                x={px(centre(bar.index) - barWidth / 2)}
                y={px(Math.min(y(0), y(bar.value)))}
                width={px(barWidth)}
                height={px(Math.max(1, Math.abs(y(bar.value) - y(0))))}
                {...(bar.role === 'waiting' ? { 'stroke-dasharray': '4 3' } : {})}
              />
              <text
                class={`${bar.index <= step.i ? 'value' : 'tick'}${crossed(bar, newest) ? ' stroke-paper' : ''}`}
                {...(crossed(bar, newest) ? { 'stroke-width': 5, 'paint-order': 'stroke' } : {})}
                x={px(centre(bar.index))}
                y={px(bar.value < 0 ? y(bar.value) + 16 : y(bar.value) - 7)}
                text-anchor="middle"
              >
                {integer(bar.value)}
              </text>
            </g>
          ))}
          <text class="label" x={2} y={ROW.index}>
            下标
          </text>
          {bars.map(({ index }) => (
            <text class="tick" key={index} x={px(centre(index))} y={ROW.index} text-anchor="middle">
              {index}
            </text>
          ))}

          <text class="label" x={2} y={ROW.queue + 23}>
            队列
          </text>
          {queue.length > 1 && (
            <line
              class="stroke-model"
              x1={px(queue[0] ?? 0)}
              x2={px(queue.at(-1) ?? 0)}
              y1={ROW.queue + BOX / 2}
              y2={ROW.queue + BOX / 2}
              stroke-width={2}
            />
          )}
          {bars
            .filter(({ role }) => role === 'queued' || role === 'popped' || role === 'expired')
            .map((bar) => (
              <QueueBox key={bar.index} bar={bar} x={centre(bar.index)} size={boxSize} scene={scene} />
            ))}

          {bars.map(({ index, value }) => (
            <rect
              key={index}
              class="fill-none drag"
              pointer-events="all"
              cursor="ns-resize"
              x={px(centre(index) - column / 2)}
              y={px(y(value) - GRIP / 2)}
              width={px(column)}
              height={GRIP}
              {...dragging((at) => {
                const value = clamp(Math.round(y.invert(at.y)), LOWEST, HIGHEST);
                set({ edit: index, [slotAt(index)]: value });
              })}
            />
          ))}
          <g
            class="drag"
            cursor="ew-resize"
            {...dragging((at) => {
              const i = Math.round((at.x - left) / column - 0.5 + (params.k - 1) / 2);
              set({ i: clamp(i, 0, LAST) });
            })}
          >
            <rect
              class="fill-accent"
              x={px(frame.x - 1)}
              y={ROW.handle}
              width={px(frame.width + 2)}
              height={HANDLE}
              rx={4}
            />
            {[-6, 0, 6].map((shift) => (
              <line
                class="stroke-paper"
                key={shift}
                x1={px(frame.x + frame.width / 2 + shift)}
                x2={px(frame.x + frame.width / 2 + shift)}
                y1={ROW.handle + 7}
                y2={ROW.handle + HANDLE - 7}
                stroke-width={2}
              />
            ))}
          </g>
          <text class="label" x={2} y={ROW.handle + 17}>
            窗口
          </text>
        </Picture>
        <TraceTable scene={scene} nums={nums} k={params.k} set={(i) => set({ i })} />
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
      <svg aria-hidden="true" viewBox="0 0 152 96">
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
      </svg>
    );
  },
});
