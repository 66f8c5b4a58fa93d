import { scaleLinear } from 'd3-scale';
import { AxisLeft } from '../axis.tsx';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { labelPlace, yDomain } from './layout.ts';
import type { PanelProps, Place } from './layout.ts';
import { tenPoints } from './model.ts';

/** The ten points, the start, one leaf for all, and a leaf on either side of the threshold. */
export function Points({ state, x, box, base }: PanelProps & { base: number }) {
  const y = scaleLinear(yDomain, [box.bottom, box.top]);
  const { chosen, leaf } = state;
  const cut = px(x(chosen.s));
  const level = (value: number) => px(y(base + value));
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={[0, 2, 4, 6, 8, 10]} label="y" />
      {tenPoints.y.map((value, i) => {
        const at = px(x(tenPoints.x[i] ?? 0));
        return (
          <line
            key={at}
            class="stroke-rule"
            x1={at}
            x2={at}
            y1={px(y(base))}
            y2={px(y(value))}
            stroke-width={2}
          />
        );
      })}
      <line
        class="stroke-alt"
        x1={box.left}
        x2={box.right}
        y1={level(leaf)}
        y2={level(leaf)}
        stroke-width={2}
      />
      <line
        class="stroke-muted"
        x1={box.left}
        x2={box.right}
        y1={level(0)}
        y2={level(0)}
        stroke-width={2}
        stroke-dasharray="4 3"
      />
      <line
        class="stroke-model"
        x1={box.left}
        x2={cut}
        y1={level(chosen.wL)}
        y2={level(chosen.wL)}
        stroke-width={4}
      />
      <line
        class="stroke-model"
        x1={cut}
        x2={box.right}
        y1={level(chosen.wR)}
        y2={level(chosen.wR)}
        stroke-width={4}
      />
      {tenPoints.y.map((value, i) => (
        <circle key={i} class="fill-data" cx={px(x(tenPoints.x[i] ?? 0))} cy={px(y(value))} r={4.5} />
      ))}
    </g>
  );
}

/** A number with a rim of paper, so that lines behind it do not cross it. */
function GainText({ x, y, anchor, text }: Place & { text: string }) {
  return (
    <text class="value halo" x={x} y={y} text-anchor={anchor}>
      {text}
    </text>
  );
}

/** The gain of every threshold against γ, the price of a leaf. */
export function Gains({ state, x, box, gamma }: PanelProps & { gamma: number }) {
  const { scan, chosen, best } = state;
  const gains = scan.map(({ gain }) => gain);
  const y = scaleLinear([Math.min(0, ...gains), Math.max(1, gamma, ...gains)], [box.bottom, box.top]).nice(4);
  const path = polyline(scan.map(({ s, gain }) => [x(s), y(gain)]));
  const price = px(y(gamma));
  const at = px(x(chosen.s));
  const height = px(y(chosen.gain));
  return (
    <g>
      <AxisLeft scale={y} at={box.left} across={box.right} count={4} label="增益（未减γ）" />
      <line class="stroke-muted" x1={box.left} x2={box.right} y1={px(y(0))} y2={px(y(0))} />
      <path class="fill-none stroke-model" d={path} stroke-width={2} />
      {scan.map(({ s, gain }) => (
        <circle
          key={s}
          class={gain > gamma ? 'fill-model' : 'fill-rule stroke-model'}
          cx={px(x(s))}
          cy={px(y(gain))}
          r={4}
        />
      ))}
      <line
        class="stroke-noise"
        x1={box.left}
        x2={box.right}
        y1={price}
        y2={price}
        stroke-width={2}
        stroke-dasharray="6 4"
      />
      <text class="tick" x={box.right + 4} y={price + 4.5}>
        γ
      </text>
      <circle
        class="fill-none stroke-ink"
        cx={px(x(best.s))}
        cy={px(y(best.gain))}
        r={9}
        stroke-width={1.5}
      />
      <circle class="fill-none stroke-ink" cx={box.right - 78} cy={box.top - 17} r={6} stroke-width={1.5} />
      <text class="tick" x={box.right} y={box.top - 12} text-anchor="end">
        最好的切点
      </text>
      <circle class="fill-accent" cx={at} cy={height} r={5} />
      <GainText {...labelPlace(state, at, height, box)} text={decimal(chosen.gain)} />
    </g>
  );
}
