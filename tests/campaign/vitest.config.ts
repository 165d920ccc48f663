import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/campaign/**/*.test.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
});
