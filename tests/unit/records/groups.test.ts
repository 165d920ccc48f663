import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseKey } from '../../../src/domain/filter';
import { filteredFields, filterKind, ownClause } from '../../../src/state/column-filters';
import { groupTable, nestGroups } from '../../../src/state/record-groups';

const value = fc.constantFrom(null, '甲', '乙', '丙\t丁', 3, 10);
const groups = fc.uniqueArray(fc.record({ a: value, b: value, count: fc.integer({ min: 1, max: 50 }) }), {
  selector: ({ a, b }) => JSON.stringify([a, b]),
});

describe('groups of two columns', () => {
  it('add up to what they were counted from, the largest or the first by name on top', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom('count' as const, 'name' as const), (list, order) => {
        const nested = nestGroups(
          list.map(({ a, b, count }) => ({ values: [a, b], count })),
          order,
        );
        const total = list.reduce((sum, { count }) => sum + count, 0);
        expect(nested.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        for (const group of nested) {
          const own = list.filter(({ a }) => a === group.value);
          expect(group.count).toBe(own.reduce((sum, { count }) => sum + count, 0));
          expect(group.children.map((child) => child.count).sort()).toEqual(
            own.map(({ count }) => count).sort(),
          );
        }
        const counts = nested.map(({ count }) => count);
        if (order === 'count') expect(counts).toEqual([...counts].sort((a, b) => b - a));
        else expect(nested.slice(0, -1).every((group) => group.value !== null)).toBe(true);
      }),
    );
  });

  it('are copied as one line for each combination', () => {
    const nested = nestGroups(
      [
        { values: ['丙\t丁', null], count: 2 },
        { values: ['甲', '乙'], count: 5 },
      ],
      'count',
    );
    const text = groupTable(nested, 2, ['类', '街', '件'], (_, one) => String(one ?? '（空）'));
    expect(text).toBe('类\t街\t件\r\n甲\t乙\t5\r\n丙 丁\t（空）\t2');
  });
});

describe('filters of columns', () => {
  it('are whichever clause a column could have set', () => {
    const filter = [
      { kind: 'values', field: 'street', values: ['甲'] },
      { kind: 'column', field: 'address', test: { op: 'empty' } },
      { kind: 'number', measure: { kind: 'field', field: 'quantity' }, from: 1, to: null },
      { kind: 'quality', qualities: ['exact'] },
      { kind: 'time', field: 'reported_at', from: 0, to: 1 },
    ] as const;
    const fields = [
      'street',
      'address',
      'quantity',
      'geo_quality',
      'reported_at',
      'unit',
      'extra:1:x',
    ] as const;
    expect([...filteredFields(filter, fields)]).toEqual(fields.slice(0, 5));
    expect(clauseKey(ownClause(filter, 'quantity')!)).toBe('number:quantity');
    expect(fields.map((field) => filterKind(field))).toEqual([
      'values',
      'text',
      'number',
      'values',
      'time',
      'values',
      'values',
    ]);
  });
});
