const hex = (value: number) =>
  Math.round(Math.min(Math.max(value, 0), 255))
    .toString(16)
    .padStart(2, '0');

/** `[rgb]{1,0,0}`, `[RGB]{255,0,0}`, `[HTML]{FF0000}`, `[gray]{.5}`, `rgb(255,0,0)` → `#ff0000`; undefined for what is none. */
export function colorOf(model: string | undefined, color: string): string | undefined {
  const functional = /^\s*rgb\(([^()]*)\)\s*$/.exec(color);
  if (functional?.[1] !== undefined) return colorOf('RGB', functional[1]);
  if (model === undefined) return undefined;
  if (model === 'named') return color.trim();
  if (model === 'HTML') return /^[0-9a-fA-F]{6}$/.test(color.trim()) ? `#${color.trim()}` : undefined;
  const values = color.split(',').map(Number);
  if (values.some(Number.isNaN)) return undefined;
  const [gray = 0] = values;
  if (model === 'gray' && values.length === 1) return `#${hex(gray * 255).repeat(3)}`;
  if (values.length !== 3) return undefined;
  if (model === 'RGB') return `#${values.map(hex).join('')}`;
  return model === 'rgb' ? `#${values.map((value) => hex(value * 255)).join('')}` : undefined;
}
