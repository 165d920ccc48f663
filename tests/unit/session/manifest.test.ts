import { describe, expect, it } from 'vitest';
import type { DatasetPart } from '../../../src/domain/dataset-part';
import {
  EMPTY_MANIFEST,
  keepable,
  type Manifest,
  openDataset,
  parseManifest,
  type StoredDataset,
  storedBytes,
  unusedSources,
} from '../../../src/session/manifest';

const recipe = {
  format: 'delimited',
  encoding: 'gb18030',
  delimiter: ',',
  quote: '"',
  headerLine: 1,
  headers: ['案件编号', '经度', '纬度'],
  mapping: { case_id: 0, lon: 1, lat: 2 },
} as const;
const part = (source: string, change: Partial<DatasetPart> = {}): DatasetPart => ({
  source,
  name: `${source}.csv`,
  byteLength: 10,
  recipe,
  mode: 'append',
  ...change,
});
const dataset = (id: string, parts: readonly DatasetPart[]): StoredDataset => ({
  id,
  name: id,
  parts,
  fingerprint: 'f',
  rows: 1,
  openedAt: 1,
  zones: null,
  state: null,
});
const manifest = (change: Partial<Manifest> = {}): Manifest => ({
  ...EMPTY_MANIFEST,
  datasets: [
    dataset('one', [part('a'), part('b', { mode: 'update' })]),
    dataset('two', [part('a'), part('c', { mode: 'flags', marks: ['rework_count'] })]),
  ],
  open: 'two',
  ...change,
});

describe('manifest', () => {
  it('comes back as it was stored', () => {
    expect(parseManifest(structuredClone(manifest()))).toEqual(manifest());
    expect(openDataset(manifest())?.id).toBe('two');
  });

  it('takes over the one file that a manifest of the first version named', () => {
    const first = {
      v: 1,
      cases: { source: 'a', name: '旧.csv', recipe },
      zones: { source: 'z', name: '网格.geojson' },
      references: [],
      state: null,
    };
    const migrated = parseManifest(first);
    expect(migrated?.datasets).toMatchObject([
      { name: '旧.csv', parts: [{ source: 'a', mode: 'append', recipe }], zones: { source: 'z' } },
    ]);
    expect(migrated && openDataset(migrated)?.name).toBe('旧.csv');
    expect(parseManifest({ ...first, cases: null })).toMatchObject({ datasets: [], open: null });
    expect(parseManifest(structuredClone(migrated))).toEqual(migrated);
  });

  it('drops a damaged data set alone, and everything that is none of ours', () => {
    const damaged = manifest();
    const broken = { ...damaged, datasets: [{ ...damaged.datasets[0], parts: 'none' }, damaged.datasets[1]] };
    expect(parseManifest(broken)?.datasets.map(({ id }) => id)).toEqual(['two']);
    expect(parseManifest({ ...broken, open: 'one' })?.open).toBe(null);
    for (const hostile of [null, 7, [], {}, { v: 3 }, { ...damaged, more: 1 }, { ...damaged, open: 5 }]) {
      expect(parseManifest(hostile)).toBe(null);
    }
  });

  it('lets go of bytes only when neither a data set nor the undo names them', () => {
    expect(unusedSources(manifest(), ['a', 'b', 'c', 'd'])).toEqual(['d']);
    const undo = {
      dataset: 'two',
      created: false,
      files: ['c.csv'],
      open: 'two',
      parts: [part('d')],
      zones: null,
      state: null,
    };
    expect(unusedSources(manifest({ undo }), ['a', 'd', 'e'])).toEqual(['e']);
    expect(parseManifest(structuredClone(manifest({ undo })))?.undo).toEqual(undo);
  });

  it('counts a file that two parts share once', () => {
    expect(storedBytes({ parts: [part('a'), part('a', { mode: 'update' }), part('b')] })).toBe(20);
  });

  it('does not keep what the store refused', () => {
    const kept = keepable(manifest(), new Set(['c']));
    expect(kept.datasets.map(({ id }) => id)).toEqual(['one']);
    expect(kept.open).toBe(null);
    expect(keepable(manifest(), new Set())).toEqual(manifest());
  });
});
