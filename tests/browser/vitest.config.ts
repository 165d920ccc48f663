import { defineConfig } from 'vitest/config';
import { longestFirst } from '../support/longest-first.mjs';

/** As measured on two cores. */
const SECONDS = {
  hotspot: 90,
  'plan-kill': 80,
  tainan: 70,
  'data-sets': 60,
  'situation-views': 60,
  studies: 55,
  'sql-and-saved': 55,
  accessibility: 50,
  'odd-files': 45,
  exports: 45,
  indicators: 45,
  'worst-files': 40,
  asking: 40,
  planning: 40,
  records: 40,
  'plan-work': 35,
  'plan-segments': 30,
  boot: 35,
  quality: 30,
  camera: 30,
  'kill-campaign': 27,
  project: 25,
  dropping: 25,
  'keep-last': 23,
  'mapping-by-hand': 22,
  harness: 18,
};

// Two browsers at a time: each waits about as long as it works. More would starve the software renderer of two cores.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    maxWorkers: 2,
    // The files of a worker share its modules, and so its browser (session.ts).
    isolate: false,
    setupFiles: ['tests/browser/close-sessions.ts'],
    globalSetup: ['tests/browser/temporary-folder.ts'],
    sequence: { sequencer: longestFirst(SECONDS) },
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A second, as the runner has it, is short for a page of which four others take their share.
    expect: { poll: { timeout: 15_000 } },
  },
});
