import type { TimeLimit } from '../domain/calendar';
import type { CaseLife, LifeEvent, LifeTimes } from '../domain/case-life';
import { LIFE_FIELDS } from '../domain/case-life';
import { parseLimit } from './limit-text';
import type { WorkClock } from './work-clock';

/**
 * The stations of one case and its clock. The limit runs from dispatch (domain facts §5); a deadline that the file states
 * beats one that is worked out; a case that is neither handled nor closed nor void still runs at `asOf`.
 */
export function caseLife(times: LifeTimes, limitText: string, asOf: number, clock: WorkClock): CaseLife {
  const known = LIFE_FIELDS.flatMap((field) => {
    const at = times[field];
    return at === undefined || Number.isNaN(at) ? [] : [{ field, at }];
  }).sort((one, other) => one.at - other.at);
  const events = known.map(({ field, at }, index): LifeEvent => {
    const before = known[index - 1];
    return {
      field,
      at,
      elapsedMs: before === undefined ? null : at - before.at,
      workMs: before === undefined ? null : clock.workTimeBetween(before.at, at),
    };
  });
  const limit = parseLimit(limitText);
  const start = times.dispatched_at;
  const stated = numberOr(times.deadline);
  const worked =
    stated === null && limit !== null && numberOr(start) !== null ? clock.deadlineAfter(start!, limit) : null;
  const deadline = stated ?? worked;
  const end = numberOr(times.handled_at) ?? numberOr(times.closed_at) ?? numberOr(times.void_at);
  const until = end ?? asOf;
  return {
    events,
    limit,
    deadline: deadline === null ? null : { at: deadline, stated: stated !== null },
    ended: end !== null,
    until,
    usedMs: numberOr(start) === null ? null : usedTime(start!, until, limit, clock),
    lateMs: deadline === null ? null : until - deadline,
  };
}

/** Time on the limit's own clock: work time where the limit counts it, else all of it. */
function usedTime(from: number, to: number, limit: TimeLimit | null, clock: WorkClock): number {
  const byWork = limit?.clock === 'work_hour' || limit?.clock === 'work_day';
  return byWork ? clock.workTimeBetween(from, to) : Math.max(0, to - from);
}

function numberOr(time: number | undefined): number | null {
  return time === undefined || Number.isNaN(time) ? null : time;
}
