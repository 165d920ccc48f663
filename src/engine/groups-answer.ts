import type { RecordBatch } from 'apache-arrow';
import { isExtraField } from '../domain/extra-field';
import type { GroupKey, ValueGroup, ValueGroups } from '../domain/find-records';
import type { ExtraStore } from './extra-store';
import { qualityOf, spelled } from './page-of';
import { cellsOf } from './result-columns';

/** The result of `compileGroups`, which was asked for one group more than `limit`. */
export function groupsAnswer(
  batches: readonly RecordBatch[],
  keys: readonly GroupKey[],
  limit: number,
  extras: ExtraStore,
): ValueGroups {
  let column = 0;
  const columns = keys.map(({ field }) => {
    const cells = cellsOf(batches, column++);
    if (isExtraField(field)) return spelled(cells, cellsOf(batches, column++), field, extras);
    return field === 'geo_quality' ? cells.map(qualityOf) : cells;
  });
  const counts = cellsOf(batches, column);
  const groups = merged(
    counts.map((count, row) => ({
      values: columns.map((cells) => cells[row] ?? null),
      count: Number(count),
    })),
  );
  return { groups: groups.slice(0, limit), more: groups.length > limit };
}

/** A column that ran out of codes half way has the same text as a code and spelled out: it is one value. */
function merged(groups: readonly ValueGroup[]): readonly ValueGroup[] {
  const byValues = new Map<string, ValueGroup>();
  for (const group of groups) {
    const key = JSON.stringify(group.values);
    const before = byValues.get(key);
    byValues.set(key, before === undefined ? group : { ...before, count: before.count + group.count });
  }
  return [...byValues.values()].sort(
    (one, other) => other.count - one.count || compareValues(one.values, other.values),
  );
}

/** Missing last. */
function compareValues(one: ValueGroup['values'], other: ValueGroup['values']): number {
  for (let key = 0; key < one.length; key++) {
    const [a, b] = [one[key] ?? null, other[key] ?? null];
    if (a === b) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -1 : 1;
  }
  return 0;
}
