import type { TimeLimit, WorkCalendar } from '../domain/calendar';
import type { CaseColumns, LifeRow } from '../domain/fact';
import type { FieldId } from '../domain/field';
import { STATUSES } from '../domain/status';
import { parseLimit } from './limit-text';
import { isPublicSource } from './public-source';
import type { WorkClock } from './work-clock';

/** The fields that facts read; limits (`limit_text`) only where deadlines are lacking. */
export const FACT_FIELDS = [
  'reported_at',
  'filed_at',
  'dispatched_at',
  'handled_at',
  'closed_at',
  'void_at',
  'deadline',
  'overdue',
  'delay_count',
  'rework_count',
  'suspended',
  'self_handled',
  'status',
  'source',
] as const satisfies readonly FieldId[];

const DAY_MS = 86_400_000;

/** Moments at which something happened; a deadline may lie ahead and is none. */
const EVENT_FIELDS = [
  'reported_at',
  'filed_at',
  'dispatched_at',
  'handled_at',
  'closed_at',
  'void_at',
] as const satisfies readonly FieldId[];

/** Latest moment in the data, null where there is no time at all. */
export function dataEndOf({ columns }: CaseColumns): number | null {
  let last = -Infinity;
  for (const field of EVENT_FIELDS) {
    const column = columns[field];
    if (column?.kind !== 'numbers') continue;
    const { values } = column;
    for (let row = 0; row < values.length; row++) if (values[row]! > last) last = values[row]!;
  }
  return last === -Infinity ? null : last;
}

/** Whether a case was sent to a unit and has no deadline, so that its limit has to be read. */
export function lacksDeadlines(data: CaseColumns): boolean {
  if (data.columns.dispatched_at === undefined) return false;
  const stated = numbersOf(data, 'deadline');
  const dispatched = numbersOf(data, 'dispatched_at');
  return stated.some((deadline, row) => Number.isNaN(deadline) && !Number.isNaN(dispatched[row]!));
}

/** Deadlines as the file has them, else from the time of dispatch and the limit's clock. */
export function deadlinesOf(data: CaseColumns, clock: WorkClock): Float64Array {
  const stated = numbersOf(data, 'deadline');
  const limits = data.columns.limit_text;
  const dispatched = numbersOf(data, 'dispatched_at');
  if (limits?.kind !== 'codes') return stated;
  const parsed = limits.values.map((text): TimeLimit | null => parseLimit(text));
  return stated.map((deadline, row) => {
    const limit = parsed[limits.codes[row]!] ?? null;
    const start = dispatched[row]!;
    if (!Number.isNaN(deadline) || limit === null || Number.isNaN(start)) return deadline;
    return clock.deadlineAfter(start, limit);
  });
}

/** Years in which a limit by work time began that the calendar says nothing of: there only weekends were free. */
export function yearsWithoutCalendar(data: CaseColumns, { years }: WorkCalendar): readonly number[] {
  const limits = data.columns.limit_text;
  if (limits?.kind !== 'codes') return [];
  const byWork = limits.values.map((text) => {
    const clock = parseLimit(text)?.clock;
    return clock === 'work_hour' || clock === 'work_day';
  });
  const stated = numbersOf(data, 'deadline');
  const dispatched = numbersOf(data, 'dispatched_at');
  const found = new Set<number>();
  let last = Number.NaN;
  for (let row = 0; row < data.rowCount; row++) {
    if (byWork[limits.codes[row]!] !== true || !Number.isNaN(stated[row]!)) continue;
    const day = Math.floor(dispatched[row]! / DAY_MS);
    if (day === last || Number.isNaN(day)) continue;
    last = day;
    found.add(new Date(day * DAY_MS).getUTCFullYear());
  }
  return [...found].filter((year) => !years.includes(year)).sort((a, b) => a - b);
}

export function numbersOf({ columns, rowCount }: CaseColumns, field: FieldId): Float64Array {
  const column = columns[field];
  return column?.kind === 'numbers' ? column.values : new Float64Array(rowCount).fill(Number.NaN);
}

/** Calls `visit` for every row in order; the row object is one and the same, filled anew each time. */
export function eachLifeRow(
  data: CaseColumns,
  deadlines: Float64Array,
  visit: (row: LifeRow, index: number) => void,
): void {
  // One array of nothing stands for every field that the data does not have: most files have few of them.
  let none: Float64Array | null = null;
  const of = (field: FieldId) => {
    if (data.columns[field]?.kind === 'numbers') return numbersOf(data, field);
    none ??= numbersOf(data, field);
    return none;
  };
  const [reported, filed, dispatched, handled] = [
    of('reported_at'),
    of('filed_at'),
    of('dispatched_at'),
    of('handled_at'),
  ];
  const [closed, voided, overdue] = [of('closed_at'), of('void_at'), of('overdue')];
  const [delays, reworks, suspended, selfHandled] = [
    of('delay_count'),
    of('rework_count'),
    of('suspended'),
    of('self_handled'),
  ];
  const { status, source } = data.columns;
  // The program's own strings: those are compared by their address, others by their letters.
  const statuses =
    status?.kind === 'codes'
      ? status.values.map((value) => STATUSES.find((known) => known === value) ?? value)
      : [];
  const publicOf = source?.kind === 'codes' ? source.values.map(isPublicSource) : [];
  const row = {
    status: '',
    publicSource: false,
    reportedAt: 0,
    filedAt: 0,
    dispatchedAt: 0,
    handledAt: 0,
    closedAt: 0,
    voidAt: 0,
    deadline: 0,
    overdue: 0,
    delayCount: 0,
    reworkCount: 0,
    suspended: 0,
    selfHandled: 0,
  };
  for (let index = 0; index < data.rowCount; index++) {
    row.status = status?.kind === 'codes' ? statuses[status.codes[index]!]! : '';
    row.publicSource = source?.kind === 'codes' && publicOf[source.codes[index]!] === true;
    row.reportedAt = reported[index]!;
    row.filedAt = filed[index]!;
    row.dispatchedAt = dispatched[index]!;
    row.handledAt = handled[index]!;
    row.closedAt = closed[index]!;
    row.voidAt = voided[index]!;
    row.deadline = deadlines[index]!;
    row.overdue = overdue[index]!;
    row.delayCount = delays[index]!;
    row.reworkCount = reworks[index]!;
    row.suspended = suspended[index]!;
    row.selfHandled = selfHandled[index]!;
    visit(row, index);
  }
}
