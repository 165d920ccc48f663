import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseMarks, markKey, NO_MARKS, withMarks, withoutTag } from '../../../src/domain/case-marks';
import { MARK_FIELDS } from '../../../src/domain/mark-field';
import type { Engine } from '../../../src/engine/port';
import { withMarkColumns } from '../../../src/jobs/mark-columns';
import { parseCaseMarks } from '../../../src/session/case-marks-schema';

const tag = (id: string) => ({ id, name: id, colour: 'red' as const });

describe('marks of cases', () => {
  it('go by the case’s number, or else by what its row says, whatever order its columns come in', () => {
    expect(markKey('0012', { address: 'a' })).toBe('id:0012');
    const one = markKey(null, { address: '甲路1号', reported_at: 5, unit: null });
    expect(one).toMatch(/^row:[0-9a-f]{16}$/);
    expect(markKey('', { reported_at: 5, address: '甲路1号' })).toBe(one);
    expect(markKey(null, { reported_at: 6, address: '甲路1号' })).not.toBe(one);
  });

  it('are gone without a trace once every tag and note is off again', () => {
    const edits = fc.array(
      fc.record({
        key: fc.constantFrom('id:1', 'id:2', 'row:a'),
        id: fc.constantFrom('t1', 't2'),
        note: fc.constantFrom('', '催办'),
      }),
    );
    fc.assert(
      fc.property(edits, (list) => {
        let marks: CaseMarks = { ...NO_MARKS, tags: [tag('t1'), tag('t2')] };
        const plain = new Map<string, { tags: Set<string>; note: string }>();
        for (const { key, id, note } of list) {
          marks = withMarks(marks, [{ key, row: 3 }], (mark) => ({
            ...mark,
            note,
            tags: mark.tags.includes(id) ? mark.tags.filter((one) => one !== id) : [...mark.tags, id],
          }));
          const own = plain.get(key) ?? { tags: new Set<string>(), note: '' };
          if (!own.tags.delete(id)) own.tags.add(id);
          plain.set(key, { tags: own.tags, note });
        }
        const kept = [...plain].filter(([, { tags, note }]) => tags.size > 0 || note !== '');
        expect(Object.keys(marks.cases).sort()).toEqual(kept.map(([key]) => key).sort());
        expect(parseCaseMarks(structuredClone(marks))).toEqual(marks);
        const without = withoutTag(withoutTag(marks, 't1'), 't2');
        expect(without.tags).toEqual([]);
        expect(Object.values(without.cases).every(({ tags, note }) => tags.length === 0 && note !== '')).toBe(
          true,
        );
      }),
    );
  });

  it('are none where something else was kept', () => {
    for (const value of [null, 5, { tags: [] }, { tags: [{ id: 1 }], cases: {} }]) {
      expect(parseCaseMarks(value)).toBe(NO_MARKS);
    }
  });

  it('become columns of an export between and beside the stored ones', async () => {
    const engine = {
      page: async (_query: unknown, fields: readonly string[]) => ({
        rowIds: Uint32Array.of(7, 3),
        fields,
        cells: fields.map((field) => [`${field} of 7`, `${field} of 3`]),
      }),
    } as unknown as Engine;
    const marked = { rowIds: Uint32Array.of(3), tags: ['督办；复查'], note: [''] };
    const fields = ['case_id', MARK_FIELDS.tags, 'major', MARK_FIELDS.note] as const;
    const page = await withMarkColumns(engine, marked).page({ filter: [], order: [] }, fields, 0, 2);
    expect(page.cells).toEqual([
      ['case_id of 7', 'case_id of 3'],
      [null, '督办；复查'],
      ['major of 7', 'major of 3'],
      [null, null],
    ]);
  });
});
