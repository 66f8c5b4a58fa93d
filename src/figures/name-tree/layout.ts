/** Height of a row of the tree. */
export const ROW = 29;
/** Height of a card. */
export const CARD = 70;
/** From one card to the next. */
export const STEP = 80;
/** Where the text of a row begins. */
export const leafX = (x: number, depth: number, slim: boolean) => x + depth * (slim ? 12 : 20);
/** The middle of a row. */
export const rowY = (top: number, i: number) => top + i * ROW + ROW / 2;
