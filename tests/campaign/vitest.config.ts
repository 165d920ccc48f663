import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { longestFirst } from '../support/longest-first.mjs';

/** Of the samples; in full the same ones are the longest. */
const SECONDS = {
  'import-fuzz': 9,
  'hotspot-planted': 14,
  'independent-readers': 6,
  pollock: 6,
  corpora: 4,
  'hotspot-unit-noise': 3.5,
  'corpora-fuzz': 3,
  'any-dialect': 3,
};

export default defineConfig({
  test: {
    include: ['tests/campaign/**/*.test.ts'],
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: longestFirst(SECONDS) },
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
});
