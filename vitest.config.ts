import { defineConfig } from 'vitest/config';

const jsx = { runtime: 'automatic', importSource: 'preact' } as const;

export default defineConfig({
  oxc: { jsx },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    passWithNoTests: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
