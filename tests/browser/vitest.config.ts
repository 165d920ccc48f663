import { defineConfig } from 'vitest/config';

// One browser at a time: these tests share two cores with the software renderer they look at.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
