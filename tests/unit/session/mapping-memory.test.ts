import { describe, expect, it } from 'vitest';
import type { CaseRecipe, Proposal } from '../../../src/domain/recipe';
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

  it('confirmed later stand before those confirmed earlier', () => {
    const first = withLayout([], null, confirmed, {}, 1);
    const again = withLayout(first, null, { ...confirmed, mapping: { case_id: 0 } }, {}, 2);
    expect(again).toHaveLength(1);
    expect(again[0]?.columns).toHaveLength(1);
    expect(joinedMemory(first, again)).toEqual(again);
  });
});
