import { scaleLinear } from 'd3-scale';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Press } from '../drag.tsx';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { sideOf, sides, sixWithMissing, thresholds } from './model.ts';
import type { MissingParams, MissingScan } from './model.ts';

/** The sides as words. */
export const sideName = { left: '左', right: '右' } as const;
const xDomain = [0.4, 5.6] as const;

/** A sample: full for class 1, hollow for class 0. */
export function Ball({ x, y, label, missing }: { x: number; y: number; label: number; missing?: boolean }) {
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
export function Trays({
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
          <Press
            box={{ left: trays[one] - 40, right: trays[one] + 40, top: trayY - 40, bottom: trayY + 4 }}
            press={() => set(one)}
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
export function Bars({ params, data, box }: { params: MissingParams; data: MissingScan; box: Box }) {
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
