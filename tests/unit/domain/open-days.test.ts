import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_COUNTING } from '../../../src/domain/fact-context';
import { closedSpan, EARLIEST_DAY, LATEST_DAY } from '../../../src/domain/open-days';
import { comparablePeriod } from '../../../src/jobs/indicator-desk';
import type { AppState } from '../../../src/state/app-state';
import { comparedSpan, filteredSpan } from '../../../src/state/study-commands';

const DAY_MS = 86_400_000;
const at = (day: number, hour = 0) => Date.UTC(2024, 4, day, hour);
const range = [at(3, 9), at(20, 15)] as const;
const clause = (from: number, to: number) => ({ kind: 'time', field: 'reported_at', from, to }) as const;

describe('a span of days with an open end', () => {
  it('ends where the data do', () => {
    expect(closedSpan({ from: at(5), to: LATEST_DAY }, range)).toEqual({ from: at(5), to: at(21) });
    expect(closedSpan({ from: EARLIEST_DAY, to: at(9) }, range)).toEqual({ from: at(3), to: at(9) });
    expect(closedSpan({ from: at(5), to: at(9) }, range)).toEqual({ from: at(5), to: at(9) });
  });

  it('is never empty, and has the ends that were chosen', () => {
    const day = fc.integer({ min: -400, max: 400 }).map((n) => at(10) + n * DAY_MS);
    fc.assert(
      fc.property(day, fc.boolean(), (end, isFrom) => {
        const span = isFrom ? { from: end, to: LATEST_DAY } : { from: EARLIEST_DAY, to: end };
        const { from, to } = closedSpan(span, range);
        expect(to).toBeGreaterThan(from);
        expect(to - from).toBeLessThan(500 * DAY_MS);
        expect(isFrom ? from : to).toBe(end);
      }),
    );
  });

  it('is no century to studies', () => {
    const state = (from: number, to: number, timeRange: readonly [number, number] | null) =>
      ({
        view: { filter: [clause(from, to)] },
        dataset: { summary: { timeRange } },
      }) as unknown as AppState;
    expect(filteredSpan(state(at(5), LATEST_DAY, range))).toEqual({ from: at(5), to: at(21) });
    expect(comparedSpan(state(EARLIEST_DAY, at(9), range))).toEqual({ from: at(3), to: at(9) });
    expect(filteredSpan(state(EARLIEST_DAY, at(9), null))).toBeNull();
    expect(filteredSpan(state(at(5), at(9), null))).toEqual({ from: at(5), to: at(9) });
  });

  it('is set beside earlier periods only where these are as long', () => {
    const choice = (basis: 'reported_at' | 'deadline') => ({ ...DEFAULT_COUNTING, basis });
    const since = [clause(at(5), LATEST_DAY)];
    expect(comparablePeriod(since, choice('reported_at'), range[1])).toEqual({ from: at(5), to: at(21) });
    expect(comparablePeriod(since, choice('deadline'), range[1])).toBeNull();
    expect(comparablePeriod([clause(EARLIEST_DAY, at(9))], choice('reported_at'), range[1])).toBeNull();
    expect(comparablePeriod([], choice('reported_at'), range[1])).toBeNull();
  });
});
