import { buildSites } from './sites.ts';

/** Vitest's global set-up of the project `site`: every built site, before the first test. */
export default async function setup(): Promise<void> {
  await buildSites((line) => console.log(line));
}
