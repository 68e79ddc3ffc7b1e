import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.slow.test.ts'],
    passWithNoTests: true,
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
