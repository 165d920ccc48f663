import { defineConfig } from 'vitest/config';

// Two browsers at a time: each waits about as long as it works. More would starve the software renderer of two cores.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A second, as the runner has it, is short for a page of which four others take their share.
    expect: { poll: { timeout: 15_000 } },
  },
});
