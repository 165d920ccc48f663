import type { ColumnTest } from '../../../src/domain/column-clause';
import { isExtraField, type RowField } from '../../../src/domain/extra-field';
import { fieldKind } from '../../../src/domain/field';
import type { Clause, Filter } from '../../../src/domain/filter';
import { clauseKey } from '../../../src/domain/filter';
import type { Measure } from '../../../src/domain/measure';
import { GEO_QUALITIES, isPlaceField, MISMATCH_BITS, type PlaceColumns } from '../../../src/domain/place';
import type { Answer, Order, Question } from '../../../src/domain/question';
import { NO_ZONE, type Zone } from '../../../src/domain/zone-set';
import { type CaseRecord, ZONE_SET } from './random-cases';

/** The plainest reading of filters, questions and orders: one record at a time, no SQL, no codes. */
export interface World {
  readonly records: readonly CaseRecord[];
  readonly places: PlaceColumns;
  readonly zones: readonly Zone[];
}

export function matching(world: World, filter: Filter, except: readonly string[] = []): number[] {
  const clauses = filter.filter((clause) => !except.includes(clauseKey(clause)));
  return world.records.flatMap((_, row) =>
    clauses.every((clause) => passes(world, row, clause)) ? [row] : [],
  );
}

function cell(world: World, row: number, field: string): string | number {
  const record: { readonly [field: string]: string | number } = world.records[row]!;
  return record[field] ?? '';
}

function passes(world: World, row: number, clause: Clause): boolean {
  const lon = Number(cell(world, row, 'lon'));
  const lat = Number(cell(world, row, 'lat'));
  const zone = world.zones[world.places.zones[row]!];
  switch (clause.kind) {
    case 'time': {
      const time = cell(world, row, clause.field);
      return typeof time === 'number' && time >= clause.from && time < clause.to;
    }
    case 'values':
      return clause.values.includes(String(cell(world, row, clause.field)));
    case 'class': {
      const [major, minor] = [cell(world, row, 'major'), cell(world, row, 'minor')];
      return (
        clause.majors.some((wanted) => wanted === major) ||
        clause.minors.some(([inMajor, wanted]) => inMajor === major && wanted === minor)
      );
    }
    case 'zone':
      return clause.zoneSet === ZONE_SET && clause.zones.includes(zone?.id ?? '');
    case 'extent': {
      const { west, south, east, north } = clause.extent;
      return west <= lon && lon <= east && south <= lat && lat <= north;
    }
    case 'lasso': {
      let crossings = 0;
      clause.ring.forEach(([x2, y2], index) => {
        const [x1, y1] = clause.ring.at(index - 1)!;
        if (y1 > lat === y2 > lat) return;
        if (lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) crossings++;
      });
      return !Number.isNaN(lat) && crossings % 2 === 1;
    }
    case 'quality':
      return clause.qualities.includes(GEO_QUALITIES[world.places.qualities[row]!]!);
    case 'mismatch':
      return (world.places.mismatches[row]! & MISMATCH_BITS[clause.level]) !== 0;
    case 'text':
      return ['case_id', 'description', 'address'].some((field) => {
        const haystack = String(cell(world, row, field));
        return haystack !== '' && plainly(haystack).includes(plainly(clause.text));
      });
    case 'column':
      return columnPasses(pageCell(world, row, clause.field), clause.test, isOfTexts(clause.field));
    case 'hours': {
      const time = cell(world, row, clause.field);
      if (typeof time === 'string' || Number.isNaN(time)) return false;
      const date = new Date(time);
      return (clause.hours[(date.getUTCDay() + 6) % 7]! & (1 << date.getUTCHours())) !== 0;
    }
    case 'number': {
      const value = measured(world, row, clause.measure);
      return value >= (clause.from ?? -Infinity) && value < (clause.to ?? Infinity);
    }
    case 'fact':
    case 'set':
    case 'plan':
      throw new Error('These rows are handed in; see the tests of the crossfilter.');
  }
}

/** Width by the standard's compatibility forms, case by the language's: another way to what the product does. */
function plainly(text: string): string {
  return Array.from(text, (one) => (/[\u3000\uff01-\uff5e]/.test(one) ? one.normalize('NFKC') : one))
    .join('')
    .toLowerCase();
}

function isOfTexts(field: RowField): boolean {
  return isExtraField(field) || isPlaceField(field) || ['text', 'category'].includes(fieldKind(field));
}

/** Values are chosen among texts alone: a missing number is found by `empty`. */
function columnPasses(value: string | number | null, test: ColumnTest, ofTexts: boolean): boolean {
  switch (test.op) {
    case 'empty':
      return value === null;
    case 'filled':
      return value !== null;
    case 'contains':
      return typeof value === 'string' && plainly(value).includes(plainly(test.text));
    case 'among':
      return ofTexts && typeof value !== 'number' && test.values.includes(value ?? '');
  }
}

/** NaN where a part is missing. */
function measured(world: World, row: number, measure: Measure): number {
  const number = (field: string) =>
    Number(cell(world, row, field) === '' ? Number.NaN : cell(world, row, field));
  return measure.kind === 'field'
    ? number(measure.field)
    : (number(measure.to) - number(measure.from)) / 3_600_000;
}

/** Counts by name, so that a comparison does not depend on codes; 0s are left out. */
export type Tally = { readonly [name: string]: number };

export function tallyOf(world: World, question: Question, filter: Filter): Tally {
  const rows = matching(world, filter, question.except ?? []);
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const name = groupOf(world, row, question);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function groupOf(world: World, row: number, question: Question): string {
  switch (question.kind) {
    case 'categories':
      return String(cell(world, row, question.field));
    case 'classes':
      return JSON.stringify([cell(world, row, 'major'), cell(world, row, 'minor')]);
    case 'timeline': {
      const time = cell(world, row, question.field);
      if (typeof time === 'string' || Number.isNaN(time)) return 'missing';
      const date = new Date(time);
      if (question.unit === 'hour') date.setUTCMinutes(0, 0, 0);
      else date.setUTCHours(0, 0, 0, 0);
      if (question.unit === 'month') date.setUTCDate(1);
      while (question.unit === 'week' && date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() - 1);
      return String(date.getTime());
    }
    case 'zones':
      return String(world.places.zones[row] === NO_ZONE ? world.zones.length : world.places.zones[row]);
    case 'qualities':
      return String(world.places.qualities[row]);
    default:
      return 'all';
  }
}

/** An answer with its codes spelled out. */
export function named(world: World, question: Question, answer: Answer): Tally {
  const tally: Record<string, number> = {};
  const put = (name: string, count: number) => {
    if (count > 0) tally[name] = count;
  };
  const dictionary = (field: string) => [
    '',
    ...new Set(
      world.records.map((_, row) => String(cell(world, row, field))).filter((value) => value !== ''),
    ),
  ];
  switch (answer.kind) {
    case 'count':
      put('all', answer.count);
      break;
    case 'categories': {
      if (question.kind !== 'categories') throw new Error(question.kind);
      const values = dictionary(question.field);
      for (const [code, count] of answer.counts.entries()) put(values[code]!, count);
      break;
    }
    case 'classes': {
      const [majors, minors] = [dictionary('major'), dictionary('minor')];
      answer.counts.forEach((count, pair) => {
        put(JSON.stringify([majors[answer.majorCodes[pair]!], minors[answer.minorCodes[pair]!]]), count);
      });
      break;
    }
    case 'timeline':
      for (const [index, count] of answer.counts.entries()) put(String(answer.starts[index]), count);
      put('missing', answer.missing);
      break;
    case 'zones':
    case 'qualities':
      for (const [index, count] of answer.counts.entries()) put(String(index), count);
      break;
    default:
      throw new Error(answer.kind);
  }
  return tally;
}

/** Row ids sorted by the orders; empty last, texts by their UTF-8 bytes, ties by id. */
export function sorted(world: World, rows: readonly number[], order: readonly Order[]): number[] {
  return [...rows].sort((a, b) => {
    for (const { field, descending } of order) {
      const [left, right] = [orderKey(world, a, field), orderKey(world, b, field)];
      if (left === null || right === null) {
        if (left !== right) return left === null ? 1 : -1;
        continue;
      }
      const difference =
        typeof left === 'number' && typeof right === 'number'
          ? left - right
          : Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
      if (difference !== 0) return descending ? -difference : difference;
    }
    return a - b;
  });
}

function orderKey(world: World, row: number, field: string): string | number | null {
  if (field === 'geo_quality') return world.places.qualities[row]!;
  return pageCell(world, row, field);
}

/** What a page shows of a field. */
export function pageCell(world: World, row: number, field: string): string | number | null {
  const zone = world.zones[world.places.zones[row]!];
  switch (field) {
    case 'geo_quality':
      return GEO_QUALITIES[world.places.qualities[row]!]!;
    case 'zone':
      return zone?.name ?? null;
    case 'located_street':
      return zone === undefined || zone.street === '' ? null : zone.street;
    default: {
      const value = cell(world, row, field);
      return value === '' || Number.isNaN(value) ? null : value;
    }
  }
}
