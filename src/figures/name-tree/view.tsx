import { Picture, px } from '../axis.tsx';
import { type Control, defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { endpoints, isDeprecated, nameScene, sourceMask, toggle } from './model.ts';
import type { OldSum, Row, Scene, Standing } from './model.ts';

/** The API version; how reduce_sum_v1 is exported; the name that the button speaks of, from 1; deprecations. */
type Params = { version: string; oldSum: string; pick: number; deprecated: number };

const MONO = 'ui-monospace, monospace';
const ROW = 29;
const CARD = 70;
const STEP = 80;

const words: Record<Standing, string> = {
  canonical: '首选',
  alias: '别名',
  deprecated: '弃用',
  clash: '相争',
};
const colours: Record<Standing, string> = {
  canonical: 'model',
  alias: 'data',
  deprecated: 'noise',
  clash: 'alt',
};
const standings: readonly Standing[] = ['canonical', 'alias', 'deprecated', 'clash'];

/** Parameters inside their limits, whatever the address says. */
function tidy({ version, oldSum, pick, deprecated }: Params) {
  const sum: OldSum = oldSum === 'plain' ? 'plain' : 'keyword';
  return {
    version: version === '1' ? (1 as const) : (2 as const),
    oldSum: sum,
    pick: Math.min(endpoints.length, Math.max(1, Math.round(pick) || 1)),
    deprecated: Math.abs(Math.round(deprecated) || 0) % 2 ** endpoints.length,
  };
}

function sceneOf(params: Params): Scene & ReturnType<typeof tidy> {
  const state = tidy(params);
  return { ...state, ...nameScene(state.deprecated, state.version, state.oldSum) };
}

function Legend({ width }: { width: number }) {
  const gap = width < 400 ? 76 : 92;
  return (
    <g>
      {standings.map((standing, i) => (
        <g key={standing}>
          <circle class={`fill-${colours[standing]}`} cx={8 + i * gap} cy={12} r={6} />
          <text class="tick" x={19 + i * gap} y={17}>
            {words[standing]}
          </text>
        </g>
      ))}
    </g>
  );
}

/** A symbol of the source: its number, its name, its file, and what documentation calls it. */
function Card({
  one,
  index,
  y,
  width,
  used,
}: {
  one: Scene['exports'][number];
  index: number;
  y: number;
  width: number;
  used: boolean;
}) {
  return (
    <g>
      <rect
        class={used ? 'fill-surface stroke-muted' : 'fill-none stroke-muted'}
        x={1}
        y={y}
        width={width - 2}
        height={CARD}
        rx={6}
        {...(used ? {} : { 'stroke-dasharray': '4 4' })}
      />
      <circle class={used ? 'fill-ink' : 'fill-muted'} cx={18} cy={y + 18} r={10} />
      <text x={18} y={y + 22.5} text-anchor="middle" font-size="13" class="fill-paper">
        {index + 1}
      </text>
      <text class="fill-ink" font-family={MONO} font-size="14" font-weight={650} x={35} y={y + 23}>
        {one.symbol}
      </text>
      <text class="tick" x={12} y={y + 43}>
        {one.source}
        {used ? '' : '，这一版里没有'}
      </text>
      <text class="tick" x={12} y={y + 61}>
        规范名
        <tspan class="fill-ink" dx={6}>
          {one.documented ?? '无'}
        </tspan>
      </text>
    </g>
  );
}

interface TreeProps {
  rows: readonly Row[];
  x: number;
  top: number;
  width: number;
  numberOf: (symbol: string) => number;
  picked: number;
  choose: (endpoint: number) => void;
}

const leafX = (x: number, depth: number, slim: boolean) => x + depth * (slim ? 12 : 20);
const rowY = (top: number, i: number) => top + i * ROW + ROW / 2;

function Tree({ rows, x, top, width, numberOf, picked, choose }: TreeProps) {
  return (
    <g>
      {rows.map(({ depth, text, path, leaf }, i) => {
        const y = rowY(top, i);
        const slim = width < 300;
        const at = leafX(x, depth, slim);
        const parent = rows
          .slice(0, i)
          .findLastIndex((row) => row.depth === depth - 1 && row.leaf === undefined);
        return (
          <g key={`${path}:${leaf?.symbol ?? ''}`}>
            {leaf?.endpoint === picked && (
              <rect
                class="fill-surface stroke-accent"
                x={at - 8}
                y={y - ROW / 2 + 1.5}
                width={px(x + width - at + 7)}
                height={ROW - 3}
                rx={5}
              />
            )}
            {parent >= 0 && (
              <path
                class="fill-none stroke-rule"
                stroke-width={1.5}
                d={`M${at - 16} ${rowY(top, parent) + 11}V${y}H${at - 6}`}
              />
            )}
            {leaf === undefined ? (
              <text class="value" x={at - 4} y={y + 5}>
                {text}
                {depth === 0 ? '' : '/'}
              </text>
            ) : (
              <g>
                <circle class={`fill-${colours[leaf.standing]}`} cx={at + 2} cy={y} r={5.5} />
                <text
                  class={leaf.standing === 'deprecated' ? 'fill-muted' : 'fill-ink'}
                  font-family={MONO}
                  font-size={slim ? 12 : 13}
                  x={at + 13}
                  y={y + 4.5}
                  {...(leaf.standing === 'deprecated' ? { 'text-decoration': 'line-through' } : {})}
                >
                  {text}
                </text>
                <text class="tick" x={x + width - 6} y={y + 4.5} text-anchor="end">
                  {words[leaf.standing]} ← {numberOf(leaf.symbol)}
                </text>
                <rect
                  class="fill-none"
                  pointer-events="all"
                  cursor="pointer"
                  x={at - 8}
                  y={y - ROW / 2}
                  width={px(x + width - at + 8)}
                  height={ROW}
                  onPointerDown={() => choose(leaf.endpoint)}
                />
              </g>
            )}
          </g>
        );
      })}
    </g>
  );
}

function read(params: Params): string {
  const { version, modules, names, tree, exports, pick } = sceneOf(params);
  const chosen = endpoints[pick - 1]?.path ?? '';
  const marked = exports.reduce((total, { deprecated }) => total + deprecated.length, 0);
  const clash =
    tree.clashes.length === 0
      ? '没有名字相争'
      : `${tree.clashes.length}个名字相争（${tree.clashes.join('、')}），生成时抛出SymbolExposedTwiceError`;
  return `第${version}版接口：${modules}个模块，${names}个名字；${clash}。标为弃用的名字有${marked}个。选中的是${chosen}。`;
}

function controls(params: Params): readonly Control<Params>[] {
  const { pick, deprecated } = tidy(params);
  const one = endpoints[pick - 1];
  const verb = isDeprecated(deprecated, pick - 1) ? '恢复' : '弃用';
  return [
    {
      kind: 'choice',
      name: 'version',
      label: '接口的版本',
      options: [
        { value: '2', label: '第2版' },
        { value: '1', label: '第1版' },
      ],
    },
    {
      kind: 'choice',
      name: 'oldSum',
      label: '旧版求和',
      options: [
        { value: 'keyword', label: 'reduce_sum_v1写在v1=里' },
        { value: 'plain', label: '去掉v1=' },
      ],
    },
    { kind: 'range', name: 'pick', label: '选一个名字', min: 1, max: endpoints.length, step: 1 },
    {
      kind: 'action',
      label: `${verb}${one?.symbol ?? ''}的${one?.path ?? ''}`,
      apply: (now) => {
        const state = tidy(now);
        return { deprecated: toggle(state.deprecated, state.pick - 1) };
      },
    },
    { kind: 'action', label: '照源码', apply: () => ({ deprecated: sourceMask, oldSum: 'keyword' }) },
  ];
}

function draw({ params, width, set }: DrawState<Params>) {
  const { exports, rows, pick, deprecated } = sceneOf(params);
  const wide = width >= 560;
  const cards = wide ? 262 : width;
  const top = 36;
  const cardsBottom = top + exports.length * STEP;
  const x = wide ? cards + 82 : 8;
  const treeTop = wide
    ? top + Math.max(0, (cardsBottom - 10 - top - rows.length * ROW) / 2)
    : cardsBottom + 18;
  const tree = width - x - 2;
  const numberOf = (symbol: string) => exports.findIndex((one) => one.symbol === symbol) + 1;
  const height = wide
    ? Math.max(cardsBottom, treeTop + rows.length * ROW + 6)
    : treeTop + rows.length * ROW + 6;
  return (
    <Picture width={width} height={px(height)} label={`接口的名字树。${read(params)}`}>
      <Legend width={width} />
      {wide &&
        rows.map(({ depth, leaf, path }, i) => {
          if (leaf === undefined) return null;
          const from = top + (numberOf(leaf.symbol) - 1) * STEP + CARD / 2;
          const to = leafX(x, depth, false) - 8;
          const y = px(rowY(treeTop, i));
          return (
            <path
              key={`${path}:${leaf.symbol}`}
              class={`fill-none stroke-${colours[leaf.standing]}`}
              stroke-width={leaf.standing === 'canonical' ? 2.5 : 1.5}
              d={`M${cards} ${from}C${cards + 50} ${from} ${to - 60} ${y} ${to} ${y}`}
              {...(leaf.standing === 'deprecated' ? { 'stroke-dasharray': '5 4' } : {})}
            />
          );
        })}
      {exports.map((one, i) => (
        <Card
          key={one.symbol}
          one={one}
          index={i}
          y={top + i * STEP}
          width={cards}
          used={rows.some(({ leaf }) => leaf?.symbol === one.symbol)}
        />
      ))}
      <Tree
        rows={rows}
        x={x}
        top={px(treeTop)}
        width={tree}
        numberOf={numberOf}
        picked={pick - 1}
        choose={(endpoint) => set({ pick: endpoint + 1, deprecated: toggle(deprecated, endpoint) })}
      />
    </Picture>
  );
}

/** Miniature: dots on the left, a tree on the right, lines between. */
function thumb(params: Params) {
  const { rows, exports } = sceneOf(params);
  const gap = 84 / Math.max(1, rows.length - 1);
  return (
    <svg aria-hidden="true" viewBox="0 0 152 96">
      {rows.map(({ leaf, depth, path }, i) => {
        const y = px(6 + i * gap);
        const x = 80 + depth * 12;
        const index = exports.findIndex(({ symbol }) => symbol === leaf?.symbol);
        return leaf === undefined ? (
          <rect key={path} class="fill-ink" x={x} y={px(y - 2)} width={24} height={4} />
        ) : (
          <g key={`${path}:${leaf.symbol}`}>
            <path
              class={`fill-none stroke-${colours[leaf.standing]}`}
              stroke-width={1.5}
              d={`M36 ${12 + index * 18}C60 ${12 + index * 18} 60 ${y} ${x} ${y}`}
            />
            <circle class={`fill-${colours[leaf.standing]}`} cx={x + 3} cy={y} r={3.5} />
          </g>
        );
      })}
      {exports.map(({ symbol }, i) => (
        <rect
          key={symbol}
          class="fill-surface stroke-muted"
          x={6}
          y={5 + i * 18}
          width={30}
          height={14}
          rx={3}
        />
      ))}
    </svg>
  );
}

/** Five symbols of the source, and the modules that their names make. */
export const figure = defineFigure<Params>({
  title: '名字长成树',
  initial: { version: '2', oldSum: 'keyword', pick: 6, deprecated: sourceMask },
  controls,
  draw,
  read,
  thumb,
});
