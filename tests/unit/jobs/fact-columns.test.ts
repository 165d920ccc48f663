import { describe, expect, it } from 'vitest';
import type { RowField } from '../../../src/domain/extra-field';
import { factField, factOfField } from '../../../src/domain/fact-field';
import type { Engine } from '../../../src/engine/port';
import { withFactColumns } from '../../../src/jobs/fact-columns';

const choice = { asOf: Date.UTC(2025, 0), convention: 'egova' } as const;
const overdue = factField({ fact: 'overdue', choice });

describe('facts as columns', () => {
  it('name the fact and the way of counting, and nothing that a file has is taken for one', () => {
    expect(factOfField(overdue)).toEqual({ fact: 'overdue', choice });
    const latest = { fact: 'closed', choice: { asOf: null, convention: 'yuncheng' } } as const;
    expect(factOfField(factField(latest))).toEqual(latest);
    for (const field of [
      'closed_at',
      'extra:1:overdue|egova|',
      'extra:0:overdue|mine|',
      'extra:0:overdue|egova|x',
    ])
      expect(factOfField(field)).toBeNull();
  });

  it('stand where they were asked for, by row id, in any order of rows', async () => {
    const asked: unknown[] = [];
    const engine = {
      page: async (_: unknown, fields: readonly RowField[]) => ({
        rowIds: Uint32Array.of(2, 0, 1),
        fields,
        cells: fields.map((field) => [`${field}2`, `${field}0`, `${field}1`]),
      }),
    } as unknown as Engine;
    const desk = {
      factMarks: async (_: Engine, facts: readonly string[], counting: unknown) => {
        asked.push(facts, counting);
        return [Uint8Array.of(1, 0, 2)];
      },
    };
    const page = await withFactColumns(engine, desk).page(
      { filter: [], order: [] },
      ['case_id', overdue, 'unit'],
      0,
      3,
    );
    expect(page.cells).toEqual([
      ['case_id2', 'case_id0', 'case_id1'],
      [null, '是', '否'],
      ['unit2', 'unit0', 'unit1'],
    ]);
    expect(page.fields).toEqual(['case_id', overdue, 'unit']);
    expect(asked).toEqual([['overdue'], { ...choice, basis: 'reported_at' }]);
  });
});
