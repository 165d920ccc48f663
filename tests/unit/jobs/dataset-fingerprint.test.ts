import { describe, expect, it } from 'vitest';
import type { CaseRecipe } from '../../../src/domain/recipe';
import { recipeFingerprint } from '../../../src/jobs/dataset-fingerprint';
import { recipeSchema } from '../../../src/session/recipe-schema';

const BASE: CaseRecipe = {
  format: 'delimited',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  headerLine: 1,
  headers: ['编号', '备注', '东', '北', '时间'],
  mapping: { case_id: 0, lon: 2, lat: 3, reported_at: 4 },
};

/** Of every key of a recipe a value that makes other rows of the same bytes; null where the bytes decide it. */
const OTHERS: { readonly [K in keyof Required<CaseRecipe>]: readonly CaseRecipe[K][] | null } = {
  format: null,
  headers: null,
  table: ['第二页'],
  encoding: ['gb18030'],
  delimiter: [';'],
  quote: [''],
  escape: ['\\'],
  headerLine: [2],
  headerRows: [2],
  area: [{ firstLine: 1, lastLine: 9, firstColumn: 0, lastColumn: 4 }],
  mapping: [{ case_id: 1, lon: 2, lat: 3, reported_at: 4 }],
  dropped: [[1], [1, 2]],
  place: [
    { system: 'gcj02', swap: 'none' },
    { system: 'gcj02', swap: 'all' },
  ],
  times: [[{ column: 4, order: 'day-first' }], [{ column: 4, epoch: 1904 }]],
  keepLast: [true],
};

describe('the fingerprint of a recipe', () => {
  it('differs wherever one key of it makes other rows', () => {
    const seen = new Set([recipeFingerprint(BASE)]);
    let variants = 1;
    for (const [key, others] of Object.entries(OTHERS)) {
      for (const other of others ?? []) {
        variants++;
        seen.add(recipeFingerprint({ ...BASE, [key]: other }));
        expect(seen.size, key).toBe(variants);
      }
    }
  });

  it('knows of every key that a stored recipe can have', () => {
    expect(Object.keys(OTHERS).sort()).toEqual(Object.keys(recipeSchema.def.shape).sort());
  });

  it('is the same however a store orders it, and for what says nothing', () => {
    const turned = Object.fromEntries(
      Object.entries({ ...BASE, dropped: [2, 1] }).reverse(),
    ) as unknown as CaseRecipe;
    expect(recipeFingerprint(turned)).toBe(recipeFingerprint({ ...BASE, dropped: [1, 2] }));
    expect(recipeFingerprint({ ...BASE, dropped: [], times: [], keepLast: false })).toBe(
      recipeFingerprint(BASE),
    );
  });
});
