import { scaleLinear } from 'd3-scale';
import type { Box } from '../box.ts';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import type { Scene } from './model.ts';
import { codeName, vector } from './names.ts';

/** The three terms: a bar each, and whom it moves. */
export function Ledger({ data: { loss, k, beta, gradZ, gradE }, box }: { data: Scene; box: Box }) {
  const e = codeName(k);
  const rows = [
    {
      colour: 'alt',
      name: '重建',
      formula: `‖x − ${e}‖²`,
      value: loss.rec,
      whom: `在${e}处算，抄给zₑ；到不了${e}`,
    },
    { colour: 'model', name: '码本', formula: `‖sg[zₑ] − ${e}‖²`, value: loss.code, whom: `只拉${e}去追zₑ` },
    {
      colour: 'noise',
      name: '承诺',
      formula: `${decimal(beta)}·‖zₑ − sg[${e}]‖²`,
      value: loss.commit,
      whom: `只拉zₑ去靠${e}`,
    },
  ];
  const scale = scaleLinear(
    [0, Math.max(1e-6, ...rows.map(({ value }) => value))],
    [0, box.right - box.left],
  );
  const last = box.top + 3 * 74;
  return (
    <g>
      {rows.map(({ colour, name, formula, value, whom }, i) => {
        const y = box.top + i * 74;
        return (
          <g key={name}>
            <text class="label" x={box.left} y={y}>
              <tspan class={`fill-${colour}`} font-weight="700">
                {name}
              </tspan>
              {`  ${formula}`}
            </text>
            <text class="value" x={box.right} y={y} text-anchor="end">
              {decimal(value)}
            </text>
            <rect
              class="fill-rule"
              opacity={0.6}
              x={box.left}
              y={y + 8}
              width={box.right - box.left}
              height={10}
            />
            <rect class={`fill-${colour}`} x={box.left} y={y + 8} width={px(scale(value))} height={10} />
            <text class="tick" x={box.left} y={y + 36}>
              {whom}
            </text>
          </g>
        );
      })}
      <line class="stroke-rule" x1={box.left} x2={box.right} y1={last - 20} y2={last - 20} />
      <text class="label" x={box.left} y={last + 4}>
        zₑ收到的梯度
      </text>
      <text class="value" x={box.right} y={last + 4} text-anchor="end">
        {vector(gradZ)}
      </text>
      <text class="label" x={box.left} y={last + 28}>
        {e}收到的梯度
      </text>
      <text class="value" x={box.right} y={last + 28} text-anchor="end">
        {vector(gradE)}
      </text>
    </g>
  );
}
