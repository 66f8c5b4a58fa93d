import { Press } from '../drag.tsx';
import { SquareKey } from '../key.tsx';
import { isWide, px } from '../picture.tsx';
import type { RingFrame } from './model.ts';

/** One step in small: a row for every card, a column for every chunk, filled as far as its sum has come. */
export function Small({
  frame,
  x,
  y,
  size,
  current,
  choose,
}: {
  frame: RingFrame;
  x: number;
  y: number;
  size: number;
  current: boolean;
  choose: () => void;
}) {
  const nodes = frame.cards.length;
  const cell = size / nodes;
  const gap = Math.min(3, cell * 0.2);
  return (
    <g>
      <rect
        class={`fill-surface ${current ? 'stroke-accent' : 'stroke-rule'}`}
        x={px(x - 4)}
        y={px(y - 4)}
        width={px(size + 8)}
        height={px(size + 8)}
        rx={3}
        stroke-width={current ? 2.5 : 1}
      />
      {frame.cards.map((row, n) =>
        row.map(({ count, whole }, chunk) => {
          const box = cell - gap;
          const level = (box * count) / nodes;
          const left = x + cell * chunk + gap / 2;
          const top = y + cell * n + gap / 2;
          const got = frame.sends.some((send) => send.to === n && send.chunk === chunk);
          return (
            <g key={`${n}-${chunk}`}>
              <rect class="fill-paper" x={px(left)} y={px(top)} width={px(box)} height={px(box)} />
              <rect
                class={whole ? 'fill-model' : 'fill-data'}
                x={px(left)}
                y={px(top + box - level)}
                width={px(box)}
                height={px(level)}
              />
              <rect
                class={`fill-none ${got ? 'stroke-accent' : 'stroke-rule'}`}
                x={px(left)}
                y={px(top)}
                width={px(box)}
                height={px(box)}
                stroke-width={got ? 1.5 : 0.75}
              />
            </g>
          );
        }),
      )}
      <text class="tick" x={px(x + size / 2)} y={px(y + size + 19)} text-anchor="middle">
        {frame.step === 0 ? '开始' : `第${frame.step}步`}
      </text>
      <Press box={{ left: x - 4, right: x + size + 4, top: y - 4, bottom: y + size + 24 }} press={choose} />
    </g>
  );
}

/** What the colours mean. */
export function Legend({ y, width }: { y: number; width: number }) {
  const entries = [
    { mark: 'fill-data', text: '部分和' },
    { mark: 'fill-model', text: '完整的和' },
    { mark: 'fill-none stroke-accent', text: '这一步刚收到' },
  ];
  const gap = !isWide(width) ? 12 : 24;
  let x = 4;
  return (
    <g>
      {entries.map(({ mark, text }) => {
        const at = x;
        x += 18 + 13 * text.length + gap;
        return <SquareKey key={text} x={at} y={y} width={2} mark={mark} text={text} />;
      })}
    </g>
  );
}
