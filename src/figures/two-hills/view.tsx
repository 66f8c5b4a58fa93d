import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { AxisBottom, decimal, Picture, px } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { best, fitted, measure, rulers, target } from './model.ts';
import type { Fit, Ruler } from './model.ts';

/** The mean μ and the standard deviation σ of q. */
type Params = { mu: number; sigma: number };

const muRange = [-3, 3] as const;
const sigmaRange = [0.3, 3.5] as const;
const xRange = [-5.5, 5.5] as const;
const highest = 0.85;
/** A ruler shows its least if it is within this ratio of it. */
const near = 1.0015;
/** The ends of the track on which all rulers are read. */
const track = [0.1, 100] as const;

const names: Record<Ruler, string> = {
  forward: 'KL(p‖q)',
  reverse: 'KL(q‖p)',
  js: 'JS',
  w1: 'W₁',
};

/** Where there is little room: the two directions of KL by their order alone. */
const shortNames: Record<Ruler, string> = { ...names, forward: 'p‖q', reverse: 'q‖p' };

/** The three q that are set side by side. */
const poses: readonly (Fit & { name: string })[] = [
  { name: '盖住两座', mu: 0, sigma: Number(Math.sqrt(4.25).toFixed(4)) },
  { name: '钻进一座', mu: 2, sigma: 0.5 },
  { name: '站在山谷', mu: 0, sigma: 0.5 },
];

/** Steps of the integrals in the picture: three decimals are right. */
const steps = 2000;
const posed = new Map<string, ReturnType<typeof measure>>();

/** The rulers of one of the three q, measured once. */
function measured(pose: (typeof poses)[number]) {
  const before = posed.get(pose.name);
  if (before !== undefined) return before;
  const found = measure(pose);
  posed.set(pose.name, found);
  return found;
}

const clamp = (value: number, [low, high]: readonly [number, number]) =>
  Math.min(high, Math.max(low, Number.isFinite(value) ? value : low));
const inside = ({ mu, sigma }: Params): Fit => ({ mu: clamp(mu, muRange), sigma: clamp(sigma, sigmaRange) });

/** A box in pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const places = Array.from({ length: 111 }, (_, i) => xRange[0] + ((xRange[1] - xRange[0]) * i) / 110);

const path = (x: Scale, y: Scale, f: (at: number) => number) =>
  line<number>()
    .x((at) => px(x(at)))
    .y((at) => px(y(f(at))))
    .digits(1)(places) ?? '';

const scales = (box: Box, fit: Fit) => ({
  x: scaleLinear(xRange, [box.left, box.right]),
  y: scaleLinear([0, Math.max(highest, 1.03 * fitted(fit, fit.mu))], [box.bottom, box.top]),
});

/** p as a filled hill, q as a line. */
function Pair({ box, fit }: { box: Box; fit: Fit }) {
  const { x, y } = scales(box, fit);
  const p = path(x, y, target);
  const closed = `L${px(box.right)} ${box.bottom}L${px(box.left)} ${box.bottom}Z`;
  return (
    <g>
      <path class="fill-truth" opacity={0.16} d={`${p}${closed}`} />
      <path class="fill-none stroke-truth" stroke-width={1.8} d={p} />
      <path class="fill-none stroke-model" stroke-width={2.6} d={path(x, y, (at) => fitted(fit, at))} />
    </g>
  );
}

/** A handle: a visible disc in a larger one that takes the pointer. */
function Handle({ x, y, onMove }: { x: number; y: number; onMove: (event: PointerEvent) => void }) {
  return (
    <g class="drag" onPointerDown={onMove} onPointerMove={onMove}>
      <circle class="fill-none" pointer-events="all" cx={px(x)} cy={px(y)} r={16} />
      <circle class="fill-accent stroke-paper" stroke-width={2} cx={px(x)} cy={px(y)} r={7} />
    </g>
  );
}

const follow =
  (width: number, move: (at: number) => void) =>
  (event: PointerEvent): void => {
    const frame = (event.currentTarget as SVGElement).ownerSVGElement?.getBoundingClientRect();
    if (frame === undefined || (event.type === 'pointermove' && event.buttons === 0)) return;
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    move(((event.clientX - frame.left) / frame.width) * width);
  };

/** The large picture: p, q, and the two handles of q, its top and one σ beside it. */
function Stage({
  box,
  fit,
  width,
  set,
}: {
  box: Box;
  fit: Fit;
  width: number;
  set: DrawState<Params>['set'];
}) {
  const { x, y } = scales(box, fit);
  const side = fit.mu + fit.sigma > xRange[1] - 0.3 ? -1 : 1;
  const beside = fit.mu + side * fit.sigma;
  const shoulder = px(y(fitted(fit, beside)));
  return (
    <g>
      <Pair box={box} fit={fit} />
      <AxisBottom scale={x} at={box.bottom} tickValues={[-4, -2, 0, 2, 4]} label="x" />
      <line
        class="stroke-accent"
        stroke-width={2}
        x1={px(x(fit.mu))}
        x2={px(x(beside))}
        y1={shoulder}
        y2={shoulder}
      />
      <Handle
        x={x(fit.mu)}
        y={y(fitted(fit, fit.mu))}
        onMove={follow(width, (at) => set({ mu: Number(clamp(x.invert(at), muRange).toFixed(2)) }))}
      />
      <Handle
        x={x(beside)}
        y={shoulder}
        onMove={follow(width, (at) =>
          set({ sigma: Number(clamp(Math.abs(x.invert(at) - fit.mu), sigmaRange).toFixed(2)) }),
        )}
      />
    </g>
  );
}

/** One ruler: its value on a logarithmic track, and a mark at the least it can show. */
function Gauge({
  ruler,
  value,
  left,
  right,
  y,
}: {
  ruler: Ruler;
  value: number;
  left: number;
  right: number;
  y: number;
}) {
  const x = scaleLog(track, [left, right]).clamp(true);
  const least = best(ruler).value;
  const reached = value < least * near;
  return (
    <g>
      <text class="label" x={left} y={y - 12}>
        <tspan class="fill-ink" font-weight={650}>
          {names[ruler]}
        </tspan>
        {`  最小 ${decimal(least, 3)}`}
      </text>
      <text
        class={reached ? 'fill-accent' : 'fill-ink'}
        font-size={14}
        font-weight={650}
        x={right}
        y={y - 12}
        text-anchor="end"
      >
        {`${decimal(value, value < 10 ? 3 : 1)}${reached ? ' ✓' : ''}`}
      </text>
      <line class="stroke-rule" stroke-width={8} x1={left} x2={right} y1={y} y2={y} />
      <line class="stroke-model" stroke-width={8} x1={px(x(least))} x2={px(x(value))} y1={y} y2={y} />
      <line class="stroke-ink" stroke-width={2} x1={px(x(least))} x2={px(x(least))} y1={y - 8} y2={y + 8} />
      <circle class="fill-model stroke-paper" stroke-width={1.5} cx={px(x(value))} cy={y} r={7} />
    </g>
  );
}

/** One of the three q with its four numbers; a press makes it the present one. */
function Pose({ box, pose, set }: { box: Box; pose: (typeof poses)[number]; set: DrawState<Params>['set'] }) {
  const { mu, sigma, name } = pose;
  const found = measured(pose);
  const picture: Box = { ...box, top: box.top + 26, bottom: box.top + 92 };
  const middle = (box.left + box.right) / 2;
  return (
    <g>
      <text class="label" x={middle} y={box.top + 14} text-anchor="middle">
        <tspan class="fill-ink" font-weight={650}>
          {name}
        </tspan>
      </text>
      <Pair box={picture} fit={pose} />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={picture.bottom} y2={picture.bottom} />
      {rulers.map((ruler, i) => {
        const least = found[ruler] < best(ruler).value * near;
        return (
          <g key={ruler}>
            <text class="tick" x={box.left} y={picture.bottom + 22 + 20 * i}>
              {(box.right - box.left < 95 ? shortNames : names)[ruler]}
            </text>
            <text
              class={least ? 'fill-accent' : 'fill-ink'}
              font-size={13}
              font-weight={least ? 650 : 400}
              x={box.right}
              y={picture.bottom + 22 + 20 * i}
              text-anchor="end"
            >
              {`${decimal(found[ruler], 3)}`}
            </text>
          </g>
        );
      })}
      <rect
        class="fill-none"
        pointer-events="all"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
        onPointerDown={() => set({ mu, sigma })}
      />
    </g>
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const wide = width >= 560;
  const fit = inside(params);
  const found = measure(fit, steps);
  const stage: Box = wide
    ? { left: 14, right: Math.min(384, width - 256), top: 34, bottom: 224 }
    : { left: 10, right: width - 10, top: 34, bottom: 200 };
  const gaugeLeft = wide ? stage.right + 40 : 14;
  const gaugeTop = wide ? 48 : stage.bottom + 74;
  const gap = wide ? 54 : 50;
  const poseTop = wide ? 286 : gaugeTop + 3 * gap + 62;
  const poseHeight = 180;
  const space = wide ? 40 : 14;
  const poseWidth = (width - 28 - 2 * space) / 3;
  return (
    <Picture width={width} height={poseTop + poseHeight + 8} label={`拖一个高斯去像两座山。${read(params)}`}>
      <text class="label" x={stage.left} y={16}>
        <tspan class="fill-truth" font-weight={650}>
          p：两座山
        </tspan>
        {'　'}
        <tspan
          class="fill-model"
          font-weight={650}
        >{`q：N(${decimal(fit.mu)}, ${decimal(fit.sigma)}²)`}</tspan>
      </text>
      <Stage box={stage} fit={fit} width={width} set={set} />
      {rulers.map((ruler, i) => (
        <Gauge
          key={ruler}
          ruler={ruler}
          value={found[ruler]}
          left={gaugeLeft}
          right={width - 14}
          y={gaugeTop + i * gap}
        />
      ))}
      {[0.1, 1, 10, 100].map((value) => (
        <text
          key={value}
          class="tick"
          x={px(scaleLog(track, [gaugeLeft, width - 14])(value))}
          y={gaugeTop + 3 * gap + 25}
          text-anchor={value === 0.1 ? 'start' : value === 100 ? 'end' : 'middle'}
        >
          {value}
        </text>
      ))}
      {poses.map((pose, i) => {
        const left = 14 + i * (poseWidth + space);
        return (
          <Pose
            key={pose.name}
            box={{ left: px(left), right: px(left + poseWidth), top: poseTop, bottom: poseTop + poseHeight }}
            pose={pose}
            set={set}
          />
        );
      })}
    </Picture>
  );
}

function read(params: Params): string {
  const fit = inside(params);
  const found = measure(fit, steps);
  const values = rulers.map((ruler) => `${names[ruler]} = ${decimal(found[ruler], 3)}`).join('，');
  return `q = N(${decimal(fit.mu)}, ${decimal(fit.sigma)}²)：${values}；弗雷歇距离平方 ${decimal(found.frechet)}`;
}

/** Two hills; the q that covers both, and the q that climbs one. */
function thumb() {
  const { x, y } = scales({ left: 4, right: 148, top: 4, bottom: 90 }, { mu: 2, sigma: 0.5 });
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      <path class="fill-truth" opacity={0.2} d={`${path(x, y, target)}L148 90L4 90Z`} />
      <path class="fill-none stroke-truth" stroke-width="2" d={path(x, y, target)} />
      {poses.slice(0, 2).map((pose, i) => (
        <path
          key={pose.name}
          class={`fill-none ${i === 0 ? 'stroke-model' : 'stroke-alt'}`}
          stroke-width="2.5"
          d={path(x, y, (at) => fitted(pose, at))}
        />
      ))}
      <line class="stroke-muted" x1="4" x2="148" y1="90" y2="90" />
    </svg>
  );
}

const toBest = (ruler: Ruler) => () => {
  const { mu, sigma } = best(ruler);
  return { mu: Number(Math.abs(mu).toFixed(2)), sigma: Number(sigma.toFixed(2)) };
};

export const figure = defineFigure<Params>({
  title: '拖一个高斯去像两座山',
  initial: { mu: 0, sigma: 2.0616 },
  controls: () => [
    {
      kind: 'range',
      name: 'mu',
      label: 'q的中心',
      symbol: 'μ',
      min: muRange[0],
      max: muRange[1],
      step: 0.05,
      format: (v) => decimal(v),
    },
    {
      kind: 'range',
      name: 'sigma',
      label: 'q的宽度',
      symbol: 'σ',
      min: sigmaRange[0],
      max: sigmaRange[1],
      step: 0.02,
      format: (v) => decimal(v),
    },
    { kind: 'action', label: '让KL(p‖q)最小', apply: toBest('forward') },
    { kind: 'action', label: '让KL(q‖p)最小', apply: toBest('reverse') },
    { kind: 'action', label: '让JS最小', apply: toBest('js') },
    { kind: 'action', label: '让W₁最小', apply: toBest('w1') },
  ],
  draw,
  read,
  thumb,
});
