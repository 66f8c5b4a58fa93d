import { scaleLinear } from 'd3-scale';
import { whole } from '../../math/limits.ts';
import { AxisBottom } from '../axis.tsx';
import { Grip } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import { SquareKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { type Sample, type ShardParams, shardScene } from './model.ts';

type Params = ShardParams;

const MOST = 6;
const GRADIENTS = [6, 12] as const;

/** Whole numbers inside their limits, whatever the address says. */
function tidy({ first, second, value, loss }: Params): Params {
  return {
    first: whole(first, [1, MOST]),
    second: whole(second, [1, MOST]),
    value: whole(value, GRADIENTS),
    loss,
  };
}

const FILLS = ['fill-data', 'fill-alt'] as const;
const TALL = 104;
const HEADROOM = 70;
/** Room over the bars of the lower beam, which has no legend. */
const LOW_HEADROOM = 46;

/** A share as a fraction, 1/8: weights here are all such, or nearly. */
function weightText(weight: number): string {
  const inverse = 1 / weight;
  return Math.abs(inverse - Math.round(inverse)) < 1e-9 ? `1/${Math.round(inverse)}` : decimal(weight, 3);
}

interface BeamProps {
  samples: readonly Sample[];
  weightOf: (sample: Sample) => number;
  balance: number;
  x: (value: number) => number;
  top: number;
  headroom: number;
  heading: string;
  width: number;
  marker: string;
}

/** Samples as weights on a beam that balances at their mean. */
function Beam({ samples, weightOf, balance, x, top, headroom, heading, width, marker }: BeamProps) {
  const bar = !isWide(width) ? 11 : 15;
  const base = top + headroom + TALL;
  const tall = (weight: number) => TALL * Math.min(1, weight / 0.5);
  const at = px(x(balance));
  const doubled = (sample: Sample) =>
    samples.some(({ card, value }) => card !== sample.card && value === sample.value);
  const centre = (sample: Sample) =>
    x(sample.value) + (doubled(sample) ? (sample.card === 0 ? -bar / 2 : bar / 2) : 0);
  const labelled = [0, 1].map((card) => samples.find((sample) => sample.card === card));
  return (
    <g>
      <text class="label" x={4} y={top + 16}>
        {heading}
      </text>
      <line class="stroke-ink" x1={px(x(0))} x2={px(x(12.5))} y1={base} y2={base} stroke-width={2.5} />
      {samples.map((sample) => {
        const height = tall(weightOf(sample));
        return (
          <rect
            key={`${sample.card}-${sample.value}`}
            class={FILLS[sample.card] ?? 'fill-data'}
            x={px(centre(sample) - bar / 2)}
            y={px(base - height)}
            width={bar - 1}
            height={px(height)}
          />
        );
      })}
      {labelled.map(
        (sample) =>
          sample !== undefined && (
            <text
              key={sample.card}
              class="tick"
              x={px(centre(sample))}
              y={px(base - tall(weightOf(sample)) - 7)}
              text-anchor="middle"
            >
              {weightText(weightOf(sample))}
            </text>
          ),
      )}
      <path
        class={marker}
        d={`M${at} ${base + 2}L${px(at - 11)} ${base + 21}L${px(at + 11)} ${base + 21}Z`}
      />
      <text
        class="value"
        x={px(Math.min(width - 40, Math.max(36, at + 18)))}
        y={base + 18}
        text-anchor="start"
      >
        {decimal(balance)}
      </text>
    </g>
  );
}

function read(raw: Params): string {
  const { first, second, loss } = tidy(raw);
  const { cards, result, globalMean, gap, corrections } = shardScene(tidy(raw));
  const [left = 0, right = 0] = cards;
  const [c0 = 1, c1 = 1] = corrections;
  const mended = loss === 'scaled' ? `各卡loss先乘${decimal(c0)}与${decimal(c1)}；` : '';
  return (
    `卡0有${first}个样本，均值${decimal(left)}；卡1有${second}个，均值${decimal(right)}；${mended}` +
    `DDP得到${decimal(result)}，全局平均${decimal(globalMean)}，差${decimal(gap)}。`
  );
}

/** Two beams, one above the other: what averaging the cards gives, and what the whole batch would give. */
export const figure = defineFigure<Params>({
  title: '同一个梯度吗',
  initial: { first: 4, second: 1, value: 10, loss: 'mean' },
  controls: () => [
    { kind: 'range', name: 'first', label: '卡0的样本数', min: 1, max: MOST, step: 1 },
    { kind: 'range', name: 'second', label: '卡1的样本数', min: 1, max: MOST, step: 1 },
    {
      kind: 'range',
      name: 'value',
      label: '卡1的最大梯度',
      min: GRADIENTS[0],
      max: GRADIENTS[1],
      step: 1,
      format: (v) => decimal(v, 0),
    },
    {
      kind: 'choice',
      name: 'loss',
      label: '各卡的loss',
      options: [
        { value: 'mean', label: '各自取均值' },
        { value: 'scaled', label: '再乘NBₙ/ΣB' },
      ],
    },
    { kind: 'action', label: '各4个', apply: () => ({ first: 4, second: 4 }) },
    { kind: 'action', label: '4个与1个', apply: () => ({ first: 4, second: 1 }) },
  ],
  draw: ({ params: raw, width, set }) => {
    const params = tidy(raw);
    const scene = shardScene(params);
    const right = width - 22;
    const x = scaleLinear([0, 12.5], [22, right]);
    const second = HEADROOM + TALL + 44;
    const axis = second + LOW_HEADROOM + TALL + 34;
    return (
      <Picture width={width} height={axis + 46} label={`两张卡的梯度平均。${read(raw)}`}>
        <g>
          {[`卡0的样本`, `卡1的样本`].map((text, card) => (
            <SquareKey key={text} x={4 + card * 104} y={39} mark={FILLS[card] ?? ''} text={text} />
          ))}
          <text class="tick" x={212} y={39}>
            {!isWide(width) ? '柱高＝权重' : '柱高＝样本的权重，支点＝加权平均'}
          </text>
        </g>
        <Beam
          samples={scene.samples}
          weightOf={({ weight }) => weight}
          balance={scene.result}
          x={x}
          top={0}
          headroom={HEADROOM}
          heading="DDP：先各卡平均，再卡间平均"
          width={width}
          marker="fill-model"
        />
        <Beam
          samples={scene.samples}
          weightOf={() => scene.fairWeight}
          balance={scene.globalMean}
          x={x}
          top={second}
          headroom={LOW_HEADROOM}
          heading="大批量：所有样本一起平均"
          width={width}
          marker="fill-truth"
        />
        <AxisBottom scale={x} at={axis} tickValues={[0, 2, 4, 6, 8, 10, 12]} label="单个样本的梯度" />
        <Grip
          box={{ left: 0, right: width, top: HEADROOM, bottom: HEADROOM + TALL }}
          move={(at) => set({ value: whole(x.invert(at), GRADIENTS) })}
        />
      </Picture>
    );
  },
  read,
  thumb: (raw) => {
    const { samples, result, globalMean, fairWeight } = shardScene(tidy(raw));
    const x = scaleLinear([0, 12.5], [4, 148]);
    const beam = (base: number, weightOf: (sample: Sample) => number, at: number, marker: string) => (
      <g>
        <line class="stroke-ink" x1={4} x2={148} y1={base} y2={base} stroke-width={2} />
        {samples.map((sample) => {
          const height = 60 * weightOf(sample);
          return (
            <rect
              key={`${sample.card}-${sample.value}`}
              class={FILLS[sample.card] ?? 'fill-data'}
              x={px(x(sample.value) - 4)}
              y={px(base - height)}
              width={8}
              height={px(height)}
            />
          );
        })}
        <path
          class={marker}
          d={`M${px(x(at))} ${base + 1}L${px(x(at) - 6)} ${base + 11}L${px(x(at) + 6)} ${base + 11}Z`}
        />
      </g>
    );
    return (
      <Miniature>
        {beam(34, ({ weight }) => weight, result, 'fill-model')}
        {beam(82, () => fairWeight, globalMean, 'fill-truth')}
      </Miniature>
    );
  },
});
