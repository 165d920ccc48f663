import { clauseKey, type Filter } from './filter';
import type { Question } from './question';

/** The filter a question is asked of: all clauses but its own, a span moved back where it asks for an earlier year. */
export function filterOf(question: Question, filter: Filter): Filter {
  const except = question.except ?? [];
  const own = except.length === 0 ? filter : filter.filter((clause) => !except.includes(clauseKey(clause)));
  if (question.kind !== 'timeline' || !question.yearsBack) return own;
  const { field, yearsBack } = question;
  return own.map((clause) =>
    clause.kind === 'time' && clause.field === field
      ? { ...clause, from: yearsEarlier(clause.from, yearsBack), to: yearsEarlier(clause.to, yearsBack) }
      : clause,
  );
}

/** The same date and time of an earlier year, ms of the local wall clock; 29 February becomes 28 where there is none. */
export function yearsEarlier(milliseconds: number, years: number): number {
  // The wall clock is kept as if it were UTC, so UTC accessors read it unshifted.
  const date = new Date(milliseconds);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() - years);
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return date.getTime();
}
