import { defineConfig } from 'vitest/config';

const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/**
 * `unit` needs nothing but the sources; `site` reads and drives built sites, which its set-up builds first; `long` is
 * what `npm run test:long` runs.
 */
export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/content/**/*.test.ts'],
          setupFiles: ['tests/setup/warnings.ts'],
          testTimeout: 20_000,
          // A worker for every file would load the plugins, KaTeX and the figures' models 170 times.
          isolate: false,
        },
      },
      {
        oxc,
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts', 'tests/browser/**/*.test.ts'],
          globalSetup: ['tests/site/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 8_000 } },
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          globalSetup: ['tests/site/setup.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 8_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
