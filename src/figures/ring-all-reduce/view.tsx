import { decimal, Picture, px } from '../axis.tsx';
import { type Control, defineFigure } from '../figure.ts';
import { type Holding, type RingFrame, type RingPlay, ringPlay } from './model.ts';

/** Nodes N, and how far the run has come in marks of the slider: 0 to 14, whatever N is. */
type Params = { nodes: number; mark: number };

const FEWEST = 2;
const MOST = 8;
/** Marks of the slider: as many as the longest run has steps. */
const MARKS = 2 * (MOST - 1);

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

const markOf = (step: number, nodes: number) => Math.round((step * (MOST - 1)) / (nodes - 1));

/** Whole numbers inside their limits, whatever the address says: nodes, and the step that the mark stands for. */
function tidy({ nodes, mark }: Params): { nodes: number; step: number } {
  const n = clamp(Math.round(nodes) || FEWEST, FEWEST, MOST);
  const at = clamp(Math.round(mark) || 0, 0, MARKS);
  return { nodes: n, step: Math.round((at * (n - 1)) / (MOST - 1)) };
}

const PHASE_NAMES = { 'reduce-scatter': '归约–散布', 'all-gather': '全收集' } as const;

const phaseName = ({ phase }: RingFrame) => (phase === undefined ? '还没发' : PHASE_NAMES[phase]);

/** Where the middle of card `n` stands: clockwise round the ring, card 0 at the top. */
function placeOf(n: number, nodes: number, radius: number, centre: { x: number; y: number }) {
  const angle = (2 * Math.PI * n) / nodes - Math.PI / 2;
  return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
}

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

function Ring({
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

/** One step in small: a row for every card, a column for every chunk, filled as far as its sum has come. */
function Small({
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
    <g onPointerUp={choose} cursor="pointer">
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
    </g>
  );
}

/** What the colours mean. */
function Legend({ y, width }: { y: number; width: number }) {
  const entries = [
    { mark: 'fill-data', text: '部分和' },
    { mark: 'fill-model', text: '完整的和' },
    { mark: 'fill-none stroke-accent', text: '这一步刚收到' },
  ];
  const gap = width < 560 ? 12 : 24;
  let x = 4;
  return (
    <g>
      {entries.map(({ mark, text }) => {
        const at = x;
        x += 18 + 13 * text.length + gap;
        return (
          <g key={text}>
            <rect class={mark} x={at + 1} y={y - 11} width={11} height={11} stroke-width={2} />
            <text class="tick" x={at + 18} y={y}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function read(raw: Params): string {
  const { nodes, step } = tidy(raw);
  const play = ringPlay(nodes);
  const frame = play.frames[step];
  const whole = frame?.cards.flat().filter((holding) => holding.whole).length ?? 0;
  return (
    `N = ${nodes}，第${step}/${play.steps}步（${frame === undefined ? '' : phaseName(frame)}）：` +
    `每卡已发${decimal(step / nodes)}S，${nodes * nodes}个格子里有${whole}个已是完整的和；` +
    `全程每卡发${decimal(play.total, 3)}S，主节点汇总则要收发${play.root}S。`
  );
}

function controls(raw: Params): readonly Control<Params>[] {
  const { nodes } = tidy(raw);
  return [
    { kind: 'range', name: 'nodes', label: '卡数', symbol: 'N', min: FEWEST, max: MOST, step: 1 },
    {
      kind: 'range',
      name: 'mark',
      label: '走到第几步',
      min: 0,
      max: MARKS,
      step: 1,
      format: (mark) => `${tidy({ nodes, mark }).step}/${2 * (nodes - 1)}`,
    },
    { kind: 'action', label: '上一步', apply: (params) => moved(params, -1) },
    { kind: 'action', label: '下一步', apply: (params) => moved(params, 1) },
    { kind: 'action', label: '归约–散布做完', apply: () => ({ mark: MARKS / 2 }) },
  ];
}

/** One step on or back; after the last comes the first. */
function moved(params: Params, by: number): Partial<Params> {
  const { nodes, step } = tidy(params);
  const count = 2 * (nodes - 1) + 1;
  return { mark: markOf((step + by + count) % count, nodes) };
}

/** How many small pictures stand in a row, and how large one is. */
function gridOf(frames: number, across: number, wide: boolean) {
  const columns = wide ? Math.min(frames, frames > 9 ? 4 : 3) : Math.min(frames, frames > 9 ? 5 : 4);
  const pitch = across / columns;
  return { columns, pitch, size: Math.min(pitch - 16, 84) };
}

/** Ring on the left (or above), every step in small on the right (or below). */
export const figure = defineFigure<Params>({
  title: '环上的全归约',
  initial: { nodes: 4, mark: 7 },
  controls,
  draw: ({ params: raw, width, set }) => {
    const { nodes, step } = tidy(raw);
    const play = ringPlay(nodes);
    const frame = play.frames[step];
    const wide = width >= 560;
    const ringSize = wide ? Math.min(374, Math.round(width * 0.55)) : width - 4;
    const centre = { x: wide ? ringSize / 2 : width / 2, y: 34 + ringSize / 2 };
    const left = wide ? ringSize + 26 : 4;
    const across = width - left;
    const { columns, pitch, size } = gridOf(play.frames.length, across, wide);
    const rows = Math.ceil(play.frames.length / columns);
    const rowPitch = size + 36;
    const gridTop = wide ? 64 : 34 + ringSize + 44;
    const height = Math.max(wide ? ringSize + 44 : 0, gridTop + rows * rowPitch);
    return (
      <Picture width={width} height={px(height)} label={`环上的全归约。${read(raw)}`}>
        <Legend y={18} width={width} />
        {frame !== undefined && <Ring play={play} frame={frame} centre={centre} reach={ringSize / 2 - 2} />}
        <text class="tick" x={wide ? left + 4 : 4} y={gridTop - 14}>
          {width < 560 ? '小图：行是卡，列是块，满格就是完整的和' : '小图：行是卡，列是块'}
        </text>
        {play.frames.map((one, i) => (
          <Small
            key={i}
            frame={one}
            x={left + (i % columns) * pitch + (pitch - size) / 2}
            y={gridTop + Math.floor(i / columns) * rowPitch}
            size={size}
            current={i === step}
            choose={() => set({ mark: markOf(i, nodes) })}
          />
        ))}
      </Picture>
    );
  },
  read,
  thumb: (raw) => {
    const { nodes, step } = tidy(raw);
    const play = ringPlay(nodes);
    const frame = play.frames[step];
    const centre = { x: 76, y: 48 };
    const card = nodes > 5 ? 17 : 25;
    const radius = 46 - card / 2;
    return (
      <svg aria-hidden="true" viewBox="0 0 152 96">
        <circle class="fill-none stroke-accent" cx={76} cy={48} r={radius} stroke-width={2} />
        {frame?.cards.map((row, n) => {
          const { x, y } = placeOf(n, nodes, radius, centre);
          const pitch = card / nodes;
          return (
            <g key={n}>
              <rect
                class="fill-paper stroke-muted"
                x={px(x - card / 2 - 1)}
                y={px(y - card / 2 - 1)}
                width={card + 2}
                height={card + 2}
              />
              {row.map(({ count, whole }, chunk) => (
                <rect
                  key={chunk}
                  class={whole ? 'fill-model' : 'fill-data'}
                  x={px(x - card / 2 + pitch * chunk + 0.5)}
                  y={px(y + card / 2 - (card * count) / nodes)}
                  width={px(pitch - 1)}
                  height={px((card * count) / nodes)}
                />
              ))}
            </g>
          );
        })}
      </svg>
    );
  },
});
