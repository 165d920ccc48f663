import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/house/**/*.test.ts'], testTimeout: 30_000 },
});
