import { px } from './picture.tsx';

type Place = readonly [x: number, y: number];

interface ArrowProps {
  from: Place;
  to: Place;
  /** The colour, as its classes call it. */
  mark: string;
  width?: number;
}

/** An arrow between two places of the picture, its head filled; nothing where there is no way to go. */
export function Arrow({ from, to, mark, width = 3 }: ArrowProps) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length < 1) return null;
  const head = Math.min(8 + width, length);
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const base: Place = [to[0] - ux * head, to[1] - uy * head];
  const corner = (side: number) =>
    `${px(base[0] - side * uy * head * 0.45)} ${px(base[1] + side * ux * head * 0.45)}`;
  return (
    <g>
      <line
        class={`stroke-${mark}`}
        x1={px(from[0])}
        y1={px(from[1])}
        x2={px(base[0])}
        y2={px(base[1])}
        stroke-width={width}
      />
      <path class={`fill-${mark}`} d={`M${px(to[0])} ${px(to[1])}L${corner(1)}L${corner(-1)}Z`} />
    </g>
  );
}
