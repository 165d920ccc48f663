import { describe, expect, it } from 'vitest';
import type { RowField } from '../../../src/domain/extra-field';
import { isExtraField } from '../../../src/domain/extra-field';
import { PLAN_FIELDS } from '../../../src/domain/plan-field';
import type { Page } from '../../../src/domain/question';
import type { Engine } from '../../../src/engine/port';
import { maskedRows } from '../../../src/export/masked-rows';
import { withPlanColumns } from '../../../src/jobs/plan-columns';

const PLANNED = {
  zoneOfRow: Uint32Array.of(1, 0, 2, 2, 9),
  zones: [
    { id: 1, zone: '东一', chief: '张三丰' },
    { id: 2, zone: '西二', chief: '' },
  ],
};

/** An engine that has nothing but the numbers of its rows, from the last to the first. */
const engine = {
  async page(_query: unknown, fields: readonly RowField[]): Promise<Page> {
    const rowIds = Uint32Array.of(4, 3, 2, 1, 0);
    return { rowIds, fields, cells: fields.map((field) => Array.from(rowIds, (row) => `${field} ${row}`)) };
  },
} as unknown as Engine;

describe('columns of a plan in an export', () => {
  const fields: readonly RowField[] = [PLAN_FIELDS.chief, 'case_id', PLAN_FIELDS.zone];

  it('stand among the others, row by row, empty where no zone has the case', async () => {
    const page = await withPlanColumns(engine, PLANNED).page({ filter: [], order: [] }, fields, 0, 5);
    expect(page.fields).toEqual(fields);
    expect(page.cells).toEqual([
      [null, null, null, null, '张三丰'],
      ['case_id 4', 'case_id 3', 'case_id 2', 'case_id 1', 'case_id 0'],
      [null, '西二', '西二', null, '东一'],
    ]);
  });

  it('are columns that no file can have, and the chief is masked as a name', async () => {
    expect(Object.values(PLAN_FIELDS).every(isExtraField)).toBe(true);
    const source = {
      count: 1,
      fields: [PLAN_FIELDS.chief, PLAN_FIELDS.zone],
      async *chunks() {
        yield { rowIds: [0], cells: [['张三丰'], ['东一']] };
      },
    };
    const masked = maskedRows(source, new Set([PLAN_FIELDS.chief]));
    for await (const chunk of masked.chunks()) {
      expect(chunk.cells[0]![0]).not.toContain('三丰');
      expect(chunk.cells[1]![0]).toBe('东一');
    }
  });
});
