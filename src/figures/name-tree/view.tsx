import { defineFigure } from '../figure.ts';
import type { Control, DrawState } from '../figure.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { Card, Legend, Tree } from './drawing.tsx';
import { CARD, ROW, STEP, leafX, rowY } from './layout.ts';
import { endpoints, isDeprecated, sourceMask, toggle } from './model.ts';
import { colours, sceneOf, tidy } from './scene.ts';
import type { Params } from './scene.ts';

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
  const wide = isWide(width);
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
              stroke-dasharray={leaf.standing === 'deprecated' ? '5 4' : undefined}
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
    <Miniature>
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
    </Miniature>
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
