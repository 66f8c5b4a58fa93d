import { defineFigure } from '../figure.ts';
import type { Control } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { FEWEST, MARKS, MOST, gridHeight, gridOf, markOf, moved, placeOf, tidy } from './layout.ts';
import type { Params } from './layout.ts';
import { ringPlay } from './model.ts';
import { Ring, phaseName } from './ring.tsx';
import { Legend, Small } from './steps.tsx';

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

/** Ring on the left (or above), every step in small on the right (or below). */
export const figure = defineFigure<Params>({
  title: '环上的全归约',
  initial: { nodes: 4, mark: 7 },
  controls,
  draw: ({ params: raw, width, set }) => {
    const { nodes, step } = tidy(raw);
    const play = ringPlay(nodes);
    const frame = play.frames[step];
    const wide = isWide(width);
    const ringSize = wide ? Math.min(374, Math.round(width * 0.55)) : width - 4;
    const centre = { x: wide ? ringSize / 2 : width / 2, y: 34 + ringSize / 2 };
    const left = wide ? ringSize + 26 : 4;
    const across = width - left;
    const grid = gridOf(nodes, across, wide);
    const gridTop = wide ? 64 : 34 + ringSize + 44;
    const height = Math.max(wide ? ringSize + 44 : 0, gridTop + gridHeight(across, wide));
    return (
      <Picture width={width} height={px(height)} label={`环上的全归约。${read(raw)}`}>
        <Legend y={18} width={width} />
        {frame !== undefined && <Ring play={play} frame={frame} centre={centre} reach={ringSize / 2 - 2} />}
        <text class="tick" x={wide ? left + 4 : 4} y={gridTop - 14}>
          {!wide ? '小图：行是卡，列是块，满格就是完整的和' : '小图：行是卡，列是块'}
        </text>
        {play.frames.map((one, i) => {
          const { x, y } = grid.placeOf(i);
          return (
            <Small
              key={i}
              frame={one}
              x={left + x}
              y={gridTop + y}
              size={grid.size}
              current={i === step}
              choose={() => set({ mark: markOf(i, nodes) })}
            />
          );
        })}
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
      <Miniature>
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
      </Miniature>
    );
  },
});
