import { scaleLinear } from 'd3-scale';
import { tenLabels } from '../../math/adaboost.ts';
import { AxisBottom } from '../axis.tsx';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { colourOf, firstRow, radius, rowHeight, rowsEnd, shownRows, signOf, xDomain } from './layout.ts';
import type { Box } from './layout.ts';
import { mostRounds, nearestThreshold, nextRound, pointsState } from './model.ts';
import type { PointsParams } from './model.ts';
import { Errors, Staircase } from './curves.tsx';
import { Legend, RoundRow } from './rounds.tsx';

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
  const wide = isWide(width);
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
          {isSlim(width) ? '圆面积 = 权重，底色 = 树桩的判断' : '底色 = 树桩的判断，粗线 = 手里的切点'}
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
      <Grip
        box={{ ...box, top: firstRow, bottom: errors.bottom }}
        move={(at) => set({ s: nearestThreshold(x.invert(at)) })}
      />
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
    <Miniature>
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
    </Miniature>
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
