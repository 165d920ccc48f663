import { describe, expect, it } from 'vitest';
import type { CaseRecipe, Proposal, ProposalOverrides } from '../../../src/domain/recipe';
import {
  joinedMemory,
  layoutOf,
  mappingFileText,
  parseMappingFile,
  parseMappingMemory,
  rememberedLayout,
  remembering,
  withLayout,
  withoutLayout,
} from '../../../src/session/mapping-memory';

const recipe = (headers: readonly string[], mapping: CaseRecipe['mapping'] = {}): CaseRecipe => ({
  format: 'delimited',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  headerLine: 1,
  headers,
  mapping,
});
const proposal = (of: CaseRecipe): Proposal => ({
  recipe: of,
  tables: [],
  areas: [],
  preview: [],
  head: [],
  confidence: {},
  fileName: 'a.csv',
  byteLength: 1,
});

const confirmed: CaseRecipe = {
  ...recipe(['编号', '甲', '东', '北', '甲'], { case_id: 0, lon: 2, lat: 3, major: 4 }),
  dropped: [1],
  place: { system: 'gcj02', swap: 'none' },
};

describe('remembered mappings', () => {
  it('are found for the same headers in another order, columns of one name apart', () => {
    const memory = withLayout([], null, confirmed, {}, 1);
    const next = recipe(['北', '甲', '编号', '甲', '东']);
    const found = rememberedLayout(memory, next);
    expect(found).not.toBe(null);
    const { recipe: read } = remembering(proposal(next), found!);
    expect(read.mapping).toEqual({ case_id: 2, lon: 4, lat: 0, major: 3 });
    expect(read.place).toEqual({ system: 'gcj02', swap: 'none' });
  });

  it('are not taken for another layout, nor for a file without headers', () => {
    const memory = withLayout([], null, confirmed, {}, 1);
    expect(rememberedLayout(memory, recipe(['编号', '甲', '东', '北']))).toBe(null);
    expect(rememberedLayout(memory, { ...confirmed, format: 'workbook' })).toBe(null);
    expect(layoutOf({ ...confirmed, headerLine: 0 })).toBe(null);
  });

  it('are found by what was proposed before a header row was chosen by hand', () => {
    const sniffed = recipe(['某某市案件表', '', '']);
    const memory = withLayout([], layoutOf(sniffed), confirmed, { headerLine: 3 }, 1);
    expect(rememberedLayout(memory, sniffed)?.overrides).toEqual({ headerLine: 3 });
    expect(rememberedLayout(memory, confirmed)).not.toBe(null);
    expect(withoutLayout(memory, layoutOf(sniffed)!)).toHaveLength(1);
  });

  it('go through a file and the store unchanged, and what is neither is refused', () => {
    const memory = withLayout([], null, confirmed, { encoding: 'gb18030' }, 1);
    expect(parseMappingMemory(structuredClone(memory))).toEqual(memory);
    expect(parseMappingFile(JSON.parse(mappingFileText(memory)))).toEqual(memory);
    const hostile = [
      null,
      {},
      { kind: 'shirong-mapping', v: 2, layouts: [] },
      { kind: 'shirong-mapping', v: 1, layouts: [{ ...memory[0], columns: [{ field: '__proto__' }] }] },
      { kind: 'shirong-mapping', v: 1, layouts: [{ ...memory[0], place: { system: 'moon', swap: 'none' } }] },
    ];
    for (const value of hostile) expect(parseMappingFile(value)).toBe(null);
    expect(parseMappingMemory([{ ...memory[0], layout: 5 }])).toEqual([]);
  });

  it('keep everything that was decided by hand', () => {
    // A new key does not compile until it is said here whether it is remembered.
    const decided: Required<
      Omit<CaseRecipe, 'format' | 'table' | 'encoding' | 'delimiter' | 'quote' | 'escape' | 'area'>
    > = {
      headerLine: 1,
      headerRows: 1,
      headers: ['编号', '日', '日', '东', '北', '备注'],
      mapping: { case_id: 0, reported_at: 1, closed_at: 2, lon: 3, lat: 4 },
      dropped: [5],
      place: { system: 'gcj02', swap: 'none' },
      times: [
        { column: 1, order: 'day-first' },
        { column: 2, epoch: 1904 },
      ],
      keepLast: true,
    };
    const memory = withLayout([], null, { ...recipe(decided.headers), ...decided }, {}, 1);
    expect(parseMappingMemory(structuredClone(memory))).toEqual(memory);
    const next = recipe(['备注', '日', '编号', '日', '北', '东']);
    const { recipe: read } = remembering(proposal(next), memory[0]!);
    expect(read.mapping).toEqual({ case_id: 2, reported_at: 1, closed_at: 3, lon: 5, lat: 4 });
    expect(read.dropped).toEqual([0]);
    expect(read.place).toEqual(decided.place);
    expect(read.times).toEqual([
      { column: 1, order: 'day-first' },
      { column: 3, epoch: 1904 },
    ]);
    expect(read.keepLast).toBe(true);
  });

  it('give way where this file’s own values prove another order of days', () => {
    const headers = ['编号', '日'];
    const times = [{ column: 1, order: 'day-first', epoch: 1904 }] as const;
    const memory = withLayout([], null, { ...recipe(headers), times }, {}, 1);
    const proved = proposal({ ...recipe(headers), times: [{ column: 1, order: 'month-first' }] });
    expect(remembering(proved, memory[0]!).recipe.times).toEqual([
      { column: 1, order: 'month-first', epoch: 1904 },
    ]);
  });

  it('come back from the store whatever was chosen before the columns were looked at', () => {
    const overrides: Required<ProposalOverrides> = {
      table: '第二页',
      encoding: 'big5',
      delimiter: '||',
      headerLine: 4,
      headerRows: 2,
      area: 1,
    };
    const memory = withLayout([], null, confirmed, overrides, 1);
    expect(parseMappingMemory(structuredClone(memory))).toEqual(memory);
  });

  it('confirmed later stand before those confirmed earlier', () => {
    const first = withLayout([], null, confirmed, {}, 1);
    const again = withLayout(first, null, { ...confirmed, mapping: { case_id: 0 } }, {}, 2);
    expect(again).toHaveLength(1);
    expect(again[0]?.columns).toHaveLength(1);
    expect(joinedMemory(first, again)).toEqual(again);
  });
});
