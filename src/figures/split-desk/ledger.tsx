import { scaleLinear } from 'd3-scale';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { SquareKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { px } from '../picture.tsx';
import type { Desk } from './model.ts';

interface BarProps {
  box: Box;
  y: number;
  text: string;
  total: string;
  parts: readonly { value: number; fill: string }[];
  scale: Scale;
}

/** A line of words and, below it, a bar of parts laid end to end. */
function Bar({ box, y, text, total, parts, scale }: BarProps) {
  let at = 0;
  return (
    <g>
      <text class="tick" x={box.left} y={y}>
        {text}
      </text>
      <text class="value" x={box.right} y={y} text-anchor="end">
        {total}
      </text>
      {parts.map(({ value, fill }, i) => {
        const from = scale(at);
        at += value;
        return (
          <rect
            key={i}
            class={fill}
            x={px(from)}
            y={y + 8}
            width={px(Math.max(0, scale(at) - from - 2))}
            height={18}
          />
        );
      })}
      <line class="stroke-ink" x1={box.left} x2={box.left} y1={y + 5} y2={y + 29} />
    </g>
  );
}

/** The account of the chosen threshold: sums, leaves, the two bars, and what is left over. */
export function Ledger({
  state,
  box,
  lambda,
  gamma,
}: {
  state: Desk;
  box: Box;
  lambda: number;
  gamma: number;
}) {
  const { chosen, all, leaf, scores, net } = state;
  const together = scores.left + scores.right;
  const needed = scores.all + 2 * gamma;
  const scale = scaleLinear([0, Math.max(together, needed, 1e-9)], [box.left, box.right]);
  const width = box.right - box.left;
  const columns = [box.left + width * 0.52, box.left + width * 0.72, box.right];
  const rows = [
    { name: '左', mark: 'fill-model', ...chosen.left, w: chosen.wL },
    { name: '右', mark: 'fill-model', ...chosen.right, w: chosen.wR },
    { name: '不切', mark: 'fill-alt', ...all, w: leaf },
  ];
  const y = (row: number) => box.top + row * 24;
  return (
    <g>
      {['G', 'H', '叶值w'].map((head, i) => (
        <text key={head} class="label" x={px(columns[i] ?? 0)} y={y(0)} text-anchor="end">
          {head}
        </text>
      ))}
      {rows.map(({ name, mark, G, H, w }, i) => (
        <g key={name}>
          <SquareKey x={box.left} y={y(i + 1)} mark={mark} text={name} />
          {[decimal(G), decimal(H, 0), decimal(w)].map((text, column) => (
            <text key={column} class="value" x={px(columns[column] ?? 0)} y={y(i + 1)} text-anchor="end">
              {text}
            </text>
          ))}
        </g>
      ))}
      <line class="stroke-rule" x1={box.left} x2={box.right} y1={y(3) + 16} y2={y(3) + 16} />
      <text class="label" x={box.left} y={y(3) + 40}>
        得分 G²/(H+λ)，λ={decimal(lambda, 1)}
      </text>
      <Bar
        box={box}
        y={y(3) + 70}
        text={`左 ${decimal(scores.left)} + 右 ${decimal(scores.right)}`}
        total={decimal(together)}
        parts={[
          { value: scores.left, fill: 'fill-model' },
          { value: scores.right, fill: 'fill-model' },
        ]}
        scale={scale}
      />
      <Bar
        box={box}
        y={y(3) + 124}
        text={`不切 ${decimal(scores.all)} + 2γ ${decimal(2 * gamma)}`}
        total={decimal(needed)}
        parts={[
          { value: scores.all, fill: 'fill-alt' },
          { value: 2 * gamma, fill: 'fill-noise' },
        ]}
        scale={scale}
      />
      <line class="stroke-rule" x1={box.left} x2={box.right} y1={y(3) + 166} y2={y(3) + 166} />
      <text class="label" x={box.left} y={y(3) + 190}>
        净增益：两杠之差的一半
      </text>
      <text class="value" x={box.left} y={y(3) + 214}>
        ½({decimal(together)} − {decimal(needed)}) = {decimal(net)}
      </text>
      <text class="value" x={box.right} y={y(3) + 190} text-anchor="end">
        {net > 0 ? '切' : '不切'}
      </text>
    </g>
  );
}
