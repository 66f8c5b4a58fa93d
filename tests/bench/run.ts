/**
 * `npm run bench`: speed, size and reach beside a baseline, in one run. Ratios count, not times. Names choose benches
 * (`npm run bench -- search`); without names all run.
 */
import { argv } from 'node:process';

const benches = {
  build: () => import('./build.ts'),
  render: () => import('./render.ts'),
  search: () => import('./search.ts'),
  weight: () => import('./weight.ts'),
} as const;

const names = Object.keys(benches) as (keyof typeof benches)[];
const asked = argv.slice(2);
const unknown = asked.filter((name) => !names.some((one) => one === name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}
for (const name of names) if (asked.length === 0 || asked.includes(name)) await benches[name]();
