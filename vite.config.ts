import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { longestFirst } from './tests/support/longest-first.mjs';

/** Unit tests of more than some seconds. */
const SECONDS = {
  draft: 18,
  'unit-ground': 17,
  agreement: 13,
  truth: 13,
  'make-units': 12,
  degenerate: 11,
  sessions: 10,
  'workbook-corpus': 10,
  finding: 10,
  quality: 9,
  'duckdb-wasm': 8,
  casebook: 8,
  units: 8,
  fuzz: 8,
  'sql-desk': 8,
  'sql-panel': 7,
  'demo-city': 7,
  'agrees-with-reference': 7,
  pack: 7,
  'set-makers': 6,
  workbook: 6,
  'agrees-with-engine': 6,
  gesture: 6,
  'segment-units': 6,
  'propose-place': 6,
  'extra-columns': 6,
  'parquet-table': 5,
  'dataset-parts': 5,
  'public-files': 5,
  'generate-cells': 5,
  'screen-equals-file': 5,
  nesting: 5,
};

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'chrome109',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
  // Both of two cores: left alone, the runner keeps one for itself, which has little to do.
  test: {
    include: ['tests/unit/**/*.test.ts'],
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: longestFirst(SECONDS) },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
} as Parameters<typeof defineConfig>[0]);
