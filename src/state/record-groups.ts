import { isExtraField } from '../domain/extra-field';
import { type CategoryField, fieldKind, isFieldId, type NumberField, type TimeField } from '../domain/field';
import { type Clause, type Filter, withClause } from '../domain/filter';
import type { GroupKey, ValueGroup, ValueGroups } from '../domain/find-records';
import type { GeoQuality } from '../domain/place';
import { currentFilter } from './app-state';
import type { Application } from './application';
import { commitView } from './view-commands';

/** Combinations that are counted; the rarest beyond are said to be left out. */
const MOST_GROUPS = 20_000;

export function loadGroups(app: Application, keys: readonly GroupKey[]): Promise<ValueGroups> {
  app.services.casebook.cancel('groups');
  return app.services.casebook.groupRecords('groups', currentFilter(app.store.getState()), keys, MOST_GROUPS);
}

export interface GroupedRows {
  readonly value: string | number | null;
  readonly count: number;
  readonly children: readonly GroupedRows[];
}

const collator = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true });

function compareNames(one: GroupedRows, other: GroupedRows): number {
  if (one.value === null || other.value === null) return one.value === null ? 1 : -1;
  if (typeof one.value === 'number' && typeof other.value === 'number') return one.value - other.value;
  return collator.compare(String(one.value), String(other.value));
}

/** Groups of two columns under those of the first; by size or by name, what is missing last among names. */
export function nestGroups(groups: readonly ValueGroup[], order: 'count' | 'name'): readonly GroupedRows[] {
  const compare =
    order === 'name'
      ? compareNames
      : (one: GroupedRows, other: GroupedRows) => other.count - one.count || compareNames(one, other);
  const parents = new Map<string | number | null, { count: number; children: GroupedRows[] }>();
  for (const { values, count } of groups) {
    const [value = null, ...rest] = values;
    const parent = parents.get(value) ?? { count: 0, children: [] };
    parents.set(value, parent);
    parent.count += count;
    if (rest.length > 0) parent.children.push({ value: rest[0] ?? null, count, children: [] });
  }
  return [...parents]
    .map(([value, { count, children }]) => ({ value, count, children: children.sort(compare) }))
    .sort(compare);
}

/** One line for each combination, in the order of the screen. */
export function groupLines(groups: readonly GroupedRows[], levels: number): readonly ValueGroup[] {
  return groups.flatMap(({ value, count, children }) =>
    levels > 1
      ? children.map((child) => ({ values: [value, child.value], count: child.count }))
      : [{ values: [value], count }],
  );
}

/** The groups as a table to be pasted: one line for each combination, columns parted by tabs. */
export function groupTable(
  groups: readonly GroupedRows[],
  levels: number,
  header: readonly string[],
  textOf: (level: number, value: GroupedRows['value']) => string,
): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  const lines = groupLines(groups, levels).map(({ values, count }) => [
    ...values.map((value, level) => textOf(level, value)),
    String(count),
  ]);
  return [header, ...lines].map((cells) => cells.map(clean).join('\t')).join('\r\n');
}

/** The rows of one group become the filter's rows, beside what the filter says already: one step of undo. */
export function filterGroup(
  app: Application,
  parts: readonly { readonly key: GroupKey; readonly value: string | number | null }[],
): void {
  const { view } = app.store.getState();
  const filter = parts.reduce<Filter>(
    (before, { key, value }) => withClause(before, clauseOf(key, value)),
    view.filter,
  );
  commitView(app, { ...view, filter }, 'undo.column');
}

function clauseOf({ field, unit }: GroupKey, value: string | number | null): Clause {
  if (field === 'geo_quality' && value !== null) {
    return { kind: 'quality', qualities: [String(value) as GeoQuality] };
  }
  if (isFieldId(field) && fieldKind(field) === 'category') {
    return { kind: 'values', field: field as CategoryField, values: [value === null ? '' : String(value)] };
  }
  if (value === null) return { kind: 'column', field, test: { op: 'empty' } };
  if (isFieldId(field) && !isExtraField(field)) {
    switch (fieldKind(field)) {
      case 'time':
        return { kind: 'time', field: field as TimeField, ...unitSpan(Number(value), unit ?? 'day') };
      case 'number':
      case 'flag':
        return {
          kind: 'number',
          measure: { kind: 'field', field: field as NumberField },
          from: Number(value),
          to: nextNumber(Number(value)),
        };
    }
  }
  return { kind: 'column', field, test: { op: 'among', values: [String(value)] } };
}

function unitSpan(start: number, unit: 'day' | 'month' | 'year') {
  const date = new Date(start);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const to =
    unit === 'year'
      ? Date.UTC(year + 1, 0)
      : unit === 'month'
        ? Date.UTC(year, month + 1)
        : Date.UTC(year, month, day + 1);
  return { from: start, to };
}

/** The next double after a finite number, so that from ≤ x < to holds that number alone. */
function nextNumber(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}
