import { scaleLinear } from 'd3-scale';
import { clamp, oneOf } from '../../math/limits.ts';
import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { SquareKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { Ball, Bars, Trays, sideName } from './drawing.tsx';
import { missingScan, sideOf, sides, thresholds } from './model.ts';
import type { MissingParams } from './model.ts';

const sane = (params: MissingParams): MissingParams => ({
  s: oneOf(String(params.s), thresholds, '3'),
  side: oneOf(String(params.side), sides, 'right'),
  label: oneOf(String(params.label), ['0', '1'], '1'),
  lambda: clamp(params.lambda, [0, 4]),
});

function say(raw: MissingParams): string {
  const params = sane(raw);
  const { splits, chosen, best } = missingScan(params);
  const i = (thresholds as readonly string[]).indexOf(params.s);
  const gains = sides.map((side) => `缺失放${sideName[side]}增益${decimal(splits[side][i]?.gain ?? 0, 4)}`);
  return (
    `λ = ${decimal(params.lambda, 1)}，切${chosen.s}：${gains.join('，')}。` +
    `现在放${sideName[sideOf(params.side)]}，叶值${decimal(chosen.wL, 4)}与${decimal(chosen.wR, 4)}；` +
    `最好是切${best.split.s}、缺失向${sideName[best.side]}，增益${decimal(best.split.gain, 4)}。`
  );
}

function draw({ params: raw, width, set }: DrawState<MissingParams>) {
  const params = sane(raw);
  const data = missingScan(params);
  const wide = isWide(width);
  const trays: Box = { left: 8, right: wide ? 336 : width - 8, top: 76, bottom: 152 };
  const bars: Box = wide
    ? { left: 400, right: width - 6, top: 88, bottom: 306 }
    : { left: 40, right: width - 6, top: 424, bottom: 604 };
  return (
    <Picture width={width} height={bars.bottom + 36} label={`缺失值往哪走。${say(raw)}`}>
      <Ball x={14} y={13} label={1} />
      <text class="tick" x={28} y={18}>
        正类
      </text>
      <Ball x={78} y={13} label={0} />
      <text class="tick" x={92} y={18}>
        负类
      </text>
      <Ball x={142} y={13} label={Number(params.label)} missing />
      <text class="tick" x={156} y={18}>
        缺失值的样本
      </text>
      {sides.map((side, i) => (
        <SquareKey
          key={side}
          x={(wide ? 400 : 8) + i * 110}
          y={wide ? 18 : bars.top - 51}
          mark={side === 'left' ? 'fill-model' : 'fill-alt'}
          text={`缺失全放${sideName[side]}边`}
        />
      ))}
      <Trays params={params} data={data} box={trays} set={(side) => set({ side })} />
      <Bars params={params} data={data} box={bars} />
    </Picture>
  );
}

/** Miniature: a cut, two balls in the right-hand tray, the bars of the gains. */
function thumb(raw: MissingParams) {
  const params = sane(raw);
  const data = missingScan(params);
  const right = sideOf(params.side) === 'right';
  const gain = scaleLinear([0, 1.3], [0, 44]);
  return (
    <Miniature>
      <line class="stroke-accent" x1={76} x2={76} y1={4} y2={44} stroke-width={2} />
      <rect
        class="fill-none stroke-noise"
        stroke-width={2}
        x={right ? 92 : 12}
        y={12}
        width={48}
        height={24}
        rx={6}
      />
      <circle class="fill-noise" cx={right ? 106 : 26} cy={24} r={6} />
      <circle class="fill-noise" cx={right ? 126 : 46} cy={24} r={6} />
      <line class="stroke-muted" x1={8} x2={144} y1={92} y2={92} stroke-width={1.5} />
      {thresholds.flatMap((s, i) =>
        sides.map((side, k) => {
          const height = Math.max(1.5, gain(data.splits[side][i]?.gain ?? 0));
          return (
            <rect
              key={`${s} ${side}`}
              class={side === 'left' ? 'fill-model' : 'fill-alt'}
              x={16 + i * 44 + k * 16}
              y={px(92 - height)}
              width={13}
              height={px(height)}
            />
          );
        }),
      )}
    </Miniature>
  );
}

export const figure = defineFigure<MissingParams>({
  title: '缺失值往哪走',
  initial: { s: '3', side: 'right', lambda: 1, label: '1' },
  controls: () => [
    {
      kind: 'choice',
      name: 's',
      label: '切点',
      options: thresholds.map((s) => ({ value: s, label: s })),
    },
    {
      kind: 'choice',
      name: 'side',
      label: '缺失放在',
      options: [
        { value: 'left', label: '左边' },
        { value: 'right', label: '右边' },
      ],
    },
    {
      kind: 'choice',
      name: 'label',
      label: '缺失样本是',
      options: [
        { value: '1', label: '正类' },
        { value: '0', label: '负类' },
      ],
    },
    {
      kind: 'range',
      name: 'lambda',
      label: '叶值的单价',
      symbol: 'λ',
      min: 0,
      max: 4,
      step: 0.1,
      format: (v) => decimal(v, 1),
    },
  ],
  draw,
  read: say,
  thumb,
});
