import { Press } from '../drag.tsx';
import { px } from '../picture.tsx';
import { LINE, codeSize } from './layout.ts';
import type { Step } from './model.ts';

/** The program, the lines of this step lit. */
export function Code({ lines, step, width }: { lines: readonly string[]; step: Step; width: number }) {
  return (
    <g>
      {lines.map((text, i) => {
        const now = step.lines.includes(i);
        const y = 6 + i * LINE;
        return (
          <g key={i}>
            {now && <rect class="fill-surface" x={0} y={y} width={width} height={LINE} />}
            {now && <rect class="fill-accent" x={0} y={y} width={3} height={LINE} />}
            <text
              class={`code ${now ? 'fill-ink' : 'fill-muted'}`}
              font-size={codeSize(width)}
              x={10}
              y={y + 15}
            >
              {text.replaceAll(' ', '\u00a0')}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The list of steps; a press goes to one. */
export function Steps({
  steps,
  at,
  top,
  row,
  width,
  go,
}: {
  steps: readonly Step[];
  at: number;
  top: number;
  row: number;
  width: number;
  go: (step: number) => void;
}) {
  return (
    <g>
      {steps.map(({ title, error }, i) => {
        const y = top + i * row;
        const [done, now] = [i < at, i === at - 1];
        const colour = error === undefined ? 'accent' : 'alt';
        return (
          <g key={title}>
            <circle
              class={done ? `fill-${now ? colour : 'muted'}` : 'fill-none stroke-muted'}
              cx={12}
              cy={px(y + row / 2)}
              r={11}
            />
            <text
              class="tick"
              font-weight={done ? 700 : undefined}
              x={12}
              y={px(y + row / 2 + 4.5)}
              text-anchor="middle"
            >
              <tspan class={done ? 'fill-paper' : 'fill-muted'}>{i + 1}</tspan>
            </text>
            <text class={now ? 'value' : 'tick'} x={32} y={px(y + row / 2 + 5)}>
              {title}
            </text>
            <Press box={{ left: 0, right: width, top: y, bottom: y + row }} press={() => go(i + 1)} />
          </g>
        );
      })}
    </g>
  );
}
