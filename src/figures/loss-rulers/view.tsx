import { scaleLinear } from 'd3-scale';
import { clamp } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { Arrow } from '../arrow.tsx';
import type { Box } from '../box.ts';
import { Grip, Handle } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { DiscKey, LineKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { present, quiet, rulers } from './model.ts';
import type { LossName, Ruler, RulerParams } from './model.ts';

const OUTLIER = [-8, 20] as const;

const sane = (params: RulerParams): RulerParams => ({
  outlier: clamp(params.outlier, OUTLIER),
  delta: clamp(params.delta, [0.2, 6]),
  alpha: clamp(params.alpha, [0.05, 0.95]),
});

const looks: Record<LossName, { readonly name: string; readonly mark: string }> = {
  squared: { name: '平方', mark: 'alt' },
  absolute: { name: '绝对', mark: 'truth' },
  huber: { name: 'Huber', mark: 'model' },
  quantile: { name: '分位数', mark: 'noise' },
};

const title = ({ name }: Ruler, { delta, alpha }: RulerParams) => {
  if (name === 'huber') return `Huber，δ = ${decimal(delta, 1)}`;
  return name === 'quantile' ? `${decimal(alpha)}分位数` : `${looks[name].name}损失`;
};

/** One loss: the four samples, the arrows of their pseudo-residuals, the leaf. */
function Panel({ ruler, params, box, y }: { ruler: Ruler; params: RulerParams; box: Box; y: Scale }) {
  const { mark } = looks[ruler.name];
  const values = [...quiet, params.outlier];
  const x = scaleLinear([0.5, 4.5], [box.left, box.right]);
  const level = px(y(present));
  const leaf = px(y(present + ruler.leaf));
  return (
    <g>
      <text class={`fill-${mark}`} font-size="14" font-weight="700" x={box.left} y={box.top - 30}>
        {title(ruler, params)}
      </text>
      <text class="value" x={box.left} y={box.top - 12}>
        {`叶值γ = ${decimal(ruler.leaf)}`}
      </text>
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={y.ticks(4)} />
      <line
        class="stroke-muted"
        x1={box.left}
        x2={box.right}
        y1={level}
        y2={level}
        stroke-width={1.5}
        stroke-dasharray="4 3"
      />
      <line class={`stroke-${mark}`} x1={box.left} x2={box.right} y1={leaf} y2={leaf} stroke-width={2} />
      {values.map((value, i) => {
        const at = px(x(i + 1));
        const tip = y(present + (ruler.residuals[i] ?? 0));
        return (
          <g key={i}>
            {Math.abs(tip - level) < 3 ? (
              <circle class={`fill-${mark}`} cx={at} cy={level} r={3} />
            ) : (
              <Arrow from={[at, level]} to={[at, tip]} mark={mark} />
            )}
            <circle class="fill-none stroke-data" cx={at} cy={px(y(value))} r={4.5} stroke-width={2} />
          </g>
        );
      })}
    </g>
  );
}

const places = Array.from({ length: 113 }, (_, i) => OUTLIER[0] + i / 4);

/** The leaf of each loss as the fourth sample moves. */
function Influence({ params, box }: { params: RulerParams; box: Box }) {
  const x = scaleLinear(OUTLIER, [box.left, box.right]);
  const runs = places.map((outlier) => rulers({ ...params, outlier }));
  const y = scaleLinear([-3, 5], [box.bottom, box.top]).clamp(true);
  const at = px(x(params.outlier));
  const now = rulers(params);
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={[-2, 0, 2, 4]} label="叶值γ" />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={px(y(0))} y2={px(y(0))} />
      <AxisBottom scale={x} at={box.bottom} tickValues={[-5, 0, 5, 10, 15, 20]} label="第四个样本y₄" />
      {now.map(({ name }, k) => (
        <path
          key={name}
          class={`fill-none stroke-${looks[name].mark}`}
          stroke-width={2.5}
          d={polyline(runs.map((run, i) => [x(places[i] ?? 0), y(run[k]?.leaf ?? 0)]))}
        />
      ))}
      <line class="stroke-accent" x1={at} x2={at} y1={box.top} y2={box.bottom} stroke-width={1.5} />
      {now.map(({ name, leaf }) => (
        <circle key={name} class={`fill-${looks[name].mark}`} cx={at} cy={px(y(leaf))} r={4.5} />
      ))}
    </g>
  );
}

function say(raw: RulerParams): string {
  const params = sane(raw);
  const parts = rulers(params).map(
    (ruler) =>
      `${title(ruler, params)}：y₄的伪残差${decimal(ruler.residuals[3] ?? 0)}，叶值${decimal(ruler.leaf)}`,
  );
  return `y = 1、2、3、${decimal(params.outlier, 1)}，当前预测${present}。${parts.join('；')}。`;
}

function draw({ params: raw, width, set }: DrawState<RulerParams>) {
  const params = sane(raw);
  const all = rulers(params);
  const wide = isWide(width);
  const columns = wide ? 4 : 2;
  const cell = (width - 4) / columns;
  const tall = 168;
  const top = 92;
  const boxes = all.map((_, i): Box => {
    const left = Math.round((i % columns) * cell) + 30;
    const y0 = top + Math.floor(i / columns) * (tall + 66);
    return { left, right: Math.round(left + cell - 42), top: y0, bottom: y0 + tall };
  });
  const domain: [number, number] = [
    Math.min(-1, Math.floor(params.outlier) - 1),
    Math.max(5, Math.ceil(params.outlier) + 1),
  ];
  const lowest = boxes.at(-1)?.bottom ?? 0;
  const influence: Box = { left: 34, right: width - 14, top: lowest + 58, bottom: lowest + 58 + 150 };
  const half = (value: number) => clamp(Math.round(value * 2) / 2, OUTLIER);
  const across = scaleLinear(OUTLIER, [influence.left, influence.right]);
  return (
    <Picture width={width} height={influence.bottom + 44} label={`四种损失量同样的四个样本。${say(raw)}`}>
      <DiscKey x={10} y={18} r={4.5} width={2} mark="fill-none stroke-data" text="样本" />
      <LineKey x={62} y={18} width={1.5} dash="4 3" mark="stroke-muted" text={`当前F = ${present}`} />
      <text class="tick" x={wide ? 176 : 4} y={wide ? 18 : 40}>
        箭头：伪残差；横线：加上叶值后的预测
      </text>
      {all.map((ruler, i) => {
        const box = boxes[i];
        if (box === undefined) return null;
        const y = scaleLinear(domain, [box.bottom, box.top]);
        return (
          <g key={ruler.name}>
            <Panel ruler={ruler} params={params} box={box} y={y} />
            <Handle
              x={px(box.left + ((box.right - box.left) * 7) / 8)}
              y={y(params.outlier)}
              move={(_, down) => set({ outlier: half(y.invert(down)) })}
            />
          </g>
        );
      })}
      <Influence params={params} box={influence} />
      <Grip box={influence} move={(at) => set({ outlier: half(across.invert(at)) })} />
    </Picture>
  );
}

/** Miniature: one line that follows the outlier, three that do not. */
function thumb(raw: RulerParams) {
  const params = sane(raw);
  const x = scaleLinear(OUTLIER, [6, 146]);
  const y = scaleLinear([-2.5, 4.6], [88, 8]).clamp(true);
  const runs = places.map((outlier) => rulers({ ...params, outlier }));
  return (
    <Miniature>
      <line class="stroke-rule" x1={6} x2={146} y1={px(y(0))} y2={px(y(0))} stroke-width={2} />
      {rulers(params).map(({ name }, k) => (
        <path
          key={name}
          class={`fill-none stroke-${looks[name].mark}`}
          stroke-width={3}
          d={polyline(runs.map((run, i) => [x(places[i] ?? 0), y(run[k]?.leaf ?? 0)]))}
        />
      ))}
      {rulers(params).map(({ name, leaf }) => (
        <circle
          key={name}
          class={`fill-${looks[name].mark}`}
          cx={px(x(params.outlier))}
          cy={px(y(leaf))}
          r={4.5}
        />
      ))}
    </Miniature>
  );
}

export const figure = defineFigure<RulerParams>({
  title: '换一把尺',
  initial: { outlier: 10, delta: 2, alpha: 0.7 },
  controls: () => [
    {
      kind: 'range',
      name: 'outlier',
      label: '第四个样本',
      symbol: 'y₄',
      min: OUTLIER[0],
      max: OUTLIER[1],
      step: 0.5,
      format: (v) => decimal(v, 1),
    },
    {
      kind: 'range',
      name: 'delta',
      label: 'Huber的界',
      symbol: 'δ',
      min: 0.2,
      max: 6,
      step: 0.1,
      format: (v) => decimal(v, 1),
    },
    {
      kind: 'range',
      name: 'alpha',
      label: '分位数',
      symbol: 'α',
      min: 0.05,
      max: 0.95,
      step: 0.05,
      format: decimal,
    },
  ],
  draw,
  read: say,
  thumb,
});
