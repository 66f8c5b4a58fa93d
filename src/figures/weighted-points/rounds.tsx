import { tenLabels } from '../../math/adaboost.ts';
import type { Scale } from '../axis.tsx';
import { decimal } from '../numerals.ts';
import { isSlim, isWide, px } from '../picture.tsx';
import { colourOf, radius } from './layout.ts';
import type { Box } from './layout.ts';
import type { Row } from './model.ts';

/** A point with the sign of its label; a ring round it if the stump gets it wrong. */
export function Dot({
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

/** What the signs of the rounds mean. */
export function Legend({ y, width }: { y: number; width: number }) {
  const wide = isWide(width);
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
      {!isSlim(width) && (
        <text class="tick" x={area} y={y}>
          {wide ? '圆面积 = 本轮开始时的权重；底色 = 树桩的判断' : '圆面积 = 权重'}
        </text>
      )}
    </g>
  );
}

/** One round: its numbers above, the ten points on the colours of what its stump says of them. */
export function RoundRow({
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
        font-weight={inHand ? 700 : 400}
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
