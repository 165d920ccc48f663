import type { TestSequencerConstructor } from 'vitest/node';

/**
 * Starts the files that take longest first, so that workers end together: the runner's own memory of durations is not
 * there on a machine that has just installed. `seconds` by file name without `.test.ts`; a file it does not name takes
 * few seconds, and waits.
 */
export function longestFirst(seconds: Readonly<Record<string, number>>): TestSequencerConstructor;
