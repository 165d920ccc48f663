import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INITIAL_VIEW } from '../../../src/domain/view';
import {
  freeSavedName,
  MOST_EXPORTS,
  parseRecentExports,
  parseSavedViews,
  type RecentExport,
  type SavedView,
} from '../../../src/session/saved-views';
import { type LinkState, parseLinkState } from '../../../src/session/view-schema';

const LINK: LinkState = {
  v: 1,
  data: 'abc',
  workspace: 'records',
  view: {
    ...INITIAL_VIEW,
    filter: [
      { kind: 'values', field: 'status', values: ['pending', "'\u0000"] },
      { kind: 'set', source: 'query', recipe: { text: 'SELECT 1', at: 0, key: 'row' }, frozenAt: 5 },
    ],
  },
  camera: { lng: 114, lat: 30, zoom: 12 },
  table: {
    order: [
      { field: 'reported_at', descending: true },
      { field: 'extra:1:备注', descending: false },
      { field: 'major', descending: false, by: 'pinyin' },
    ],
    columns: ['case_id', 'extra:1:备注'],
  },
};
const VIEW: SavedView = { id: 'a', name: '未结案', kind: 'view', savedAt: 1, dataName: 'x.csv', link: LINK };
const EXPORT: RecentExport = {
  at: 1,
  file: 'x.csv',
  format: 'csv',
  rows: 3,
  masked: true,
  dataName: 'x',
  words: ['状态：未结案'],
  query: null,
  link: LINK,
};

/** A value with one place in it replaced. */
function damaged(value: unknown, path: readonly number[], by: unknown): unknown {
  if (path.length === 0 || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  const key = keys[path[0]! % keys.length]!;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  (copy as Record<string, unknown>)[key] = damaged(
    (value as Record<string, unknown>)[key],
    path.slice(1),
    by,
  );
  return copy;
}

describe('views that are kept', () => {
  it('come back as they were, with the table’s order and columns', () => {
    expect(parseSavedViews([VIEW])).toEqual([VIEW]);
    expect(parseSavedViews(structuredClone([VIEW]))).toEqual([VIEW]);
    expect(parseRecentExports([EXPORT])).toEqual([EXPORT]);
  });

  it('are judged one by one; a second of the same id is none', () => {
    const others = [null, 1, {}, { ...VIEW, id: 'b', kind: 'other' }, { ...VIEW, id: 'c', extra: 1 }];
    expect(parseSavedViews([...others, VIEW, { ...VIEW, name: 'again' }])).toEqual([VIEW]);
    expect(parseSavedViews('text')).toEqual([]);
    expect(parseRecentExports({ length: 3 })).toEqual([]);
    expect(parseRecentExports(Array(MOST_EXPORTS + 20).fill(EXPORT)).length).toBe(MOST_EXPORTS);
  });

  it('let nothing in that is not a view, whatever is written into one', () => {
    const odd = fc.constantFrom(null, '', -1, Number.NaN, [], {}, 'extra:', 'drop', { field: 'x' }, [[]]);
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), odd, (path, by) => {
        for (const one of parseSavedViews([damaged(VIEW, path, by)])) {
          expect(parseLinkState(one.link)).not.toBeNull();
          expect(one.name.length).toBeGreaterThan(0);
          expect(['view', 'filter']).toContain(one.kind);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('have a table only of fields that there can be', () => {
    const withTable = (table: unknown) => parseLinkState({ ...LINK, table });
    expect(withTable({ order: [], columns: null })).not.toBeNull();
    expect(withTable({ order: [{ field: 'x', descending: true }], columns: null })).toBeNull();
    expect(withTable({ order: [{ field: 'major', descending: true, by: 'x' }], columns: null })).toBeNull();
    expect(withTable({ order: [{ field: 'major', descending: true, more: 1 }], columns: null })).toBeNull();
    expect(withTable({ order: 'major', columns: null })).toBeNull();
    expect(withTable({ order: [], columns: ['row_id'] })).toBeNull();
  });

  it('have names of their own', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', ' 甲 ', '甲 (2)', '乙')), (wanted) => {
        const views: { name: string }[] = [];
        for (const name of wanted) views.push({ name: freeSavedName(views, name) });
        expect(new Set(views.map(({ name }) => name)).size).toBe(wanted.length);
      }),
    );
  });
});
