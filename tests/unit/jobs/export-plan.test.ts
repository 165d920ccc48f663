import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PLAN_COLUMNS, type PlanColumnCode } from '../../../src/domain/plan-output';
import type { PlanZone } from '../../../src/domain/responsibility-plan';
import type { UnitSet } from '../../../src/domain/unit-set';
import { exportPlan, type PlanExportRequest, type PlanFile } from '../../../src/jobs/export-plan';
import { createMapFiles } from '../../../src/jobs/map-files';
import { orientedRings, sweptArea } from '../../../src/zoning/outline/oriented-rings';
import { latticeUnits } from '../zoning/lattice-units';

const files = createMapFiles((_, work) => work(new AbortController().signal));
const HEADERS: Partial<Record<PlanColumnCode, string>> = {
  zone: '责任网格',
  road: '路段',
  from: '起点',
  to: '止点',
  street: '所属街道',
  level: '级别',
  chief: '路长',
  phone: '电话',
  unit: '单位',
  shift: '班次',
};
const zone = (id: number, name: string): PlanZone => ({
  id,
  name,
  level: 'second',
  chief: { name: `王${id}`, unit: '一中队', phone: '13812345678', shift: '早班' },
  from: '2026-01-01',
  to: '',
});

/** 1 has a hole that 2 is in, and a piece of its own; 3 has no unit. */
const PICTURE = '1111.1 1211.. 1111..';
function request(change: Partial<PlanExportRequest>): PlanExportRequest {
  const rows = PICTURE.split(' ');
  const cells = Array.from(rows.join(''), (cell) => (cell === '.' ? 0 : Number(cell)));
  const units = change.units ?? latticeUnits(rows[0]!.length, rows.length);
  return {
    output: 'zones',
    format: 'geojson',
    units,
    zones: [zone(1, '甲<区>&"一"'), zone(2, '乙区'), zone(3, '丙区')],
    zoneOf: Uint32Array.from(cells),
    loads: new Float64Array(cells.length).fill(1.5),
    cases: new Uint32Array(cells.length).fill(2),
    masked: true,
    words: {
      headers: Object.fromEntries(PLAN_COLUMNS.map((code) => [code, HEADERS[code] ?? code])) as Record<
        PlanColumnCode,
        string
      >,
      levels: new Map([['second', '二级路长']]),
      title: '责任网格',
    },
    ...change,
  };
}

async function written(change: Partial<PlanExportRequest>): Promise<PlanFile> {
  const file = await exportPlan(request(change));
  if (!file.ok) throw new Error(file.error.code);
  return file.value;
}

const NAMES = { geojson: 'z.geojson', kml: 'z.kml', shapefile: 'z.zip' } as const;

describe('zones as a layer', () => {
  it.each(['geojson', 'kml', 'shapefile'] as const)(
    'come back from %s with their ground and holes',
    async (format) => {
      const file = await written({ format });
      expect(file).toMatchObject({ rows: 2, apart: 0, notes: [] });
      const read = await files.readZones(file.content, NAMES[format]);
      if (!read.ok) throw new Error(read.error.code);
      const { zones, geometry } = read.value;
      expect(zones.map(({ name }) => name)).toEqual(['甲<区>&"一"', '乙区']);
      const areas = zones.map((_, at) => sweptArea(orientedRings(geometry, at)));
      expect(areas[0]! / 1e-6).toBeCloseTo(12, 7);
      expect(areas[1]! / 1e-6).toBeCloseTo(1, 7);
      expect(geometry.zoneStarts[1]).toBe(3);
    },
  );

  it('say in words and numbers what the zones are', async () => {
    const { features } = JSON.parse(await (await written({})).content.text());
    expect(features[0].properties).toMatchObject({
      责任网格: '甲<区>&"一"',
      级别: '二级路长',
      电话: '138****5678',
      units: 12,
      cases: 24,
      load: 18,
    });
    const open = JSON.parse(await (await written({ masked: false })).content.text());
    expect(open.features[0].properties.电话).toBe('13812345678');
  });

  it('name the zones whose units overlap and are written as they are', async () => {
    const units = latticeUnits(6, 3);
    const coordinates = units.geometry.coordinates.slice();
    // The second cell reaches a third of its width into the first.
    coordinates[8] = coordinates[8]! - 0.000_3;
    coordinates[14] = coordinates[14]! - 0.000_3;
    expect((await written({ units: { ...units, geometry: { ...units.geometry, coordinates } } })).apart).toBe(
      1,
    );
  });
});

describe('zones for other programs', () => {
  let has = true;
  beforeAll(() => {
    try {
      execFileSync('ogrinfo', ['--version']);
    } catch {
      has = false;
      console.info('ogrinfo is not installed: files are not held against it');
    }
  });
  it('are polygons with Chinese names to GDAL', async (context) => {
    if (!has) context.skip();
    const folder = mkdtempSync(join(tmpdir(), 'plan-'));
    try {
      for (const format of ['geojson', 'kml', 'shapefile'] as const) {
        const path = join(folder, NAMES[format]);
        writeFileSync(path, new Uint8Array(await (await written({ format })).content.arrayBuffer()));
        const told = execFileSync('ogrinfo', [
          '-al',
          format === 'shapefile' ? `/vsizip/${path}` : path,
        ]).toString();
        expect(told).toContain('Feature Count: 2');
        expect(told).toContain('乙区');
        expect(told).toMatch(/POLYGON/);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Two roads: 人民路 of three segments in two zones, 中山路 of one. */
function segments(): UnitSet {
  return latticeUnits(4, 1, {
    kind: 'segments',
    names: ['人民路', '人民路', '中山路', '人民路'],
    from: ['东街', '西街', '北街', '南街'],
    to: ['西街', '南街', '东街', '港口'],
    lengthMetres: Float64Array.of(100.4, 200, 300, 50),
    roadClass: ['primary', 'primary', 'minor', 'primary'],
  });
}

describe('the roster', () => {
  const base = () => ({
    output: 'roster' as const,
    units: segments(),
    zoneOf: Uint32Array.of(1, 1, 1, 2),
    loads: Float64Array.of(1, 2, 3, 4),
    cases: Uint32Array.of(5, 6, 7, 8),
  });

  it('has a row for each road of a zone, with its ends, and sums that are the plan’s', async () => {
    const text = await (await written({ ...base(), format: 'csv' })).content.text();
    const rows = text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const column = (name: string) => rows.slice(1).map((row) => row[rows[0]!.indexOf(name)]);
    expect(column('路段')).toEqual(['人民路', '中山路', '人民路', '']);
    expect(column('起点')).toEqual(['东街', '北街', '南街', '']);
    expect(column('止点')).toEqual(['南街', '东街', '港口', '']);
    expect(column('length')).toEqual(['300', '300', '50', '0']);
    expect(column('units')).toEqual(['3', '', '1', '0']);
    expect(column('cases')).toEqual(['18', '', '8', '0']);
    expect(column('电话').slice(0, 3)).toEqual(['138****5678', '138****5678', '138****5678']);
  });

  it.each(['csv', 'xlsx'])('comes back from %s as a roster of the same zones and chiefs', async (format) => {
    const file = await written({ ...base(), format, masked: false });
    const read = await files.readRoster(file.content, `roster.${format}`);
    if (!read.ok) throw new Error(read.error.code);
    expect(
      read.value.rows.map((row) => [row.zone, row.road, row.from, row.chief, row.phone, row.level]),
    ).toEqual([
      ['甲<区>&"一"', '人民路', '东街', '王1', '13812345678', '二级路长'],
      ['甲<区>&"一"', '中山路', '北街', '王1', '13812345678', '二级路长'],
      ['乙区', '人民路', '南街', '王2', '13812345678', '二级路长'],
      ['丙区', '', '', '王3', '13812345678', '二级路长'],
    ]);
  });
});

describe('the list of changes', () => {
  it('has a row for each unit that changes hands', async () => {
    const [a, b] = [zone(1, '甲区'), zone(2, '乙区')];
    const handovers = [
      { unit: 1, before: a, after: b, load: 2, cases: 6 },
      { unit: 3, before: null, after: a, load: 4, cases: 8 },
    ];
    const file = await written({ output: 'changes', format: 'csv', units: segments(), handovers });
    const rows = (await file.content.text()).trim().split('\r\n');
    expect(rows.slice(1)).toEqual([
      '1,421202001001002,人民路,西街,南街,东街道,一社区,甲区,王1,乙区,王2,6,2',
      '2,421202001001004,人民路,南街,港口,东街道,一社区,,,甲区,王1,8,4',
    ]);
  });
});
