import { scaleLinear } from 'd3-scale';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { desk, meanOfPoints, nearestThreshold, tenPoints } from './model.ts';
import type { Desk, DeskParams } from './model.ts';

/** Where the library started before release 2.0. */
const oldBase = 0.5;
/** A thirtieth of the way from the old start to the mean, so that the slider meets both. */
const baseStep = Number(((meanOfPoints - oldBase) / 30).toFixed(4));
const xDomain = [0.5, 10.5] as const;
const yDomain = [0, 10.5] as const;

/** A box in pixels. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface PanelProps {
  state: Desk;
  x: Scale;
  box: Box;
}

/** Entries of a legend, each at its place, a short line of the class before each word. */
function Legend({
  entries,
  y,
}: {
  entries: readonly { at: number; mark: string; text: string }[];
  y: number;
}) {
  return (
    <g>
      {entries.map(({ at, mark, text }) => (
        <g key={text}>
          {mark === 'fill-data' ? (
            <circle class={mark} cx={at + 8} cy={y - 5} r={4} />
          ) : (
            <line
              class={mark}
              x1={at}
              x2={at + 18}
              y1={y - 5}
              y2={y - 5}
              stroke-width={mark === 'stroke-model' ? 4 : 2}
              stroke-dasharray={mark === 'stroke-muted' ? '4 3' : undefined}
            />
          )}
          <text class="tick" x={at + 23} y={y}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The ten points, the start, one leaf for all, and a leaf on either side of the threshold. */
function Points({ state, x, box, base }: PanelProps & { base: number }) {
  const y = scaleLinear(yDomain, [box.bottom, box.top]);
  const { chosen, leaf } = state;
  const cut = px(x(chosen.s));
  const level = (value: number) => px(y(base + value));
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={[0, 2, 4, 6, 8, 10]} label="y" />
      {tenPoints.y.map((value, i) => {
        const at = px(x(tenPoints.x[i] ?? 0));
        return (
          <line
            key={at}
            class="stroke-rule"
            x1={at}
            x2={at}
            y1={px(y(base))}
            y2={px(y(value))}
            stroke-width={2}
          />
        );
      })}
      <line
        class="stroke-alt"
        x1={box.left}
        x2={box.right}
        y1={level(leaf)}
        y2={level(leaf)}
        stroke-width={2}
      />
      <line
        class="stroke-muted"
        x1={box.left}
        x2={box.right}
        y1={level(0)}
        y2={level(0)}
        stroke-width={2}
        stroke-dasharray="4 3"
      />
      <line
        class="stroke-model"
        x1={box.left}
        x2={cut}
        y1={level(chosen.wL)}
        y2={level(chosen.wL)}
        stroke-width={4}
      />
      <line
        class="stroke-model"
        x1={cut}
        x2={box.right}
        y1={level(chosen.wR)}
        y2={level(chosen.wR)}
        stroke-width={4}
      />
      {tenPoints.y.map((value, i) => (
        <circle key={i} class="fill-data" cx={px(x(tenPoints.x[i] ?? 0))} cy={px(y(value))} r={4.5} />
      ))}
    </g>
  );
}

interface Place {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** Where the number of the chosen gain covers least of the curve: under it where it rises, over it where it falls. */
function labelPlace({ scan, chosen }: Desk, x: number, y: number, box: Box): Place {
  const next = scan.find(({ s }) => s === chosen.s + 1);
  if (next === undefined) return { x: x + 10, y: y - 12, anchor: 'middle' };
  if (next.gain < chosen.gain) return { x: x + 13, y: y - 6, anchor: 'start' };
  return y + 20 < box.bottom ? { x: x + 10, y: y + 18, anchor: 'start' } : { x, y: y - 14, anchor: 'middle' };
}

/** A number with a rim of paper, so that lines behind it do not cross it. */
function GainText({ x, y, anchor, text }: Place & { text: string }) {
  return (
    <text class="value stroke-paper" x={x} y={y} text-anchor={anchor} stroke-width={4} paint-order="stroke">
      {text}
    </text>
  );
}

/** The gain of every threshold against γ, the price of a leaf. */
function Gains({ state, x, box, gamma }: PanelProps & { gamma: number }) {
  const { scan, chosen, best } = state;
  const gains = scan.map(({ gain }) => gain);
  const y = scaleLinear([Math.min(0, ...gains), Math.max(1, gamma, ...gains)], [box.bottom, box.top]).nice(4);
  const path = scan.map(({ s, gain }, i) => `${i === 0 ? 'M' : 'L'}${px(x(s))} ${px(y(gain))}`).join('');
  const price = px(y(gamma));
  const at = px(x(chosen.s));
  const height = px(y(chosen.gain));
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} count={4} label="增益（未减γ)" />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={px(y(0))} y2={px(y(0))} />
      <path class="fill-none stroke-model" d={path} stroke-width={2} />
      {scan.map(({ s, gain }) => (
        <circle
          key={s}
          class={gain > gamma ? 'fill-model' : 'fill-rule stroke-model'}
          cx={px(x(s))}
          cy={px(y(gain))}
          r={4}
        />
      ))}
      <line
        class="stroke-noise"
        x1={box.left}
        x2={box.right}
        y1={price}
        y2={price}
        stroke-width={2}
        stroke-dasharray="6 4"
      />
      <text class="tick" x={box.right + 4} y={price + 4.5}>
        γ
      </text>
      <circle
        class="fill-none stroke-ink"
        cx={px(x(best.s))}
        cy={px(y(best.gain))}
        r={9}
        stroke-width={1.5}
      />
      <circle class="fill-none stroke-ink" cx={box.right - 78} cy={box.top - 17} r={6} stroke-width={1.5} />
      <text class="tick" x={box.right} y={box.top - 12} text-anchor="end">
        最好的切点
      </text>
      <circle class="fill-accent" cx={at} cy={height} r={5} />
      <GainText {...labelPlace(state, at, height, box)} text={decimal(chosen.gain)} />
    </g>
  );
}

interface BarProps {
  box: Box;
  y: number;
  text: string;
  total: string;
  parts: readonly { value: number; fill: string }[];
  scale: Scale;
}

/** A line of words and, below it, a bar of parts laid end to end. */
function Bar({ box, y, text, total, parts, scale }: BarProps) {
  let at = 0;
  return (
    <g>
      <text class="tick" x={box.left} y={y}>
        {text}
      </text>
      <text class="value" x={box.right} y={y} text-anchor="end">
        {total}
      </text>
      {parts.map(({ value, fill }, i) => {
        const from = scale(at);
        at += value;
        return (
          <rect
            key={i}
            class={fill}
            x={px(from)}
            y={y + 8}
            width={px(Math.max(0, scale(at) - from - 2))}
            height={18}
          />
        );
      })}
      <line class="stroke-ink" x1={box.left} x2={box.left} y1={y + 5} y2={y + 29} />
    </g>
  );
}

/** The account of the chosen threshold: sums, leaves, the two bars, and what is left over. */
function Ledger({ state, box, lambda, gamma }: { state: Desk; box: Box; lambda: number; gamma: number }) {
  const { chosen, all, leaf, scores, net } = state;
  const together = scores.left + scores.right;
  const needed = scores.all + 2 * gamma;
  const scale = scaleLinear([0, Math.max(together, needed, 1e-9)], [box.left, box.right]);
  const width = box.right - box.left;
  const columns = [box.left + width * 0.52, box.left + width * 0.72, box.right];
  const rows = [
    { name: '左', mark: 'fill-model', ...chosen.left, w: chosen.wL },
    { name: '右', mark: 'fill-model', ...chosen.right, w: chosen.wR },
    { name: '不切', mark: 'fill-alt', ...all, w: leaf },
  ];
  const y = (row: number) => box.top + row * 24;
  return (
    <g>
      {['G', 'H', '叶值w'].map((head, i) => (
        <text key={head} class="label" x={px(columns[i] ?? 0)} y={y(0)} text-anchor="end">
          {head}
        </text>
      ))}
      {rows.map(({ name, mark, G, H, w }, i) => (
        <g key={name}>
          <rect class={mark} x={box.left} y={y(i + 1) - 11} width={12} height={12} />
          <text class="tick" x={box.left + 18} y={y(i + 1)}>
            {name}
          </text>
          {[decimal(G), decimal(H, 0), decimal(w)].map((text, column) => (
            <text key={column} class="value" x={px(columns[column] ?? 0)} y={y(i + 1)} text-anchor="end">
              {text}
            </text>
          ))}
        </g>
      ))}
      <line class="stroke-rule" x1={box.left} x2={box.right} y1={y(3) + 16} y2={y(3) + 16} />
      <text class="label" x={box.left} y={y(3) + 40}>
        得分 G²/(H+λ),λ={decimal(lambda, 1)}
      </text>
      <Bar
        box={box}
        y={y(3) + 70}
        text={`左 ${decimal(scores.left)} + 右 ${decimal(scores.right)}`}
        total={decimal(together)}
        parts={[
          { value: scores.left, fill: 'fill-model' },
          { value: scores.right, fill: 'fill-model' },
        ]}
        scale={scale}
      />
      <Bar
        box={box}
        y={y(3) + 124}
        text={`不切 ${decimal(scores.all)} + 2γ ${decimal(2 * gamma)}`}
        total={decimal(needed)}
        parts={[
          { value: scores.all, fill: 'fill-alt' },
          { value: 2 * gamma, fill: 'fill-noise' },
        ]}
        scale={scale}
      />
      <line class="stroke-rule" x1={box.left} x2={box.right} y1={y(3) + 166} y2={y(3) + 166} />
      <text class="label" x={box.left} y={y(3) + 190}>
        净增益：两杠之差的一半
      </text>
      <text class="value" x={box.left} y={y(3) + 214}>
        ½({decimal(together)} − {decimal(needed)}) = {decimal(net)}
      </text>
      <text class="value" x={box.right} y={y(3) + 190} text-anchor="end">
        {net > 0 ? '切' : '不切'}
      </text>
    </g>
  );
}

/** Everything that the pointer can take hold of: a press or a drag anywhere over the plots moves the threshold. */
function Grip({
  x,
  box,
  set,
}: {
  x: { invert: (at: number) => number };
  box: Box;
  set: (s: number) => void;
}) {
  const follow = (event: PointerEvent) => {
    const target = event.currentTarget as SVGRectElement;
    const frame = target.getBoundingClientRect();
    const share = (event.clientX - frame.left) / frame.width;
    set(nearestThreshold(x.invert(box.left + share * (box.right - box.left))));
  };
  return (
    <rect
      class="fill-none drag"
      pointer-events="all"
      cursor="ew-resize"
      x={box.left}
      y={box.top}
      width={box.right - box.left}
      height={box.bottom - box.top}
      onPointerDown={(event: PointerEvent) => {
        (event.currentTarget as SVGRectElement).setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event: PointerEvent) => {
        if (event.buttons !== 0) follow(event);
      }}
    />
  );
}

const say = (params: DeskParams) => {
  const { chosen, best, scores, net, splits } = desk(params);
  const together = decimal(scores.left + scores.right);
  const needed = decimal(scores.all + 2 * params.gamma);
  const verdict = splits ? `最好的切点是${decimal(best.s, 1)}` : '九个切点都不够本，留一片叶子';
  return (
    `切点${decimal(chosen.s, 1)}：左叶${decimal(chosen.wL)}，右叶${decimal(chosen.wR)};` +
    `净增益½(${together}−${needed})=${decimal(net)},${net > 0 ? '值得切' : '不值得切'};${verdict}。`
  );
};

function draw({ params, width, set }: DrawState<DeskParams>) {
  const wide = width >= 560;
  const state = desk(params);
  const { base, lambda, gamma } = params;
  const right = wide ? Math.round(width * 0.58) : width - 18;
  const points: Box = { left: 38, right, top: 52, bottom: 214 };
  const gains: Box = { left: 38, right, top: 258, bottom: 372 };
  const ledger: Box = wide
    ? { left: right + 34, right: width - 4, top: 66, bottom: 372 }
    : { left: 8, right: width - 8, top: 448, bottom: 748 };
  const height = wide ? 416 : ledger.top + 72 + 226;
  const x = scaleLinear(xDomain, [points.left, points.right]);
  const cut = px(x(state.chosen.s));
  const small = width < 320 ? [0, 44, 134, 196] : [0, 50, 146, 222];
  const legend = wide ? [0, 62, 172, 260] : small;
  return (
    <Picture width={width} height={height} label={`十个点的分裂台。${say(params)}`}>
      <Legend
        y={18}
        entries={[
          { at: legend[0] ?? 0, mark: 'fill-data', text: 'y' },
          { at: legend[1] ?? 0, mark: 'stroke-muted', text: `起点${decimal(base)}` },
          { at: legend[2] ?? 0, mark: 'stroke-alt', text: '不切' },
          { at: legend[3] ?? 0, mark: 'stroke-model', text: '切成两片叶' },
        ]}
      />
      <Points state={state} x={x} box={points} base={base} />
      <Gains state={state} x={x} box={gains} gamma={gamma} />
      <AxisBottom scale={x} at={gains.bottom} tickValues={tenPoints.x} label="x" />
      <line
        class="stroke-accent"
        x1={cut}
        x2={cut}
        y1={points.top - 10}
        y2={points.bottom + 6}
        stroke-width={2}
      />
      <line class="stroke-accent" x1={cut} x2={cut} y1={gains.top - 4} y2={gains.bottom} stroke-width={2} />
      <circle class="fill-accent" cx={cut} cy={points.top - 12} r={7} />
      <Ledger state={state} box={ledger} lambda={lambda} gamma={gamma} />
      <Grip x={x} box={{ ...points, top: points.top - 26, bottom: gains.bottom }} set={(s) => set({ s })} />
    </Picture>
  );
}

/** Miniature: points over two steps, the threshold, the curve of gains. */
function thumb(params: DeskParams) {
  const { scan, chosen } = desk(params);
  const x = scaleLinear(xDomain, [4, 148]);
  const y = scaleLinear([5, 9.5], [52, 6]);
  const gain = scaleLinear([0, 8], [92, 60]);
  const level = (value: number) => px(y(params.base + value));
  const cut = px(x(chosen.s));
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      <line
        class="stroke-model"
        x1={4}
        x2={cut}
        y1={level(chosen.wL)}
        y2={level(chosen.wL)}
        stroke-width={3}
      />
      <line
        class="stroke-model"
        x1={cut}
        x2={148}
        y1={level(chosen.wR)}
        y2={level(chosen.wR)}
        stroke-width={3}
      />
      {tenPoints.y.map((value, i) => (
        <circle key={i} class="fill-data" cx={px(x(tenPoints.x[i] ?? 0))} cy={px(y(value))} r={3} />
      ))}
      {scan.map((split) => (
        <line
          key={split.s}
          class={split === chosen ? 'stroke-accent' : 'stroke-muted'}
          x1={px(x(split.s))}
          x2={px(x(split.s))}
          y1={92}
          y2={px(gain(split.gain))}
          stroke-width={5}
        />
      ))}
      <line class="stroke-accent" x1={cut} x2={cut} y1={4} y2={56} stroke-width={1.5} />
    </svg>
  );
}

export const figure = defineFigure<DeskParams>({
  title: '分裂台',
  initial: { s: 6.5, lambda: 1, gamma: 1, base: meanOfPoints },
  controls: () => [
    {
      kind: 'range',
      name: 's',
      label: '切点',
      symbol: 's',
      min: 1.5,
      max: 9.5,
      step: 1,
      format: (s) => decimal(s, 1),
    },
    {
      kind: 'range',
      name: 'lambda',
      label: '叶值的单价',
      symbol: 'λ',
      min: 0,
      max: 10,
      step: 0.1,
      format: (v) => decimal(v, 1),
    },
    {
      kind: 'range',
      name: 'gamma',
      label: '叶子的价格',
      symbol: 'γ',
      min: 0,
      max: 10,
      step: 0.1,
      format: (v) => decimal(v, 1),
    },
    {
      kind: 'range',
      name: 'base',
      label: '起点',
      symbol: 'ŷ',
      min: oldBase,
      max: oldBase + 42 * baseStep,
      step: baseStep,
      format: (v) => decimal(v, 3),
    },
    { kind: 'action', label: '切在最好处', apply: (params) => ({ s: desk(params).best.s }) },
    { kind: 'action', label: '起点取均值', apply: () => ({ base: meanOfPoints }) },
    { kind: 'action', label: '起点取0.5', apply: () => ({ base: oldBase }) },
  ],
  draw,
  read: say,
  thumb,
});
