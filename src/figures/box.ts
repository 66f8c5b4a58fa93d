import { px } from './picture.tsx';

/** A rectangle of the picture by its edges, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A box as the attributes of a `<rect>`. */
export const area = ({ left, right, top, bottom }: Box) => ({
  x: px(left),
  y: px(top),
  width: px(right - left),
  height: px(bottom - top),
});
