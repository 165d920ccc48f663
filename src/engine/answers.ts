import type { RecordBatch } from 'apache-arrow';
import type { FieldId, TimeField } from '../domain/field';
import { GEO_QUALITIES } from '../domain/place';
import type { Answer, TimeUnit } from '../domain/question';
import { HOURS_PER_WEEK } from '../domain/week-hours';
import type { TableQuestion } from './compile-question';
import { type Cells, cellsOf } from './result-columns';
import { unitStarts } from './time-units';

/** What an answer needs to know of the whole data set, beside the groups that the query found. */
export interface Committed {
  readonly zoneCount: number;
  code(field: FieldId, value: string | null): number;
  classPairs(): Promise<readonly (readonly [majorCode: number, minorCode: number])[]>;
  timeRange(field: TimeField): Promise<readonly [first: number, last: number] | null>;
}

/** Puts the groups of a result (see `compileQuestion`) into the places that the question's answer gives them. */
export async function answerOf(
  question: TableQuestion,
  batches: readonly RecordBatch[],
  committed: Committed,
  categories: number,
): Promise<Answer> {
  const column = (index: number) => cellsOf(batches, index);
  switch (question.kind) {
    case 'count':
      return { kind: 'count', count: Number(column(0)[0] ?? 0) };
    case 'categories': {
      const counts = new Uint32Array(categories);
      addAll(counts, column(0), column(1), (value) => committed.code(question.field, textOf(value)));
      return { kind: 'categories', counts };
    }
    case 'classes': {
      const pairs = await committed.classPairs();
      const place = new Map(pairs.map(([major, minor], index) => [`${major} ${minor}`, index]));
      const counts = new Uint32Array(pairs.length);
      const [majors, minors, cases] = [column(0), column(1), column(2)];
      majors.forEach((major, row) => {
        const majorCode = committed.code('major', textOf(major));
        const minorCode = committed.code('minor', textOf(minors[row]!));
        counts[place.get(`${majorCode} ${minorCode}`)!] = Number(cases[row]);
      });
      return {
        kind: 'classes',
        majorCodes: Uint32Array.from(pairs, (pair) => pair[0]),
        minorCodes: Uint32Array.from(pairs, (pair) => pair[1]),
        counts,
      };
    }
    case 'timeline': {
      const range = await committed.timeRange(question.field);
      return timeline(question.unit, range, column(0), column(1));
    }
    case 'tide': {
      const counts = new Uint32Array(HOURS_PER_WEEK);
      const missing = addAll(counts, column(0), column(1), (hour) => (hour === null ? -1 : Number(hour)));
      return { kind: 'tide', counts, missing };
    }
    case 'histogram': {
      const bins = Math.max(0, question.edges.length - 1);
      const counts = new Uint32Array(bins + 2);
      const missing = addAll(counts, column(0), column(1), (bin) => (bin === null ? -1 : Number(bin)));
      return {
        kind: 'histogram',
        counts: counts.slice(1, bins + 1),
        below: counts[0]!,
        above: counts[bins + 1]!,
        missing,
      };
    }
    case 'zones': {
      const counts = new Uint32Array(committed.zoneCount + 1);
      addAll(counts, column(0), column(1), (zone) => (zone === null ? committed.zoneCount : Number(zone)));
      return { kind: 'zones', counts };
    }
    case 'qualities': {
      const counts = new Uint32Array(GEO_QUALITIES.length);
      addAll(counts, column(0), column(1), (quality) => (quality === null ? -1 : Number(quality)));
      return { kind: 'qualities', counts };
    }
  }
}

function timeline(
  unit: TimeUnit,
  range: readonly [first: number, last: number] | null,
  times: Cells,
  cases: Cells,
): Answer {
  const starts = range === null ? new Float64Array(0) : unitStarts(unit, range);
  const place = new Map(Array.from(starts, (start, index) => [start, index]));
  const counts = new Uint32Array(starts.length);
  let missing = 0;
  times.forEach((start, row) => {
    if (start === null) missing += Number(cases[row]);
    else counts[place.get(Number(start))!] = Number(cases[row]);
  });
  return { kind: 'timeline', starts, counts, missing };
}

/** Gives the number of cases that `placeOf` gave no place, which is below 0. */
function addAll(
  counts: Uint32Array,
  keys: Cells,
  cases: Cells,
  placeOf: (key: string | number | null) => number,
): number {
  let placeless = 0;
  keys.forEach((key, row) => {
    const place = placeOf(key);
    if (place >= 0) counts[place] = counts[place]! + Number(cases[row]);
    else placeless += Number(cases[row]);
  });
  return placeless;
}

function textOf(cell: string | number | null): string | null {
  return cell === null ? null : String(cell);
}
