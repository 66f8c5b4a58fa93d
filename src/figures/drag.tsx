import type { ComponentChildren } from 'preact';
import { area, type Box } from './box.ts';
import { px } from './picture.tsx';

/** What to do with a place of the picture, in the picture's own units. */
type Move = (x: number, y: number) => void;

/** Half of what a finger hits with certainty, 44 pixels. */
const reach = 22;

/** Where the pointer is in the units of its picture, whatever size that is shown at. */
const placeOf = ({ currentTarget, clientX, clientY }: PointerEvent) =>
  new DOMPoint(clientX, clientY).matrixTransform(
    (currentTarget as SVGGraphicsElement).getScreenCTM()?.inverse(),
  );

const capture = ({ currentTarget, pointerId }: PointerEvent) =>
  (currentTarget as SVGElement).setPointerCapture(pointerId);

/** By pointer: where it has taken hold, from the middle of what it holds, or where a finger waits for its way to show. */
const holds = new Map<number, { x: number; y: number; move: Move }>();

const release = ({ pointerId }: PointerEvent) => {
  holds.delete(pointerId);
};

/**
 * Handlers of a thing at (x, y) that is dragged: it keeps its place under the pointer, from pressing to release, so
 * that a press alone moves nothing. What places mean is settled at the press, for scales may change with what is moved.
 */
export function holding(x: number, y: number, move: Move) {
  return {
    onPointerDown: (event: PointerEvent) => {
      const at = placeOf(event);
      capture(event);
      holds.set(event.pointerId, { x: at.x - x, y: at.y - y, move });
    },
    onPointerMove: (event: PointerEvent) => {
      const hold = holds.get(event.pointerId);
      if (hold === undefined) return;
      const at = placeOf(event);
      hold.move(at.x - hold.x, at.y - hold.y);
    },
    onLostPointerCapture: release,
  };
}

interface HandleProps {
  x: number;
  y: number;
  move: Move;
  children?: ComponentChildren;
}

/** A point that can be dragged, in a circle large enough for a finger; what is seen of it is given, or lies below. */
export const Handle = ({ x, y, move, children }: HandleProps) => (
  <g class="drag" {...holding(x, y, move)}>
    <circle class="fill-none" pointer-events="all" cx={px(x)} cy={px(y)} r={reach} />
    {children}
  </g>
);

/** A handle that is seen as a disc. */
export const Knob = ({ x, y, move }: Omit<HandleProps, 'children'>) => (
  <Handle x={x} y={y} move={move}>
    <circle class="fill-accent stroke-paper" stroke-width={2} cx={px(x)} cy={px(y)} r={7} />
  </Handle>
);

/**
 * A part of the picture whose every place can be pressed and dragged from. A finger that goes up or down there scrolls
 * the page: nothing happens before it goes sideways or is lifted. What it shall drag up and down needs a handle.
 */
export function Grip({ box, move }: { box: Box; move: Move }) {
  const follow = (event: PointerEvent) => {
    if (!(event.currentTarget as SVGElement).hasPointerCapture(event.pointerId)) return;
    const { x, y } = placeOf(event);
    const start = holds.get(event.pointerId);
    const isWaiting = start !== undefined && Math.abs(x - start.x) <= Math.abs(y - start.y);
    if (isWaiting && event.type === 'pointermove') return;
    release(event);
    move(x, y);
  };
  const press = (event: PointerEvent) => {
    capture(event);
    if (event.pointerType === 'mouse') follow(event);
    else {
      const { x, y } = placeOf(event);
      holds.set(event.pointerId, { x, y, move });
    }
  };
  return (
    <rect
      class="fill-none slide"
      pointer-events="all"
      {...area(box)}
      onPointerDown={press}
      onPointerMove={follow}
      onPointerUp={follow}
      onLostPointerCapture={release}
    />
  );
}

/** A part of the picture that can be pressed like a button; a finger that scrolls the page presses nothing. */
export const Press = ({ box, press }: { box: Box; press: () => void }) => (
  <rect class="fill-none" pointer-events="all" cursor="pointer" {...area(box)} onPointerUp={press} />
);
