import type { TimeField } from '../domain/field';
import { columnUnits, measureKey } from '../domain/measure';
import { GEO_QUALITIES } from '../domain/place';
import type { Answer, HistogramQuestion, Question, TimeUnit } from '../domain/question';
import { HOURS_PER_WEEK } from '../domain/week-hours';
import type { Codes, IndexedRows } from './columns';
import { type CountRows, countAll, countCodes } from './count-rows';
import type { HeldColumns } from './held-columns';
import type { LocatedRows } from './located-rows';
import { numberBins } from './number-bins';
import { recent } from './recent';
import { countWeekHours, type TimeBins, timeBins } from './time-bins';

/** Questions that count rows by a code. */
export type CountedQuestion = Exclude<Question, { kind: 'count' | 'density' | 'points' }>;

/** A question as counts by code: what to count, and how the counts become its answer. */
export interface CodedView {
  /** The same for equal questions, whatever clauses they leave out. */
  readonly key: string;
  readonly countRows: CountRows;
  readonly size: number;
  /** Takes the counts over. */
  answer(counts: Uint32Array): Answer;
}

export interface CodedViews {
  of(question: CountedQuestion, located: LocatedRows): CodedView;
  /** A column came: codes made without it are stale. */
  forget(): void;
}

const KEPT_UNITS = 6;
/** Codes of number bins have a byte a row: those of the lengths of time on screen, and one more. */
const KEPT_BINS = 2;

export function codedViews(rows: IndexedRows, held: HeldColumns): CodedViews {
  const units = recent<TimeBins>(KEPT_UNITS);
  const weekHours = recent<CountRows>(KEPT_UNITS);
  const bins = recent<Codes>(KEPT_BINS);

  function timeBinsOf(field: TimeField, unit: TimeUnit): TimeBins {
    const key = `${field} ${unit}`;
    const known = units.get(key) ?? timeBins(held.times(field), unit);
    units.set(key, known);
    return known;
  }

  function weekHoursOf(field: TimeField): CountRows {
    const known = weekHours.get(field) ?? countWeekHours(held.times(field));
    weekHours.set(field, known);
    return known;
  }

  /** A case has one class, so a level of it is told by the counts of the classes. */
  function classLevel(field: 'major' | 'minor'): CodedView {
    const { codes, majorCodes, minorCodes } = rows.classes;
    const levelCodes = field === 'major' ? majorCodes : minorCodes;
    const values = rows.dictionaries.get(field)?.length ?? 1;
    return {
      key: 'classes',
      countRows: countCodes(codes),
      size: majorCodes.length,
      answer(counts) {
        const byValue = new Uint32Array(values);
        for (let pair = 0; pair < counts.length; pair++) {
          const code = levelCodes[pair]!;
          byValue[code] = byValue[code]! + counts[pair]!;
        }
        return { kind: 'categories', counts: byValue };
      },
    };
  }

  function histogram({ measure, edges }: HistogramQuestion): CodedView {
    const key = `histogram ${measureKey(measure)} ${edges.join(' ')}`;
    const scale = columnUnits(measure);
    const codes =
      bins.get(key) ??
      numberBins(
        held.passingNumbers(measure),
        edges.map((edge) => edge * scale),
        rows.rowCount,
      );
    bins.set(key, codes);
    const count = Math.max(0, edges.length - 1);
    return {
      key,
      countRows: countCodes(codes),
      size: count + 3,
      answer: (counts) => ({
        kind: 'histogram',
        counts: counts.slice(1, count + 1),
        below: counts[0]!,
        above: counts[count + 1]!,
        missing: counts[count + 2]!,
      }),
    };
  }

  return {
    of(question, located) {
      switch (question.kind) {
        case 'categories': {
          if (question.field === 'major' || question.field === 'minor') return classLevel(question.field);
          const codes = rows.codes.get(question.field);
          return {
            key: question.field,
            countRows: codes === undefined ? countAll(0) : countCodes(codes),
            size: rows.dictionaries.get(question.field)?.length ?? 1,
            answer: (counts) => ({ kind: 'categories', counts }),
          };
        }
        case 'classes': {
          const { codes, majorCodes, minorCodes } = rows.classes;
          return {
            key: 'classes',
            countRows: countCodes(codes),
            size: majorCodes.length,
            // Copies: whoever receives an answer may move its buffers to another thread.
            answer: (counts) => ({
              kind: 'classes',
              majorCodes: majorCodes.slice(),
              minorCodes: minorCodes.slice(),
              counts,
            }),
          };
        }
        case 'timeline': {
          const { starts, countRows } = timeBinsOf(question.field, question.unit);
          return {
            key: `${question.field} ${question.unit}`,
            countRows,
            size: starts.length + 1,
            answer: (counts) => ({
              kind: 'timeline',
              starts: starts.slice(),
              counts: counts.slice(0, starts.length),
              missing: counts[starts.length]!,
            }),
          };
        }
        case 'tide':
          return {
            key: `tide ${question.field}`,
            countRows: weekHoursOf(question.field),
            size: HOURS_PER_WEEK + 1,
            answer: (counts) => ({
              kind: 'tide',
              counts: counts.slice(0, HOURS_PER_WEEK),
              missing: counts[HOURS_PER_WEEK]!,
            }),
          };
        case 'histogram':
          return histogram(question);
        case 'zones': {
          const { zones, zoneCount } = located;
          return {
            key: 'zones',
            countRows: countCodes(zones),
            size: zoneCount + 1,
            answer: (counts) => ({ kind: 'zones', counts }),
          };
        }
        case 'qualities':
          return {
            key: 'qualities',
            countRows: countCodes(located.qualities),
            size: GEO_QUALITIES.length,
            answer: (counts) => ({ kind: 'qualities', counts }),
          };
      }
    },
    forget() {
      units.clear();
      weekHours.clear();
      bins.clear();
    },
  };
}
