import { scaleLinear } from 'd3-scale';
import { area } from '../box.ts';
import type { Box } from '../box.ts';
import { DiscKey, LineKey } from '../key.tsx';
import { percent } from '../numerals.ts';
import { px } from '../picture.tsx';
import { bandRectangles, borderEdges, plane, shareGrid } from './model.ts';
import type { MoonForest } from './model.ts';

const columns = 60;
const rows = 44;

/** Classes and opacities of the six bands of a share of label 1. */
const bands = [
  ['fill-model', 0.42],
  ['fill-model', 0.24],
  ['fill-model', 0.09],
  ['fill-alt', 0.09],
  ['fill-alt', 0.24],
  ['fill-alt', 0.42],
] as const;

/** The training points of one label as dots of one path, round or square by the ends of its strokes. */
function Dots({ forest, label, box, size }: { forest: MoonForest; label: 0 | 1; box: Box; size: number }) {
  const { columns: features, labels } = forest.train;
  const x = scaleLinear(plane.x, [box.left, box.right]);
  const y = scaleLinear(plane.y, [box.bottom, box.top]);
  const inside = (at: number, [from, to]: readonly [number, number]) => at > from && at < to;
  const path = Array.from(labels, (one, i) => {
    const [a, b] = [features[0]?.[i] ?? 0, features[1]?.[i] ?? 0];
    if (one !== label || !inside(a, plane.x) || !inside(b, plane.y)) return '';
    return `M${x(a).toFixed(1)} ${y(b).toFixed(1)}h0`;
  }).join('');
  const cap = label === 0 ? 'round' : 'square';
  return (
    <g>
      <path class="fill-none stroke-paper" d={path} stroke-width={size + 1.6} stroke-linecap={cap} />
      <path
        class={`fill-none ${label === 0 ? 'stroke-model' : 'stroke-alt'}`}
        d={path}
        stroke-width={label === 0 ? size : size - 0.6}
        stroke-linecap={cap}
      />
    </g>
  );
}

/** The plane coloured by the share of votes of the first trees, and the border where it is a half. */
export function Votes({ forest, trees, box }: { forest: MoonForest; trees: number; box: Box }) {
  const grid = shareGrid(forest.trees.slice(0, trees), columns, rows);
  const { across, down } = borderEdges(grid, columns);
  const border = `${across.map(([x, y, w]) => `M${x} ${y}h${w}`).join('')}${down.map(([x, y, h]) => `M${x} ${y}v${h}`).join('')}`;
  const scale = `translate(${px(box.left)} ${px(box.top)}) scale(${((box.right - box.left) / columns).toFixed(4)} ${((box.bottom - box.top) / rows).toFixed(4)})`;
  return (
    <g transform={scale}>
      {bandRectangles(grid, columns).map((rectangles, band) => {
        const [fill, opacity] = bands[band] ?? bands[0];
        if (rectangles.length === 0) return null;
        const path = rectangles.map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h-${w}z`).join('');
        return <path key={band} class={fill} opacity={opacity} d={path} shape-rendering="crispEdges" />;
      })}
      <path
        class="fill-none stroke-ink"
        d={border}
        stroke-width={1.6}
        stroke-linecap="square"
        vector-effect="non-scaling-stroke"
      />
    </g>
  );
}

/** One panel: how many trees, what they say of the plane, and how often they err. */
export function Panel({
  forest,
  trees,
  box,
  now,
}: {
  forest: MoonForest;
  trees: number;
  box: Box;
  now: boolean;
}) {
  const size = box.right - box.left > 300 ? 5 : 3.6;
  return (
    <g>
      <text
        class={now ? 'fill-accent' : 'fill-ink'}
        font-size="14"
        font-weight="700"
        x={box.left}
        y={box.top - 9}
      >
        {trees}棵
      </text>
      <text class="tick" x={box.right} y={box.top - 9} text-anchor="end">
        测试错{percent(forest.test[trees - 1] ?? 0)}
      </text>
      <Votes forest={forest} trees={trees} box={box} />
      <Dots forest={forest} label={0} box={box} size={size} />
      <Dots forest={forest} label={1} box={box} size={size} />
      <rect
        class={`fill-none ${now ? 'stroke-accent' : 'stroke-rule'}`}
        {...area(box)}
        stroke-width={now ? 2 : 1}
      />
    </g>
  );
}

/** What the marks of the panels mean, on one line or two. */
export function Key({ x, y, narrow }: { x: number; y: number; narrow: boolean }) {
  const second = narrow ? { x, y: y + 24 } : { x: x + 196, y };
  const swatch = 15;
  return (
    <g>
      <DiscKey x={x + 5} y={y} r={4} mark="fill-model" text="上弯月（0）" />
      <rect class="fill-alt" x={x + 93} y={y - 9} width={8} height={8} />
      <text class="tick" x={x + 107} y={y}>
        下弯月（1）
      </text>
      <text class="tick" x={second.x} y={second.y}>
        投1的比例 0
      </text>
      {bands.map(([fill, opacity], band) => (
        <rect
          key={band}
          class={fill}
          opacity={opacity}
          x={second.x + 84 + band * swatch}
          y={second.y - 11}
          width={swatch}
          height={13}
        />
      ))}
      <text class="tick" x={second.x + 84 + 6 * swatch + 5} y={second.y}>
        1
      </text>
      <LineKey
        x={second.x + 84 + 6 * swatch + 28}
        y={second.y}
        length={18}
        width={1.6}
        mark="stroke-ink"
        text="分界"
      />
    </g>
  );
}
