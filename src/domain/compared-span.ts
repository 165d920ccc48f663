import type { Span } from './period';
import { spanLastYear } from './period-change';

export const COMPARISONS = ['previous', 'last_year'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a span is compared with: as long a time just before it, or its dates a year earlier. */
export function earlierSpan(span: Span, comparison: Comparison): Span {
  if (comparison === 'last_year') return spanLastYear(span);
  return { from: span.from - (span.to - span.from), to: span.from };
}
