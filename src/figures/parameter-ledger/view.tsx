import { scaleLinear, scaleLog } from 'd3-scale';
import { whole } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { superscript } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { accounts, structures, written } from './model.ts';
import type { Account, Structure } from './model.ts';

/** The side of the square images, and the number of classes of the latent structure. */
type Params = { side: number; classes: number };

const sideRange = [2, 64] as const;
const classRange = [2, 1024] as const;
/** The highest power of ten that the picture shows. */
const most = 8;

const names: Record<Structure, string> = {
  table: '全表',
  independent: '独立',
  chain: '链式',
  autoregressive: '自回归',
  latent: '隐变量',
};
const colours: Record<Structure, string> = {
  table: 'alt',
  independent: 'muted',
  chain: 'noise',
  autoregressive: 'model',
  latent: 'data',
};
const rules = (classes: number): Record<Structure, string> => ({
  table: '2ⁿ − 1',
  independent: 'n',
  chain: '2n − 1',
  autoregressive: 'n(n + 1)/2',
  latent: `${classes - 1} + ${classes}n`,
});

const scene = (params: Params) => {
  const side = whole(params.side, sideRange);
  const classes = whole(params.classes, classRange);
  return { side, classes, n: side * side, list: accounts(side * side, classes) };
};

const text = ({ count }: Account) => {
  const { digits, power } = written(count);
  return power === undefined ? digits : `${digits} × 10${superscript(power)}`;
};

const pixels = Array.from({ length: 61 }, (_, i) => Math.round(4 * 1024 ** (i / 60)));

/** log₁₀ of the counts over the number of pixels, one line a structure, with a dot at the present n. */
function Growth({
  box,
  n,
  classes,
  list,
}: {
  box: Box;
  n: number;
  classes: number;
  list: readonly Account[];
}) {
  const x = scaleLog([4, 4096], [box.left, box.right]) as unknown as Scale;
  const y = scaleLinear([0, most], [box.bottom, box.top]);
  const last = most / Math.log10(2);
  /** The table leaves the picture between two whole n: its line goes on to the edge itself. */
  const tableLine = [
    ...[4, 8, 12, 16, 20, 24].map((at) => [at, Math.log10(2 ** at - 1)] as const),
    [last, most] as const,
  ];
  const logOf = (structure: Structure, at: number) =>
    accounts(at, classes).find((one) => one.structure === structure)?.log ?? 0;
  const curve = (structure: Structure) => {
    const line = structure === 'table' ? tableLine : pixels.map((at) => [at, logOf(structure, at)] as const);
    return polyline(line.filter(([, log]) => log <= most).map(([at, log]) => [x(at), y(log)]));
  };
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[0, 2, 4, 6, 8]}
        format={(v) => `10${superscript(v)}`}
        label="要记的数"
      />
      <AxisBottom scale={x} at={box.bottom} tickValues={[4, 16, 64, 256, 1024, 4096]} label="像素数 n" />
      <line
        class="stroke-accent"
        stroke-width={1.5}
        stroke-dasharray="3 3"
        x1={px(x(n))}
        x2={px(x(n))}
        y1={box.top}
        y2={box.bottom}
      />
      {structures.map((structure) => (
        <path
          key={structure}
          class={`fill-none stroke-${colours[structure]}`}
          stroke-width={2.5}
          d={curve(structure)}
        />
      ))}
      {list.map(({ structure, log }) =>
        log <= most ? (
          <circle
            key={structure}
            class={`fill-${colours[structure]} stroke-paper`}
            stroke-width={1.5}
            cx={px(x(n))}
            cy={px(y(log))}
            r={5.5}
          />
        ) : (
          <path
            key={structure}
            class={`fill-${colours[structure]}`}
            d={`M${px(x(n))} ${box.top - 8}l7 12h-14z`}
          />
        ),
      )}
    </g>
  );
}

function draw({ params, width }: DrawState<Params>) {
  const wide = isWide(width);
  const { side, classes, n, list } = scene(params);
  const box: Box = wide
    ? { left: 48, right: Math.min(400, width - 262), top: 44, bottom: 290 }
    : { left: 48, right: width - 24, top: 44, bottom: 250 };
  const sorted = [...list].sort((a, b) => b.log - a.log);
  const left = wide ? box.right + 36 : 14;
  const top = wide ? 30 : box.bottom + 76;
  const row = wide ? 52 : 44;
  const height = wide ? box.bottom + 46 : top + row * sorted.length - 4;
  return (
    <Picture width={width} height={height} label={`参数账。${read(params)}`}>
      <Growth box={box} n={n} classes={classes} list={list} />
      <text class="fill-accent" font-size={14} font-weight={700} x={left} y={top - 8}>
        {`${side}×${side} 的黑白图，n = ${n}`}
      </text>
      {sorted.map((account, i) => {
        const y = top + i * row + (wide ? 22 : 20);
        return (
          <g key={account.structure}>
            <circle class={`fill-${colours[account.structure]}`} cx={left + 6} cy={y - 5} r={6} />
            <text class="label" x={left + 20} y={y}>
              <tspan class={`fill-${colours[account.structure]}`} font-weight={700}>
                {names[account.structure]}
              </tspan>
              {`  ${rules(classes)[account.structure]}`}
            </text>
            <text
              class="value"
              x={wide ? left + 20 : width - 14}
              y={wide ? y + 20 : y}
              text-anchor={wide ? 'start' : 'end'}
            >
              {text(account)}
            </text>
          </g>
        );
      })}
    </Picture>
  );
}

function read(params: Params): string {
  const { side, n, classes, list } = scene(params);
  const counts = list.map((account) => `${names[account.structure]} ${text(account)}`).join('，');
  return `${side}×${side}，n = ${n}，K = ${classes}：${counts}`;
}

/** Five lines, of which one leaves. */
function thumb() {
  return (
    <Miniature>
      <line class="stroke-muted" x1="10" x2="146" y1="88" y2="88" />
      <path class="fill-none stroke-alt" stroke-width="3" d="M10 74C24 62 32 40 38 6" />
      <path class="fill-none stroke-model" stroke-width="3" d="M10 74L146 18" />
      <path class="fill-none stroke-data" stroke-width="3" d="M10 56L146 30" />
      <path class="fill-none stroke-noise" stroke-width="3" d="M10 76L146 44" />
      <path class="fill-none stroke-muted" stroke-width="3" d="M10 80L146 52" />
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '参数账',
  initial: { side: 28, classes: 32 },
  controls: () => [
    {
      kind: 'range',
      name: 'side',
      label: '边长（像素）',
      min: sideRange[0],
      max: sideRange[1],
      step: 1,
      format: (v) => `${v}`,
    },
    {
      kind: 'range',
      name: 'classes',
      label: '隐变量的类数',
      symbol: 'K',
      min: classRange[0],
      max: classRange[1],
      step: 1,
      scale: 'log',
      format: (v) => `${Math.round(v)}`,
    },
  ],
  draw,
  read,
  thumb,
});
