import type { ColumnTest } from '../domain/column-clause';
import { isExtraField, type RowField } from '../domain/extra-field';
import { factOfField } from '../domain/fact-field';
import { type CategoryField, fieldKind, isFieldId, type NumberField, type TimeField } from '../domain/field';
import { type Clause, type ClauseKey, clauseKey, type Filter } from '../domain/filter';
import type { ValueGroups } from '../domain/find-records';
import { EARLIEST_DAY, LATEST_DAY } from '../domain/open-days';
import type { GeoQuality } from '../domain/place';
import { wordsLike } from '../jobs/sound-match';
import { currentFilter } from './app-state';
import type { Application } from './application';
import { replaceClauses } from './view-commands';

/** What a column's own filter asks: values from a list, a span of time, a span of numbers, or a part of a text. */
export type FilterKind = 'values' | 'time' | 'number' | 'text';

export function filterKind(field: RowField): FilterKind {
  if (!isFieldId(field)) return 'values';
  const kind = fieldKind(field);
  if (kind === 'category' || kind === 'flag') return 'values';
  return kind;
}

/** Keys of every clause that a column's filter may set. */
function ownKeys(field: RowField): readonly ClauseKey[] {
  const fact = factOfField(field);
  if (fact !== null) return [`fact:${fact.fact}`];
  const own = [`column:${field}`];
  if (field === 'geo_quality') return [...own, 'quality'];
  if (!isFieldId(field)) return own;
  switch (fieldKind(field)) {
    case 'category':
      return [...own, `values:${field}`];
    case 'time':
      return [...own, `time:${field}`];
    case 'number':
    case 'flag':
      return [...own, `number:${field}`];
    default:
      return own;
  }
}

/** The clause of the filter that is this column's own, if there is one. */
export function ownClause(filter: Filter, field: RowField): Clause | undefined {
  const keys = ownKeys(field);
  return filter.find((clause) => keys.includes(clauseKey(clause)));
}

export function filteredFields(filter: Filter, fields: readonly RowField[]): ReadonlySet<RowField> {
  return new Set(fields.filter((field) => ownClause(filter, field) !== undefined));
}

export function clearColumnFilter(app: Application, field: RowField): void {
  replaceClauses(app, ownKeys(field), null);
}

function put(app: Application, field: RowField, clause: Clause): void {
  const keys = ownKeys(field).filter((key) => key !== clauseKey(clause));
  replaceClauses(app, keys, clause);
}

/** Values as the table's groups give them; null is missing. */
export function filterValues(
  app: Application,
  field: RowField,
  values: readonly (string | number | null)[],
): void {
  const texts = values.map((value) => (value === null ? '' : String(value)));
  if (field === 'geo_quality') {
    put(app, field, { kind: 'quality', qualities: texts as GeoQuality[] });
    return;
  }
  if (!isFieldId(field) || isExtraField(field)) {
    filterTest(app, field, { op: 'among', values: texts });
    return;
  }
  if (fieldKind(field) === 'category') {
    put(app, field, { kind: 'values', field: field as CategoryField, values: texts });
    return;
  }
  if (texts.length === 1 && texts[0] === '') filterTest(app, field, { op: 'empty' });
  else if (fieldKind(field) === 'text') filterTest(app, field, { op: 'among', values: texts });
  else {
    const numbers = values.filter((value) => typeof value === 'number');
    filterNumbers(app, field as NumberField, Math.min(...numbers), Math.max(...numbers) + 1);
  }
}

/** From a day to a day, both of them too; ms of the local wall clock at their starts. */
export function filterDays(
  app: Application,
  field: TimeField,
  from: number | null,
  last: number | null,
): void {
  const DAY_MS = 86_400_000;
  put(app, field, {
    kind: 'time',
    field,
    from: from ?? EARLIEST_DAY,
    to: last === null ? LATEST_DAY : last + DAY_MS,
  });
}

export function filterNumbers(
  app: Application,
  field: NumberField,
  from: number | null,
  to: number | null,
): void {
  put(app, field, { kind: 'number', measure: { kind: 'field', field }, from, to });
}

export function filterTest(app: Application, field: RowField, test: ColumnTest): void {
  put(app, field, { kind: 'column', field, test });
}

/** As many values as a list can be read through. */
const MOST_VALUES = 2000;

/** The column's values with the number of rows that the rest of the filter lets through. */
export function columnValues(app: Application, field: RowField): Promise<ValueGroups> {
  const keys = ownKeys(field);
  const filter = currentFilter(app.store.getState()).filter((clause) => !keys.includes(clauseKey(clause)));
  return app.services.casebook.groupRecords(`values-${field}`, filter, [{ field }], MOST_VALUES);
}

/** Those of the words that hold the text, or sound like it. */
export function matchingWords(words: readonly string[], text: string): Promise<readonly string[]> {
  return wordsLike(words, text);
}
