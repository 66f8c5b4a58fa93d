import type { Figure } from './figure.ts';

const views = import.meta.glob<{ figure: Figure }>('./*/view.tsx', { eager: true });

/** All figures by name: a folder with a `view.tsx` is one, nothing else need be registered. */
export const figures: ReadonlyMap<string, Figure> = new Map(
  Object.entries(views)
    .map(([path, { figure }]) => [path.split('/')[1] ?? '', figure] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
