import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { placeOf } from './layout.ts';
import type { Holding, RingFrame, RingPlay } from './model.ts';

const PHASE_NAMES = { 'reduce-scatter': '归约–散布', 'all-gather': '全收集' } as const;
/** What is done in the step of a frame. */
export const phaseName = ({ phase }: RingFrame) => (phase === undefined ? '还没发' : PHASE_NAMES[phase]);

interface CardProps {
  x: number;
  y: number;
  size: number;
  name: string;
  holdings: readonly Holding[];
  received: number | undefined;
}

/** One card: a column for every chunk, in it a segment for every card whose gradient is in the partial sum. */
function Card({ x, y, size, name, holdings, received }: CardProps) {
  const count = holdings.length;
  const pitch = (size - 8) / count;
  const wide = pitch - Math.min(4, pitch * 0.25);
  const top = y - size / 2 + 20;
  const numbered = wide >= 11;
  const tall = size - (numbered ? 43 : 26);
  const segment = tall / count;
  return (
    <g>
      <rect
        class="fill-surface stroke-muted"
        x={px(x - size / 2)}
        y={px(y - size / 2)}
        width={px(size)}
        height={px(size)}
        rx={5}
      />
      <text class="tick" x={px(x)} y={px(y - size / 2 + 15)} text-anchor="middle">
        {name}
      </text>
      {holdings.map(({ parts, whole }, chunk) => {
        const left = x - size / 2 + 4 + pitch * chunk + (pitch - wide) / 2;
        return (
          <g key={chunk}>
            <rect
              class={`fill-paper ${chunk === received ? 'stroke-accent' : 'stroke-rule'}`}
              x={px(left)}
              y={px(top)}
              width={px(wide)}
              height={px(tall)}
              stroke-width={chunk === received ? 2 : 1}
            />
            {numbered && (
              <text class="tick" x={px(left + wide / 2)} y={px(top + tall + 15)} text-anchor="middle">
                {chunk}
              </text>
            )}
            {parts.map(
              (held, part) =>
                held && (
                  <rect
                    key={part}
                    class={whole ? 'fill-model' : 'fill-data'}
                    x={px(left + 1.5)}
                    y={px(top + tall - segment * (part + 1) + 0.75)}
                    width={px(wide - 3)}
                    height={px(segment - 1.5)}
                  />
                ),
            )}
          </g>
        );
      })}
    </g>
  );
}

/** An arrow along the ring from card `from` to the next, and the name of what it carries. */
function Arrow(props: {
  from: number;
  chunk: number;
  nodes: number;
  radius: number;
  card: number;
  centre: { x: number; y: number };
}) {
  const { from, chunk, nodes, radius, card, centre } = props;
  const gap = Math.min((card * 0.66) / radius, (Math.PI / nodes) * 0.72);
  const start = (2 * Math.PI * from) / nodes - Math.PI / 2 + gap;
  const end = (2 * Math.PI * (from + 1)) / nodes - Math.PI / 2 - gap;
  const at = (angle: number, r: number) => ({
    x: centre.x + r * Math.cos(angle),
    y: centre.y + r * Math.sin(angle),
  });
  const [a, b] = [at(start, radius), at(end - 7 / radius, radius)];
  const [tip, left, right] = [
    at(end, radius),
    at(end - 10 / radius, radius + 5),
    at(end - 10 / radius, radius - 5),
  ];
  const label = at((start + end) / 2, radius - 35);
  const point = (p: { x: number; y: number }) => `${px(p.x)} ${px(p.y)}`;
  return (
    <g>
      <path
        class="fill-none stroke-accent"
        d={`M${point(a)}A${px(radius)} ${px(radius)} 0 0 1 ${point(b)}`}
        stroke-width={2.5}
      />
      <path class="fill-accent" d={`M${point(tip)}L${point(left)}L${point(right)}Z`} />
      <text class="tick" x={px(label.x)} y={px(label.y + 4.5)} text-anchor="middle">
        块{chunk}
      </text>
    </g>
  );
}

/** The cards on their ring with what they hold, and arrows for what is sent in this step. */
export function Ring({
  play,
  frame,
  centre,
  reach,
}: {
  play: RingPlay;
  frame: RingFrame;
  centre: { x: number; y: number };
  reach: number;
}) {
  const nodes = frame.cards.length;
  const card = Math.round(([0, 0, 112, 110, 102, 88, 76, 70, 64][nodes] ?? 64) * Math.min(1, reach / 185));
  const radius = reach - card / 2;
  return (
    <g>
      <circle class="fill-none stroke-rule" cx={centre.x} cy={centre.y} r={px(radius)} stroke-width={1.5} />
      {frame.sends.map(({ from, chunk }) => (
        <Arrow
          key={from}
          from={from}
          chunk={chunk}
          nodes={nodes}
          radius={radius}
          card={card}
          centre={centre}
        />
      ))}
      {frame.cards.map((holdings, n) => (
        <Card
          key={n}
          {...placeOf(n, nodes, radius, centre)}
          size={card}
          name={`卡${n}`}
          holdings={holdings}
          received={frame.sends.find(({ to }) => to === n)?.chunk}
        />
      ))}
      <text class="label" x={centre.x} y={centre.y - 16} text-anchor="middle">
        第{frame.step}/{play.steps}步
      </text>
      <text class="value" x={centre.x} y={centre.y + 6} text-anchor="middle">
        {phaseName(frame)}
      </text>
      <text class="label" x={centre.x} y={centre.y + 28} text-anchor="middle">
        已发{decimal(frame.sent)}S
      </text>
    </g>
  );
}
