import type { FieldId } from '../domain/field';
import type { Duration } from '../domain/indicator';
import { numbersOf } from '../facts/life-rows';
import type { CaseMaterial } from './counted-rows';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** From, to, and the fact that says that the span has ended at the counting moment. */
export const SPANS: {
  readonly [D in Duration]: { readonly fields: readonly [FieldId, FieldId]; readonly fact: string };
} = {
  report_to_file: { fields: ['reported_at', 'filed_at'], fact: 'filed' },
  file_to_dispatch: { fields: ['filed_at', 'dispatched_at'], fact: 'dispatched' },
  dispatch_to_handle: { fields: ['dispatched_at', 'handled_at'], fact: 'disposed' },
  handle_to_close: { fields: ['handled_at', 'closed_at'], fact: 'closed' },
  report_to_close: { fields: ['reported_at', 'closed_at'], fact: 'closed' },
};

export interface DurationHours {
  /** Of the rows that have both times in order. */
  readonly hours: Float64Array;
  /** How many of them ended on the day on which they began. */
  readonly sameDay: number;
}

export function durationHours(
  { data, table }: Pick<CaseMaterial, 'data' | 'table'>,
  counted: Uint32Array,
  duration: Duration,
): DurationHours {
  const { fields, fact } = SPANS[duration];
  const starts = numbersOf(data, fields[0]);
  const ends = numbersOf(data, fields[1]);
  const ended = table.holds(fact)!;
  const { situations } = table;
  const hours = new Float64Array(counted.length);
  let n = 0;
  let sameDay = 0;
  for (let i = 0; i < counted.length; i++) {
    const row = counted[i]!;
    if (ended[situations[row]!] === 0) continue;
    const start = starts[row]!;
    const end = ends[row]!;
    if (!(end >= start)) continue;
    hours[n++] = (end - start) / HOUR_MS;
    if (Math.floor(start / DAY_MS) === Math.floor(end / DAY_MS)) sameDay += 1;
  }
  return { hours: hours.slice(0, n), sameDay };
}
