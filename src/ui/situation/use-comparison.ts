import { useMemo } from 'react';
import type { Span } from '../../charts/brush';
import { comparePeriods, latestYear, type PeriodComparison } from '../../charts/period-comparison';
import type { Timeline } from '../../charts/time-bars';
import { closedSpan } from '../../domain/open-days';
import { currentFilter } from '../../state/app-state';
import { useAppState } from '../../state/use-app';

export interface ComparedPeriod {
  readonly daily: Timeline;
  readonly period: Span;
  /** No period is chosen: it is the last year of the data. */
  readonly assumed: boolean;
  readonly comparison: PeriodComparison;
}

/** The chosen period, else the last year of the data, beside the one before and that of last year. */
export function useComparison(): ComparedPeriod | null {
  const daily = useAppState((state) => state.answers.daily);
  const range = useAppState((state) => state.dataset.summary?.timeRange ?? null);
  const clause = useAppState((state) =>
    currentFilter(state).find((one) => one.kind === 'time' && one.field === 'reported_at'),
  );
  return useMemo(() => {
    if (daily?.kind !== 'timeline' || range === null) return null;
    const chosen = clause?.kind === 'time' ? closedSpan(clause, range) : null;
    const period = chosen ?? latestYear(range);
    return { daily, period, assumed: chosen === null, comparison: comparePeriods(daily, period, range) };
  }, [daily, range, clause]);
}
