import { scaleLinear } from 'd3-scale';
import { marginLosses, zeroOne } from '../../math/margin-loss.ts';
import type { MarginLoss } from '../../math/margin-loss.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { LineKey } from '../key.tsx';
import { decimal, percent } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { clampMargin, judged, marginRange, ordinaryMargins } from './model.ts';
import type { Judged } from './model.ts';

type Params = { m: number };

const lossRange = [0, 9] as const;
const names: Record<MarginLoss, string> = { exponential: '指数', logistic: '对数', hinge: '合页' };
const colours: Record<MarginLoss, string> = { exponential: 'alt', logistic: 'model', hinge: 'data' };

/** A loss as path data over the whole range, from where it comes down into the picture. */
function curve(loss: (m: number) => number, x: Scale, y: Scale): string {
  const [low, high] = marginRange;
  return polyline(
    Array.from({ length: 121 }, (_, i) => low + ((high - low) * i) / 120)
      .filter((m) => loss(m) <= lossRange[1])
      .map((m) => [x(m), y(loss(m))]),
  );
}

/** The losses over the margin, the nine ordinary points below, the outlier on a line of its own. */
function Curves({ box, x, m, now }: { box: Box; x: Scale; m: number; now: readonly Judged[] }) {
  const y = scaleLinear(lossRange, [box.bottom, box.top]);
  const at = px(x(m));
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={[0, 1, 3, 5, 7, 9]} />
      <path
        class="fill-none stroke-muted"
        stroke-width={2}
        stroke-dasharray="5 4"
        d={`M${box.left} ${px(y(zeroOne(-1)))}H${px(x(0))}V${px(y(0))}H${box.right}`}
      />
      {now.map(({ name }) => (
        <path
          key={name}
          class={`fill-none stroke-${colours[name]}`}
          stroke-width={2.5}
          d={curve(marginLosses[name].loss, x, y)}
        />
      ))}
      <line class="stroke-accent" x1={at} x2={at} y1={box.top - 4} y2={box.bottom} stroke-width={2} />
      {now
        .filter(({ loss }) => loss <= lossRange[1])
        .map(({ name, loss }) => (
          <circle
            key={name}
            class={`fill-${colours[name]} stroke-paper`}
            cx={at}
            cy={px(y(loss))}
            r={5}
            stroke-width={1.5}
          />
        ))}
      {[...new Set(ordinaryMargins.map((margin) => margin.toFixed(6)))].map((text) => (
        <circle key={text} class="fill-ink" cx={px(x(Number(text)))} cy={box.bottom} r={4.5} />
      ))}
      <circle class="fill-accent" cx={at} cy={box.bottom} r={7} />
      <AxisBottom scale={x} at={box.bottom} tickValues={[-3, -2, -1, 0, 1, 2]} label="间隔 u = yF(x)" />
    </g>
  );
}

/** Colours of the curves, and the marks on the axis. */
function Legend({ left, right, y }: { left: number; right: number; y: number }) {
  const start = left + 40;
  const step = (right - start) / 4;
  const entries = [
    { mark: 'stroke-alt', text: '指数', dash: undefined },
    { mark: 'stroke-model', text: '对数', dash: undefined },
    { mark: 'stroke-data', text: '合页', dash: undefined },
    { mark: 'stroke-muted', text: '0–1', dash: '5 4' },
  ];
  return (
    <g>
      <text class="label" x={left} y={y}>
        损失
      </text>
      {entries.map((entry, i) => (
        <LineKey key={entry.text} x={px(start + i * step)} y={y} {...entry} />
      ))}
    </g>
  );
}

/** The share of the weight that the outlier takes under each loss, the rest left for the nine others. */
function Shares({ box, now }: { box: Box; now: readonly Judged[] }) {
  const width = box.right - box.left;
  return (
    <g>
      <text class="label" x={box.left} y={box.top}>
        离群点占十个点总权重的
      </text>
      {now.map(({ name, share, weight }, i) => {
        const top = box.top + 24 + i * 62;
        return (
          <g key={name}>
            <text class="label" x={box.left} y={top + 12}>
              {names[name]}
            </text>
            <text class="tick" x={box.left + 40} y={top + 12}>
              {`权重 ${decimal(weight)}`}
            </text>
            <text class="value" x={box.right} y={top + 12} text-anchor="end">
              {percent(share)}
            </text>
            <rect class="fill-rule" x={box.left} y={top + 20} width={px(width)} height={16} />
            <rect
              class={`fill-${colours[name]}`}
              x={box.left}
              y={top + 20}
              width={px(width * share)}
              height={16}
            />
          </g>
        );
      })}
      <text class="tick" x={box.left} y={box.top + 222}>
        权重 = 损失曲线的坡度 −dl/du
      </text>
    </g>
  );
}

const say = (params: Params) => {
  const m = clampMargin(params.m);
  const shares = judged(m).map(({ name, share }) => `${names[name]}${percent(share)}`);
  return `离群点的间隔 u = ${decimal(m)}，占总权重：${shares.join('，')}；其余九点的间隔从${decimal(Math.min(...ordinaryMargins))}到${decimal(Math.max(...ordinaryMargins))}，全都判对。`;
};

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
  const m = clampMargin(params.m);
  const now = judged(m);
  const right = wide ? Math.round(width * 0.58) : width - 12;
  const curves: Box = { left: 34, right, top: 70, bottom: 314 };
  const shares: Box = wide
    ? { left: right + 38, right: width - 4, top: 66, bottom: 314 }
    : { left: 8, right: width - 8, top: 394, bottom: 616 };
  const x = scaleLinear(marginRange, [curves.left, curves.right]);
  const label = px(Math.min(curves.right - 44, Math.max(curves.left + 44, x(m))));
  return (
    <Picture
      width={width}
      height={wide ? 358 : shares.bottom + 8}
      label={`四种损失与一个离群点。${say(params)}`}
    >
      <Legend left={8} right={Math.min(curves.right, 380)} y={18} />
      <Curves box={curves} x={x} m={m} now={now} />
      <text
        class="fill-accent"
        font-size="14"
        font-weight="700"
        x={label}
        y={curves.top - 12}
        text-anchor="middle"
      >
        {`离群点 ${decimal(m)}`}
      </text>
      <text class="tick" x={px(x(0.5))} y={curves.bottom - 26}>
        其余九点
      </text>
      <Shares box={shares} now={now} />
      <Grip
        box={{ ...curves, bottom: curves.bottom + 14 }}
        move={(at) => set({ m: clampMargin(Math.round(x.invert(at) * 20) / 20) })}
      />
    </Picture>
  );
}

/** Miniature: the three curves, the outlier's line, and its three shares. */
function thumb(params: Params) {
  const m = clampMargin(params.m);
  const x = scaleLinear(marginRange, [4, 104]);
  const y = scaleLinear(lossRange, [90, 6]);
  const at = px(x(m));
  const now = judged(m);
  return (
    <Miniature>
      <line class="stroke-muted" x1={4} x2={104} y1={90} y2={90} />
      {now.map(({ name }) => (
        <path
          key={name}
          class={`fill-none stroke-${colours[name]}`}
          stroke-width={2}
          d={curve(marginLosses[name].loss, x, y)}
        />
      ))}
      <line class="stroke-accent" x1={at} x2={at} y1={6} y2={90} stroke-width={1.5} />
      {now.map(({ name, share }, i) => (
        <rect
          key={name}
          class={`fill-${colours[name]}`}
          x={114 + i * 12}
          y={px(90 - share * 84)}
          width={9}
          height={px(share * 84)}
        />
      ))}
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '损失长什么样',
  initial: { m: -2 },
  controls: () => [
    {
      kind: 'range',
      name: 'm',
      label: '离群点的间隔',
      symbol: 'u',
      min: marginRange[0],
      max: marginRange[1],
      step: 0.05,
      format: decimal,
    },
    { kind: 'action', label: '判对', apply: () => ({ m: 0.3 }) },
    { kind: 'action', label: '判错', apply: () => ({ m: -1 }) },
    { kind: 'action', label: '错得离谱', apply: () => ({ m: -3 }) },
  ],
  draw,
  read: say,
  thumb,
});
