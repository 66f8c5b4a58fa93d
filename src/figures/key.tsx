import type { ComponentChildren } from 'preact';

interface EntryProps {
  x: number;
  /** The line on which the words stand. */
  y: number;
  text: string;
  /** The class of the mark. */
  mark: string;
}

function Entry({ x, y, text, children }: Omit<EntryProps, 'mark'> & { children: ComponentChildren }) {
  return (
    <g>
      {children}
      <text class="tick" x={x} y={y}>
        {text}
      </text>
    </g>
  );
}

interface LineProps extends EntryProps {
  length?: number;
  width?: number;
  dash?: string | undefined;
}

/** An entry of a key: a short line that begins at `x`, and words after it. */
export function LineKey({ x, y, text, mark, length = 20, width = 2.5, dash }: LineProps) {
  return (
    <Entry x={x + length + 6} y={y} text={text}>
      <line
        class={mark}
        x1={x}
        x2={x + length}
        y1={y - 5}
        y2={y - 5}
        stroke-width={width}
        stroke-dasharray={dash}
      />
    </Entry>
  );
}

interface SquareProps extends EntryProps {
  width?: number;
  dash?: string | undefined;
  opacity?: number | undefined;
}

/** An entry of a key: a square whose left edge is at `x`, and words after it. */
export function SquareKey({ x, y, text, mark, width, dash, opacity }: SquareProps) {
  return (
    <Entry x={x + 18} y={y} text={text}>
      <rect
        class={mark}
        opacity={opacity}
        x={x}
        y={y - 11}
        width={12}
        height={12}
        stroke-width={width}
        stroke-dasharray={dash}
      />
    </Entry>
  );
}

/** An entry of a key: a disc round `x`, and words after it. */
export function DiscKey({ x, y, text, mark, r = 6, width }: EntryProps & { r?: number; width?: number }) {
  return (
    <Entry x={x + r + 5} y={y} text={text}>
      <circle class={mark} cx={x} cy={y - 5} r={r} stroke-width={width} />
    </Entry>
  );
}
