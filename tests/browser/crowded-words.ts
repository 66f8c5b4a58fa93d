import type { Locator } from 'playwright-core';

/** Texts of a figure's pictures that are too small, out of the picture, or on one another. */
export const crowdedWords = (body: Locator): Promise<string[]> =>
  body.evaluate((element) => {
    const texts = [...element.querySelectorAll('svg text')].filter(
      (text) => text.checkVisibility() && (text.textContent ?? '').trim() !== '',
    );
    const boxes = texts.map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
    const alone = texts.flatMap((text, i) => {
      const svg = text.closest('svg');
      const box = boxes[i]?.box;
      if (svg === null || box === undefined) return [];
      const frame = svg.getBoundingClientRect();
      const size =
        (Number.parseFloat(getComputedStyle(text).fontSize) * frame.width) / svg.viewBox.baseVal.width;
      const isOut =
        box.left < frame.left - 1 ||
        box.right > frame.right + 1 ||
        box.top < frame.top - 2 ||
        box.bottom > frame.bottom + 2;
      return [
        ...(size < 11.95 ? [`${text.textContent}: ${size.toFixed(1)} px`] : []),
        ...(isOut ? [`${text.textContent}: outside`] : []),
      ];
    });
    const together = boxes.flatMap((one, i) =>
      boxes.slice(i + 1).flatMap((other) => {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        return across > 2 && down > Math.min(one.box.height, other.box.height) * 0.4
          ? [`${one.words} on ${other.words}`]
          : [];
      }),
    );
    return [...alone, ...together];
  });
