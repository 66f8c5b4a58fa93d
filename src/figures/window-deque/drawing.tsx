import { clamp, whole } from '../../math/limits.ts';
import { holding } from '../drag.tsx';
import { isSlim, isWide, px } from '../picture.tsx';
import { BOX, ROW } from './layout.ts';
import type { Layout } from './layout.ts';
import { VALUE_RANGE } from './model.ts';
import type { Bar, BarRole, WindowScene } from './model.ts';
import { LAST, integer, slotAt } from './scene.ts';
import type { Params } from './scene.ts';

const HANDLE = 24;
/** Height of the part of a bar, around its end, that takes the pointer: the rest leaves the page free to scroll. */
const GRIP = 44;

/** The colours of what can become of a number. */
export const FILL: Record<BarRole, string> = {
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

/** What the colours of the bars mean. */
export function Legend({ left, width }: { left: number; width: number }) {
  const gap = !isWide(width) ? 10 : 22;
  let x = left;
  return (
    <g>
      {ROLE_NAMES.map(([role, full, short]) => {
        const name = isSlim(width) ? short : full;
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
              stroke-dasharray={role === 'waiting' ? '3 2' : undefined}
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
        stroke-dasharray={queued ? undefined : '4 3'}
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

interface PartProps {
  scene: WindowScene;
  at: Layout;
}

/** The window as a frame, and the numbers as bars in it and beside it. */
export function Bars({ scene: { step, from, bars }, at }: PartProps) {
  const { left, right, column, centre, y } = at;
  const barWidth = Math.min(column - 12, 40);
  const frame = at.frame(from, step.i);
  const newest = bars[step.i]?.value ?? 0;
  const shadowTo = Math.min(...step.popped, step.i);
  return (
    <g>
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
      <line class="stroke-muted" x1={left} x2={right} y1={px(y(0))} y2={px(y(0))} />
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
            stroke-dasharray={bar.role === 'waiting' ? '4 3' : undefined}
          />
          <text
            class={`${bar.index <= step.i ? 'value' : 'tick'}${crossed(bar, newest) ? ' halo' : ''}`}
            x={px(centre(bar.index))}
            y={px(bar.value < 0 ? y(bar.value) + 16 : y(bar.value) - 7)}
            text-anchor="middle"
          >
            {integer(bar.value)}
          </text>
          <text class="tick" x={px(centre(bar.index))} y={ROW.index} text-anchor="middle">
            {bar.index}
          </text>
        </g>
      ))}
      <text class="label" x={2} y={ROW.index}>
        下标
      </text>
    </g>
  );
}

/** The queue, each element under its bar. */
export function Queue({ scene, at: { column, centre } }: PartProps) {
  const [first = 0, ...rest] = scene.step.deque;
  return (
    <g>
      <text class="label" x={2} y={ROW.queue + 23}>
        队列
      </text>
      {rest.length > 0 && (
        <line
          class="stroke-model"
          x1={px(centre(first))}
          x2={px(centre(rest.at(-1) ?? 0))}
          y1={ROW.queue + BOX / 2}
          y2={ROW.queue + BOX / 2}
          stroke-width={2}
        />
      )}
      {scene.bars
        .filter(({ role }) => role === 'queued' || role === 'popped' || role === 'expired')
        .map((bar) => (
          <QueueBox
            key={bar.index}
            bar={bar}
            x={centre(bar.index)}
            size={Math.min(column - 6, 48)}
            scene={scene}
          />
        ))}
    </g>
  );
}

/** What can be dragged: the end of each bar, and the window. */
export function Grips({
  scene: { step, from, bars },
  at,
  set,
}: PartProps & { set: (patch: Partial<Params>) => void }) {
  const { column, centre, y } = at;
  const frame = at.frame(from, step.i);
  const middle = frame.x + frame.width / 2;
  return (
    <g>
      {bars.map(({ index, value }) => (
        <rect
          key={index}
          class="fill-none drag"
          pointer-events="all"
          x={px(centre(index) - column / 2)}
          y={px(y(value) - GRIP / 2)}
          width={px(column)}
          height={GRIP}
          {...holding(0, y(value), (_, down) =>
            set({ edit: index, [slotAt(index)]: whole(y.invert(down), VALUE_RANGE) }),
          )}
        />
      ))}
      <g class="slide" {...holding(centre(step.i), 0, (x) => set({ i: clamp(at.indexAt(x), [0, LAST]) }))}>
        <rect
          class="fill-none"
          pointer-events="all"
          x={px(frame.x)}
          y={ROW.handle - 10}
          width={px(frame.width)}
          height={HANDLE + 20}
        />
        <rect
          class="fill-accent"
          x={px(frame.x - 1)}
          y={ROW.handle}
          width={px(frame.width + 2)}
          height={HANDLE}
          rx={4}
        />
        <path
          class="stroke-paper"
          stroke-width={2}
          d={[-6, 0, 6].map((shift) => `M${px(middle + shift)} ${ROW.handle + 7}v${HANDLE - 14}`).join('')}
        />
      </g>
      <text class="label" x={2} y={ROW.handle + 17}>
        窗口
      </text>
    </g>
  );
}
