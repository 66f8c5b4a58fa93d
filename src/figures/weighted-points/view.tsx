import { scaleLinear } from 'd3-scale';
import { tenLabels } from '../../math/adaboost.ts';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { mostRounds, nearestThreshold, nextRound, pointsState } from './model.ts';
import type { PointsParams, PointsState, Row } from './model.ts';

const xDomain = [-0.6, 9.6] as const;
/** Rows of rounds that fit: the one in hand and the two before it. */
const shownRows = 3;
const rowHeight = 66;
const firstRow = 64;
const rowsEnd = firstRow + shownRows * rowHeight;

/** A radius whose square grows with the weight: a weight of 0.1 has radius 9.5. */
const radius = (weight: number) => px(Math.min(15, 30 * Math.sqrt(weight)));

const colourOf = (label: number) => (label === 1 ? 'data' : 'alt');
const signOf = (label: number) => (label === 1 ? '+1' : '−1');

/** A point with the sign of its label; a ring round it if the stump gets it wrong. */
function Dot({
  x,
  y,
  r,
  label,
  ringed,
}: {
  x: number;
  y: number;
  r: number;
  label: number;
  ringed: boolean;
}) {
  const arm = px(Math.min(5, r * 0.6));
  return (
    <g>
      <circle class={`fill-${colourOf(label)}`} cx={x} cy={y} r={r} />
      <path
        class="fill-none stroke-paper"
        stroke-width={1.75}
        d={`M${px(x - arm)} ${y}h${2 * arm}${label === 1 ? `M${x} ${px(y - arm)}v${2 * arm}` : ''}`}
      />
      {ringed && <circle class="fill-none stroke-ink" cx={x} cy={y} r={r + 3} stroke-width={1.75} />}
    </g>
  );
}

function Legend({ y, width }: { y: number; width: number }) {
  const wide = width >= 560;
  const at = wide ? [8, 84, 160, 246] : [8, 80, 152, 228];
  const [plus = 0, minus = 0, ring = 0, area = 0] = at;
  return (
    <g>
      <Dot x={plus} y={y - 5} r={7} label={1} ringed={false} />
      <text class="tick" x={plus + 13} y={y}>
        y = +1
      </text>
      <Dot x={minus} y={y - 5} r={7} label={-1} ringed={false} />
      <text class="tick" x={minus + 13} y={y}>
        y = −1
      </text>
      <circle class="fill-none stroke-ink" cx={ring} cy={y - 5} r={7} stroke-width={1.75} />
      <text class="tick" x={ring + 13} y={y}>
        本轮判错
      </text>
      {width >= 340 && (
        <text class="tick" x={area} y={y}>
          {wide ? '圆面积 = 本轮开始时的权重；底色 = 树桩的判断' : '圆面积 = 权重'}
        </text>
      )}
    </g>
  );
}

interface Box {
  readonly left: number;
  readonly right: number;
}

/** One round: its numbers above, the ten points on the colours of what its stump says of them. */
function RoundRow({
  row,
  top,
  x,
  box,
  inHand,
}: {
  row: Row;
  top: number;
  x: Scale;
  box: Box;
  inHand: boolean;
}) {
  const { stump, error, alpha, z, before, wrong, number } = row;
  const cut = px(x(stump.threshold));
  const line = top + 40;
  const sides = [
    { from: box.left, to: cut, label: stump.left },
    { from: cut, to: box.right, label: -stump.left },
  ];
  return (
    <g>
      <text
        class={inHand ? 'fill-accent' : 'label'}
        font-size="14"
        font-weight={inHand ? 650 : 400}
        x={box.left}
        y={top + 13}
      >
        {`第${number}轮`}
      </text>
      <text class="value" x={box.right} y={top + 13} text-anchor="end">
        {box.right - box.left < 290
          ? `e ${decimal(error, 3)}\u2002α ${decimal(alpha, 3)}\u2002Z ${decimal(z, 3)}`
          : `e = ${decimal(error, 3)}　α = ${decimal(alpha, 3)}　Z = ${decimal(z, 3)}`}
      </text>
      {sides.map(({ from, to, label }) => (
        <rect
          key={from}
          class={`fill-${colourOf(label)}`}
          opacity="0.16"
          x={from}
          y={top + 20}
          width={px(to - from)}
          height={40}
        />
      ))}
      <line
        class={inHand ? 'stroke-accent' : 'stroke-muted'}
        x1={cut}
        x2={cut}
        y1={top + 18}
        y2={top + 62}
        stroke-width={inHand ? 3 : 1.5}
      />
      {before.map((weight, i) => (
        <Dot
          key={i}
          x={px(x(i))}
          y={line}
          r={radius(weight)}
          label={tenLabels.y[i] ?? 1}
          ringed={wrong[i] === true}
        />
      ))}
    </g>
  );
}

/** The errors of all eighteen stumps in the round in hand: + on the left in one colour, − in the other. */
function Errors({
  state,
  x,
  box,
  top,
  bottom,
}: {
  state: PointsState;
  x: Scale;
  box: Box;
  top: number;
  bottom: number;
}) {
  const { scan, best, current } = state;
  const y = scaleLinear([0, 1], [bottom, top]);
  const chosen = scan.find(
    ({ threshold, left }) => threshold === current.stump.threshold && left === current.stump.left,
  );
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[0, 0.5, 1]}
        format={(v) => v.toFixed(1)}
      />
      <text class="label" x={box.left} y={top - 13}>
        {box.right - box.left > 400
          ? `第${current.number}轮各树桩的e：`
          : box.right - box.left < 260
            ? 'e：'
            : '各树桩的e：'}
        <tspan class="fill-data" font-weight="600">
          左判+1
        </tspan>
        <tspan>、</tspan>
        <tspan class="fill-alt" font-weight="600">
          左判−1
        </tspan>
      </text>
      {([1, -1] as const).map((label) => (
        <path
          key={label}
          class={`fill-none stroke-${colourOf(label)}`}
          opacity="0.5"
          d={scan
            .filter(({ left }) => left === label)
            .map(({ threshold, error }, i) => `${i === 0 ? 'M' : 'L'}${px(x(threshold))} ${px(y(error))}`)
            .join('')}
        />
      ))}
      {scan.map(({ threshold, left, error }) => (
        <circle
          key={`${threshold}${left}`}
          class={`fill-${colourOf(left)}`}
          cx={px(x(threshold))}
          cy={px(y(error))}
          r={3.5}
        />
      ))}
      <circle
        class="fill-none stroke-ink"
        cx={px(x(best.threshold))}
        cy={px(y(best.error))}
        r={8}
        stroke-width={1.5}
      />
      {chosen !== undefined && (
        <circle class="fill-accent" cx={px(x(chosen.threshold))} cy={px(y(chosen.error))} r={5} />
      )}
      <circle class="fill-none stroke-ink" cx={box.right - 76} cy={top - 18} r={6} stroke-width={1.5} />
      <text class="tick" x={box.right} y={top - 13} text-anchor="end">
        {`最优${decimal(best.error, 3)}`}
      </text>
    </g>
  );
}

/** F(x) as a staircase, with the ten labels on it. */
function Staircase({
  state,
  x,
  box,
  top,
  bottom,
}: {
  state: PointsState;
  x: Scale;
  box: Box;
  top: number;
  bottom: number;
}) {
  const { scores, rows, mistakes } = state;
  const reach = Math.max(1, ...scores.map(Math.abs)) * 1.15;
  const y = scaleLinear([-reach, reach], [bottom, top]);
  const steps = scores
    .map((F, i) => `${i === 0 ? `M${box.left} ` : 'V'}${px(y(F))}H${i === 9 ? box.right : px(x(i + 0.5))}`)
    .join('');
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} count={3} />
      <text class="label" x={box.left} y={top - 13}>
        {`F(x) = ${rows.length === 1 ? 'α₁h₁(x)' : `前${rows.length}轮之和`}，`}
        <tspan class="fill-ink" font-weight="650">{`判错${mistakes}个`}</tspan>
      </text>
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={px(y(0))} y2={px(y(0))} />
      <path class="fill-none stroke-model" stroke-width={2.5} d={steps} />
      {scores.map((F, i) => (
        <Dot
          key={i}
          x={px(x(i))}
          y={px(y(F))}
          r={7}
          label={tenLabels.y[i] ?? 1}
          ringed={F * (tenLabels.y[i] ?? 1) <= 0}
        />
      ))}
    </g>
  );
}

/** A press or a drag anywhere over the rows and the errors moves the threshold in hand. */
function Grip({
  x,
  box,
  bottom,
  set,
}: {
  x: { invert: (at: number) => number };
  box: Box;
  bottom: number;
  set: (s: number) => void;
}) {
  const follow = (event: PointerEvent) => {
    const frame = (event.currentTarget as SVGRectElement).getBoundingClientRect();
    const share = (event.clientX - frame.left) / frame.width;
    set(nearestThreshold(x.invert(box.left + share * (box.right - box.left))));
  };
  return (
    <rect
      class="fill-none drag"
      pointer-events="all"
      x={box.left}
      y={firstRow}
      width={box.right - box.left}
      height={bottom - firstRow}
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

const say = (params: PointsParams) => {
  const { current, best, mistakes, product, rows } = pointsState(params);
  const { stump, error, alpha, z, number } = current;
  const side = `x<${decimal(stump.threshold, 1)}判${signOf(stump.left)}`;
  const verdict = error <= best.error + 1e-9 ? '正是本轮最优' : `本轮最优e=${decimal(best.error, 4)}`;
  return (
    `第${number}轮，${side}：e=${decimal(error, 4)}，α=${decimal(alpha, 4)}，Z=${decimal(z, 4)}，${verdict}；` +
    `前${rows.length}轮合计判错${mistakes}个，ΠZ=${decimal(product, 4)}。`
  );
};

function draw({ params, width, set }: DrawState<PointsParams>) {
  const wide = width >= 560;
  const state = pointsState(params);
  const box: Box = { left: 34, right: width - 8 };
  const x = scaleLinear(xDomain, [box.left, box.right]);
  const shown = state.rows.slice(-shownRows);
  const errors = { top: rowsEnd + 46, bottom: rowsEnd + 124 };
  const stairs = { top: errors.bottom + 50, bottom: errors.bottom + 162 };
  const handle = px(x(state.current.stump.threshold));
  const handleAt = firstRow + shown.length * rowHeight - 4;
  return (
    <Picture width={width} height={stairs.bottom + 42} label={`十个点上的AdaBoost。${say(params)}`}>
      <Legend y={18} width={width} />
      {!wide && (
        <text class="tick" x={box.left} y={42}>
          {width < 340 ? '圆面积 = 权重，底色 = 树桩的判断' : '底色 = 树桩的判断，粗线 = 手里的切点'}
        </text>
      )}
      {shown.map((row, i) => (
        <RoundRow
          key={row.number}
          row={row}
          top={firstRow + i * rowHeight - 4}
          x={x}
          box={box}
          inHand={row === state.current}
        />
      ))}
      {shown.length < shownRows && (
        <text class="tick" x={box.left} y={firstRow + shown.length * rowHeight + 20}>
          {'按“下一轮”，看权重怎样变。'}
        </text>
      )}
      <circle class="fill-accent" cx={handle} cy={handleAt} r={6} />
      <Errors state={state} x={x} box={box} {...errors} />
      <Staircase state={state} x={x} box={box} {...stairs} />
      <AxisBottom scale={x} at={stairs.bottom} tickValues={[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]} label="x" />
      <Grip x={x} box={box} bottom={errors.bottom} set={(s) => set({ s })} />
    </Picture>
  );
}

/** Miniature: three rows of points that grow, and the staircase. */
function thumb(params: PointsParams) {
  const state = pointsState(params);
  const x = scaleLinear(xDomain, [2, 150]);
  const y = scaleLinear([-1.2, 1.2], [94, 62]);
  const steps = state.scores.map((F, i) => `${i === 0 ? 'M2 ' : 'V'}${px(y(F))}H${px(x(i + 0.5))}`).join('');
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      {state.rows.slice(-shownRows).map(({ before, number, stump }, row) => {
        const level = 10 + row * 19;
        const cut = px(x(stump.threshold));
        return (
          <g key={number}>
            <line class="stroke-accent" x1={cut} x2={cut} y1={level - 9} y2={level + 9} stroke-width={1.5} />
            {before.map((weight, i) => (
              <circle
                key={i}
                class={`fill-${colourOf(tenLabels.y[i] ?? 1)}`}
                cx={px(x(i))}
                cy={level}
                r={px(radius(weight) * 0.55)}
              />
            ))}
          </g>
        );
      })}
      <path class="fill-none stroke-model" stroke-width={2.5} d={steps} />
    </svg>
  );
}

export const figure = defineFigure<PointsParams>({
  title: '十个点',
  initial: { history: '2+8+', s: 5.5, left: 'minus' },
  controls: (params) => [
    {
      kind: 'range',
      name: 's',
      label: '切点',
      min: 0.5,
      max: 8.5,
      step: 1,
      format: (s) => decimal(s, 1),
    },
    {
      kind: 'choice',
      name: 'left',
      label: '切点左边',
      options: [
        { value: 'plus', label: '判+1' },
        { value: 'minus', label: '判−1' },
      ],
    },
    {
      kind: 'action',
      label: '取本轮最优',
      apply: (now) => {
        const { best } = pointsState(now);
        return { s: best.threshold, left: best.left === 1 ? 'plus' : 'minus' };
      },
    },
    ...(pointsState(params).rows.length < mostRounds
      ? [{ kind: 'action' as const, label: '下一轮', apply: nextRound }]
      : []),
    { kind: 'action', label: '从头开始', apply: () => ({ history: '', s: 2.5, left: 'plus' }) },
  ],
  draw,
  read: say,
  thumb,
});
