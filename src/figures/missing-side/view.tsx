import { scaleLinear } from 'd3-scale';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { missingScan, sideOf, sides, sixWithMissing, thresholds } from './model.ts';
import type { MissingParams, MissingScan } from './model.ts';

const oneOf = (v: string, options: readonly string[], otherwise: string) =>
  options.includes(v) ? v : otherwise;

const sane = (params: MissingParams): MissingParams => ({
  s: oneOf(String(params.s), thresholds, '3'),
  side: oneOf(String(params.side), sides, 'right'),
  label: oneOf(String(params.label), ['0', '1'], '1'),
  lambda: Math.min(4, Math.max(0, params.lambda || 0)),
});

const sideName = { left: '左', right: '右' } as const;
const xDomain = [0.4, 5.6] as const;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A sample: full for class 1, hollow for class 0. */
function Ball({ x, y, label, missing }: { x: number; y: number; label: number; missing?: boolean }) {
  const mark = missing === true ? 'noise' : 'data';
  return (
    <circle
      class={label === 1 ? `fill-${mark} stroke-${mark}` : `fill-paper stroke-${mark}`}
      cx={x}
      cy={y}
      r={8}
      stroke-width={2.5}
    />
  );
}

/** The values on their axis, the cut, and the missing ones in one of two trays. */
function Trays({
  params,
  data,
  box,
  set,
}: {
  params: MissingParams;
  data: MissingScan;
  box: Box;
  set: (side: string) => void;
}) {
  const x = scaleLinear(xDomain, [box.left, box.right]);
  const cut = px(x(data.chosen.s));
  const side = sideOf(params.side);
  const trays = { left: px((box.left + cut) / 2), right: px((cut + box.right) / 2) };
  const trayY = box.bottom + 96;
  const leafY = trayY + 62;
  return (
    <g>
      <rect
        class="fill-model"
        opacity={0.08}
        x={box.left}
        y={box.top}
        width={px(cut - box.left)}
        height={leafY - box.top - 26}
      />
      <rect
        class="fill-alt"
        opacity={0.08}
        x={cut}
        y={box.top}
        width={px(box.right - cut)}
        height={leafY - box.top - 26}
      />
      <line class="stroke-accent" x1={cut} x2={cut} y1={box.top - 4} y2={leafY - 26} stroke-width={2} />
      <text class="value" x={cut} y={box.top - 10} text-anchor="middle">
        {`切${data.chosen.s}`}
      </text>
      {sixWithMissing.x.map((value, i) =>
        value === null ? null : <Ball key={i} x={px(x(value))} y={box.bottom - 30} label={data.y[i] ?? 0} />,
      )}
      <AxisBottom scale={x} at={box.bottom} tickValues={[1, 2, 4, 5]} />
      {sides.map((one) => (
        <g key={one}>
          <rect
            class={`fill-none ${one === side ? 'stroke-accent' : 'stroke-muted'}`}
            stroke-dasharray={one === side ? undefined : '4 3'}
            stroke-width={2}
            x={trays[one] - 40}
            y={trayY - 40}
            width={80}
            height={44}
            rx={8}
          />
          {one === side ? (
            <g>
              <Ball x={trays[one] - 17} y={trayY - 18} label={data.y[2] ?? 0} missing />
              <Ball x={trays[one] + 17} y={trayY - 18} label={data.y[5] ?? 0} missing />
            </g>
          ) : (
            <text class="tick" x={trays[one]} y={trayY - 13} text-anchor="middle">
              放到这边
            </text>
          )}
          <rect
            class="fill-none"
            pointer-events="all"
            cursor="pointer"
            x={trays[one] - 40}
            y={trayY - 40}
            width={80}
            height={44}
            onPointerDown={() => set(one)}
          />
        </g>
      ))}
      {sides.map((one) => {
        const sums = data.chosen[one];
        const w = one === 'left' ? data.chosen.wL : data.chosen.wR;
        const at = one === 'left' ? box.left : box.right;
        return (
          <g key={one}>
            <text class="tick" x={at} y={leafY} text-anchor={one === 'left' ? 'start' : 'end'}>
              {`${box.right - box.left < 326 ? '' : `${sideName[one]}：`}G = ${decimal(sums.G, 1)}，H = ${decimal(sums.H)}`}
            </text>
            <text class="value" x={at} y={leafY + 22} text-anchor={one === 'left' ? 'start' : 'end'}>
              {`叶值${decimal(w)}`}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Two bars a threshold: the gain with the missing ones left, and right. */
function Bars({ params, data, box }: { params: MissingParams; data: MissingScan; box: Box }) {
  const all = sides.flatMap((side) => data.splits[side].map(({ gain }) => gain));
  const y = scaleLinear([Math.min(-0.2, ...all), Math.max(0.6, ...all)], [box.bottom, box.top]).nice(4);
  const slot = (box.right - box.left) / thresholds.length;
  const bar = Math.min(40, slot * 0.36);
  const zero = px(y(0));
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} count={4} label="增益（γ = 0）" />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={zero} y2={zero} />
      {thresholds.map((s, i) => {
        const middle = box.left + (i + 0.5) * slot;
        return (
          <g key={s}>
            {sides.map((side, k) => {
              const gain = data.splits[side][i]?.gain ?? 0;
              const height = px(y(gain));
              const at = px(middle + (k - 0.5) * (bar + 6));
              const chosen = s === params.s && side === sideOf(params.side);
              return (
                <g key={side}>
                  <rect
                    class={`${side === 'left' ? 'fill-model' : 'fill-alt'} ${chosen ? 'stroke-ink' : ''}`}
                    opacity={chosen ? 1 : 0.55}
                    stroke-width={chosen ? 2 : undefined}
                    x={px(at - bar / 2)}
                    y={Math.min(zero, height)}
                    width={bar}
                    height={px(Math.max(1, Math.abs(height - zero)))}
                  />
                  <text
                    class={chosen ? 'value' : 'tick'}
                    x={at}
                    y={gain < 0 ? height + 17 : height - 6}
                    text-anchor="middle"
                  >
                    {decimal(gain)}
                  </text>
                </g>
              );
            })}
            <text class="label" x={px(middle)} y={box.bottom + 24} text-anchor="middle">
              {`切${s}`}
            </text>
          </g>
        );
      })}
    </g>
  );
}

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
  const wide = width >= 560;
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
        <g key={side}>
          <rect
            class={side === 'left' ? 'fill-model' : 'fill-alt'}
            x={(wide ? 400 : 8) + i * 110}
            y={wide ? 7 : bars.top - 62}
            width={12}
            height={12}
          />
          <text class="tick" x={(wide ? 418 : 26) + i * 110} y={wide ? 18 : bars.top - 51}>
            {`缺失全放${sideName[side]}边`}
          </text>
        </g>
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
    <svg aria-hidden="true" viewBox="0 0 152 96">
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
    </svg>
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
