import { scaleLinear } from 'd3-scale';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { present, quiet, rulers } from './model.ts';
import type { LossName, Ruler, RulerParams } from './model.ts';

const OUTLIER = [-8, 20] as const;

const clamp = (v: number, low: number, high: number) => Math.min(high, Math.max(low, v || 0));

const sane = (params: RulerParams): RulerParams => ({
  outlier: clamp(params.outlier, ...OUTLIER),
  delta: clamp(params.delta, 0.2, 6),
  alpha: clamp(params.alpha, 0.05, 0.95),
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

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** An arrow from (x, from) to (x, to), in pixels; nothing where it would be shorter than its head. */
function Arrow({ x, from, to, mark }: { x: number; from: number; to: number; mark: string }) {
  const length = Math.abs(to - from);
  if (length < 3) return <circle class={`fill-${mark}`} cx={x} cy={from} r={3} />;
  const down = to > from ? 1 : -1;
  const head = Math.min(8, length);
  return (
    <g>
      <line class={`stroke-${mark}`} x1={x} x2={x} y1={from} y2={px(to - down * head)} stroke-width={3} />
      <path
        class={`fill-${mark}`}
        d={`M${px(x - 5)} ${px(to - down * head)}H${px(x + 5)}L${px(x)} ${px(to)}Z`}
      />
    </g>
  );
}

/** One loss: the four samples, the arrows of their pseudo-residuals, the leaf. */
function Panel({ ruler, params, box, y }: { ruler: Ruler; params: RulerParams; box: Box; y: Scale }) {
  const { mark } = looks[ruler.name];
  const values = [...quiet, params.outlier];
  const x = scaleLinear([0.5, 4.5], [box.left, box.right]);
  const level = px(y(present));
  const leaf = px(y(present + ruler.leaf));
  return (
    <g>
      <text class={`fill-${mark}`} font-size="14" font-weight="650" x={box.left} y={box.top - 30}>
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
        return (
          <g key={i}>
            <Arrow x={at} from={level} to={px(y(present + (ruler.residuals[i] ?? 0)))} mark={mark} />
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
          d={runs
            .map((run, i) => `${i === 0 ? 'M' : 'L'}${px(x(places[i] ?? 0))} ${px(y(run[k]?.leaf ?? 0))}`)
            .join('')}
        />
      ))}
      <line class="stroke-accent" x1={at} x2={at} y1={box.top} y2={box.bottom} stroke-width={1.5} />
      {now.map(({ name, leaf }) => (
        <circle key={name} class={`fill-${looks[name].mark}`} cx={at} cy={px(y(leaf))} r={4.5} />
      ))}
    </g>
  );
}

/** Where the pointer may press or drag: gives back its height or its place as a value of y₄. */
function Grip({ box, move }: { box: Box; move: (across: number, down: number) => void }) {
  const follow = (event: PointerEvent) => {
    const frame = (event.currentTarget as SVGRectElement).getBoundingClientRect();
    move((event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height);
  };
  return (
    <rect
      class="fill-none drag"
      pointer-events="all"
      x={box.left}
      y={box.top}
      width={px(box.right - box.left)}
      height={px(box.bottom - box.top)}
      onPointerDown={(event: PointerEvent) => {
        (event.currentTarget as SVGRectElement).setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event: PointerEvent) => {
        if (event.buttons !== 0) follow(event);
      }}
    />
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
  const wide = width >= 560;
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
  const step = (value: number) => Math.round(value * 2) / 2;
  return (
    <Picture width={width} height={influence.bottom + 44} label={`四种损失量同样的四个样本。${say(raw)}`}>
      <circle class="fill-none stroke-data" cx={10} cy={13} r={4.5} stroke-width={2} />
      <text class="tick" x={20} y={18}>
        样本
      </text>
      <line class="stroke-muted" x1={62} x2={82} y1={13} y2={13} stroke-width={1.5} stroke-dasharray="4 3" />
      <text class="tick" x={87} y={18}>
        {`当前F = ${present}`}
      </text>
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
            <Grip
              box={{ ...box, left: box.right - Math.round((box.right - box.left) / 4) }}
              move={(_, down) =>
                set({ outlier: clamp(step(domain[1] - down * (domain[1] - domain[0])), ...OUTLIER) })
              }
            />
          </g>
        );
      })}
      <Influence params={params} box={influence} />
      <Grip
        box={influence}
        move={(across) =>
          set({ outlier: clamp(step(OUTLIER[0] + across * (OUTLIER[1] - OUTLIER[0])), ...OUTLIER) })
        }
      />
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
    <svg aria-hidden="true" viewBox="0 0 152 96">
      <line class="stroke-rule" x1={6} x2={146} y1={px(y(0))} y2={px(y(0))} stroke-width={2} />
      {rulers(params).map(({ name }, k) => (
        <path
          key={name}
          class={`fill-none stroke-${looks[name].mark}`}
          stroke-width={3}
          d={runs
            .map((run, i) => `${i === 0 ? 'M' : 'L'}${px(x(places[i] ?? 0))} ${px(y(run[k]?.leaf ?? 0))}`)
            .join('')}
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
    </svg>
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
      format: (v) => decimal(v),
    },
  ],
  draw,
  read: say,
  thumb,
});
