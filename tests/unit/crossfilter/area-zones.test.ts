import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { Batch, Column } from '../../../src/domain/batch';
import type { CategoryField, FieldId } from '../../../src/domain/field';
import { GEO_QUALITIES, MISMATCH_BITS } from '../../../src/domain/place';
import { NO_ZONE, type Zone, type ZoneSet } from '../../../src/domain/zone-set';
import { spatial } from './spatial';

type Row = { readonly [F in CategoryField]?: string } & { readonly at?: readonly [number, number] };

function batchOf(rows: readonly Row[], doubts?: Uint8Array): Batch {
  const columns: { [F in FieldId]?: Column } = {
    lon: { kind: 'number', values: Float64Array.from(rows, ({ at }) => at?.[0] ?? Number.NaN) },
    lat: { kind: 'number', values: Float64Array.from(rows, ({ at }) => at?.[1] ?? Number.NaN) },
  };
  for (const field of ['district', 'street', 'community', 'cell_code', 'road_name'] as const) {
    const added = [...new Set(rows.map((row) => row[field] ?? ''))].filter((value) => value !== '');
    const codes = Uint32Array.from(rows, (row) => ['', ...added].indexOf(row[field] ?? ''));
    columns[field] = { kind: 'dictionary', codes, added };
  }
  const batch = { rowCount: rows.length, columns, lines: Uint32Array.from(rows, (_, i) => i + 2) };
  return doubts === undefined ? batch : { ...batch, doubts };
}

/** Unit squares from 120° E, 30° N eastwards, one a zone. */
function squares(zones: readonly (Partial<Zone> & { readonly id: string })[]): ZoneSet {
  const rings = zones.flatMap((_, i) => [120 + i, 30, 121 + i, 30, 121 + i, 31, 120 + i, 31]);
  const bounds = Uint32Array.from({ length: zones.length + 1 }, (_, i) => i);
  return {
    id: 'squares',
    name: 'squares',
    zones: zones.map((zone) => ({
      name: zone.id,
      district: '',
      street: '',
      community: '',
      areaKm2: 1,
      ...zone,
    })),
    geometry: {
      coordinates: Float64Array.from(rings),
      ringStarts: bounds.map((i) => i * 4),
      zoneStarts: bounds,
    },
    extent: { west: 120, south: 30, east: 120 + zones.length, north: 31 },
  };
}

function locate(rows: readonly Row[], zoneSet: ZoneSet | null, doubts?: Uint8Array) {
  const index = createBrushIndex(spatial);
  index.begin();
  index.append(batchOf(rows, doubts));
  index.commit();
  return { index, ...index.locate(zoneSet) };
}

const COMMUNITIES = squares([
  { id: '420106001001', district: '武昌区', street: '中华路街道', community: '和平社区' },
  { id: '420106001002', district: '武昌区', street: '中华路街道', community: '北區社區' },
  { id: '420106002001', district: '武昌区', street: '粮道街道', community: '和平社区' },
]);

describe('cases without a point', () => {
  it.each([
    ['a community, however it is spelled', { community: ' 北 区社区居委会 ' }, 1, 'community'],
    ['a community in full-width letters', { community: '４２０１０６００１００２' }, 1, 'community'],
    [
      'the community that its street tells from its namesake',
      { community: '和平社区', street: '粮道街' + '道办事处' },
      2,
      'community',
    ],
    ['no community where two bear the name', { community: '和平社区' }, NO_ZONE, 'none'],
    ['the only community of its street', { street: '粮道街道' }, 2, 'street'],
    ['no community of a street that has two', { street: '中华路街道' }, NO_ZONE, 'none'],
    ['the community of a 14-digit cell', { cell_code: '42010600200107' }, 2, 'cell'],
    ['the community of a 15-digit cell', { cell_code: '420106001001003' }, 0, 'cell'],
    ['no community of a code of another length', { cell_code: '4201060010010' }, NO_ZONE, 'none'],
    [
      'what the street says where the cell says nothing',
      { cell_code: '17', street: '粮道街道' },
      2,
      'street',
    ],
    ['none of an unknown road', { road_name: '解放路' }, NO_ZONE, 'none'],
  ] as const)('are in %s', (_, row, zone, level) => {
    const { places, report, index } = locate([row, { at: [120.5, 30.5] }], COMMUNITIES);
    expect(GEO_QUALITIES[places.qualities[0]!]).toBe('area');
    expect(places.zones[0]).toBe(zone);
    expect(report.joinedAreas[level]).toBe(1);
    const [counted] = index.answer([], [{ kind: 'zones' }]);
    expect(counted!.kind === 'zones' && counted!.counts[zone === NO_ZONE ? 3 : zone]).toBe(
      zone === 0 ? 2 : 1,
    );
    expect(report.outsideZones).toBe(0);
  });

  it('are in the road or the cell that is itself a zone', () => {
    const zoneSet = squares([
      { id: 's1', name: '解放路（北段）' },
      { id: '420106001001003' },
      { id: '4201060001001003' },
    ]);
    const rows: Row[] = [
      { road_name: '解放路(北段)' },
      { cell_code: '420106001001003' },
      { cell_code: '4201060001001003' },
    ];
    const { places, report } = locate(rows, zoneSet);
    expect([...places.zones]).toEqual([0, 1, 2]);
    expect(report.joinedAreas).toMatchObject({ road: 1, cell: 2, none: 0 });
  });

  it('are in the street or the district where zones are no finer', () => {
    const row: Row = { district: '武昌区', street: '中华路街道', community: '和平社区' };
    const streets = squares([
      { id: 'a', district: '武昌区', street: '中华路街道' },
      { id: 'b', street: '粮道街道' },
    ]);
    const districts = squares([
      { id: 'c', district: '汉阳区' },
      { id: 'd', district: '武昌区' },
    ]);
    expect(locate([row], streets).report.joinedAreas.street).toBe(1);
    expect([...locate([row], districts).places.zones]).toEqual([1]);
    expect(locate([row], null).report.joinedAreas.none).toBe(1);
  });

  it('never count as mismatched, nor in density and points', () => {
    const rows: Row[] = [
      { community: '北区社区', street: '粮道街道', district: '汉阳区' },
      { at: [120.5, 30.5], community: '北区社区' },
    ];
    const { places, index, report } = locate(rows, COMMUNITIES);
    expect([...places.mismatches]).toEqual([0, MISMATCH_BITS.community]);
    expect(report.mismatched.community).toBe(1);
    const extent = { west: 119, south: 29, east: 125, north: 32 };
    const [density, points] = index.answer(
      [],
      [
        { kind: 'density', bandwidthMetres: 500, includeDefault: true },
        { kind: 'points', extent, limit: 10, includeDefault: true },
      ],
    );
    expect(density!.kind === 'density' && density!.cases).toBe(1);
    expect(points!.kind === 'points' && [...points!.rowIds]).toEqual([1]);
  });
});

describe('reported and located', () => {
  it('are compared as written at four levels, and mere spelling is told apart', () => {
    const zoneSet = squares([
      { id: '420106001001003', district: '北 區', street: '中华路街道', community: '和平社区' },
    ]);
    const at = [120.5, 30.5] as const;
    const rows: Row[] = [
      {
        at,
        district: '北区',
        street: '中华路街道办事处',
        community: '和平社區',
        cell_code: '４20106001001003',
      },
      { at, district: '南区', street: '粮道街道', community: '北区社区', cell_code: '420106001001004' },
      { at },
    ];
    const { places, report, index } = locate(rows, zoneSet);
    expect([...places.mismatches]).toEqual([15, 15, 0]);
    for (const level of ['district', 'street', 'community', 'cell'] as const) {
      const { matched, mismatched, unreported, respelled } = report;
      expect([matched[level], mismatched[level], unreported[level], respelled[level]]).toEqual([0, 2, 1, 1]);
      expect([...index.rowIds([{ kind: 'mismatch', level }])]).toEqual([0, 1]);
    }
  });

  it('compare no cells where the zones are none', () => {
    const { report } = locate([{ at: [120.5, 30.5], cell_code: '420106001001004' }], COMMUNITIES);
    expect(report.mismatched.cell).toBeNull();
  });
});

describe('doubts', () => {
  it('make a point suspect by cause, except one that most of the file shares', () => {
    const at = [120.5, 30.5] as const;
    const rows: Row[] = [{ at }, { at: [120.51, 30.5] }, { at: [0, 0] }, { at }, {}];
    const few = locate(rows, null, Uint8Array.of(0, 2, 0, 3, 3));
    expect(few.report.doubts).toEqual({ nowhere: 1, swapped: 1, coarse: 1 });
    expect(few.report.qualities.suspect).toBe(3);
    const most = locate(rows, null, Uint8Array.of(3, 2, 3, 3, 3));
    expect(most.report.doubts).toEqual({ nowhere: 1, swapped: 1, coarse: 2 });
    const all = locate([{ at }, { at: [120.51, 30.5] }], null, Uint8Array.of(3, 3));
    expect(all.report.doubts.coarse).toBe(0);
  });
});

describe('any rows', () => {
  const name = fc.constantFrom(
    '',
    '和平社区',
    '北区社区',
    '粮道街道',
    '420106002001',
    '420106001001003',
    '4',
  );
  const row = fc.record({
    community: name,
    street: name,
    cell_code: name,
    road_name: name,
    district: fc.constantFrom('', '武昌区', '汉阳区'),
    located: fc.boolean(),
  });
  it('are each in one zone or in none, and every case without a point is counted once', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (list) => {
        const rows = list.map(
          ({ located, ...words }): Row => (located ? { ...words, at: [121.5, 30.5] } : words),
        );
        const { places, report } = locate(rows, COMMUNITIES);
        const areas = rows.filter((_, i) => GEO_QUALITIES[places.qualities[i]!] === 'area').length;
        expect(Object.values(report.joinedAreas).reduce((a, b) => a + b, 0)).toBe(areas);
        rows.forEach(({ at }, i) => {
          if (at !== undefined) expect(places.zones[i]).toBe(1);
        });
      }),
    );
  });

  it('compare a cell with cells, not with the shorter code of a duty grid', () => {
    const rows: Row[] = [
      { at: [120.5, 30.5], cell_code: '420106001001003' },
      { at: [121.5, 30.5], cell_code: '420106001001003' },
    ];
    const duty = squares([{ id: '42010600100101' }, { id: '42010600100102' }]);
    expect(locate(rows, duty).report.mismatched.cell).toBeNull();
    const cells = squares([{ id: '420106001001003' }, { id: '420106001001004' }]);
    expect(locate(rows, cells).report.mismatched.cell).toBe(1);
  });
});
