import { Press } from '../drag.tsx';
import { DiscKey } from '../key.tsx';
import { px } from '../picture.tsx';
import { CARD, ROW, leafX, rowY } from './layout.ts';
import type { Row, Scene } from './model.ts';
import { colours, standings, words } from './scene.ts';

/** The colours of names. */
export function Legend({ width }: { width: number }) {
  const gap = width < 400 ? 76 : 92;
  return (
    <g>
      {standings.map((standing, i) => (
        <DiscKey
          key={standing}
          x={8 + i * gap}
          y={17}
          mark={`fill-${colours[standing]}`}
          text={words[standing]}
        />
      ))}
    </g>
  );
}

/** A symbol of the source: its number, its name, its file, and what documentation calls it. */
export function Card({
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
        stroke-dasharray={used ? undefined : '4 4'}
      />
      <circle class={used ? 'fill-ink' : 'fill-muted'} cx={18} cy={y + 18} r={10} />
      <text x={18} y={y + 22.5} text-anchor="middle" font-size="13" class="fill-paper">
        {index + 1}
      </text>
      <text class="fill-ink code" font-size="14" font-weight={700} x={35} y={y + 23}>
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

/** The modules and their names; a press on a name chooses it. */
export function Tree({ rows, x, top, width, numberOf, picked, choose }: TreeProps) {
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
                  class={`code ${leaf.standing === 'deprecated' ? 'fill-muted' : 'fill-ink'}`}
                  font-size={slim ? 12 : 13}
                  x={at + 13}
                  y={y + 4.5}
                  text-decoration={leaf.standing === 'deprecated' ? 'line-through' : undefined}
                >
                  {text}
                </text>
                <text class="tick" x={x + width - 6} y={y + 4.5} text-anchor="end">
                  {words[leaf.standing]} ← {numberOf(leaf.symbol)}
                </text>
                <Press
                  box={{ left: at - 8, right: x + width, top: y - ROW / 2, bottom: y + ROW / 2 }}
                  press={() => choose(leaf.endpoint)}
                />
              </g>
            )}
          </g>
        );
      })}
    </g>
  );
}
