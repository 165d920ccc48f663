import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { Filter } from '../../../src/domain/filter';
import type { PlaceReading } from '../../../src/domain/place-reading';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import type { Engine } from '../../../src/engine/port';
import { coordinateSystem } from '../../../src/ingest/place/system-registry';
import type { BrushRemote } from '../../../src/jobs/brush-remote';
import { importCases } from '../../../src/jobs/import-cases';
import { proposePlace } from '../../../src/jobs/propose-place';
import { startDuckDbInNode } from '../../support/duckdb-node';
import { spatial } from '../crossfilter/spatial';
import { proposedRecipe, utf8 } from '../ingest/read-cases';

/** Sixty cases as 运城 exports them; every tenth has its numbers exchanged, every fifteenth has none. */
async function baiduFile() {
  const lngs = Float64Array.from({ length: 60 }, (_, i) => 111.0 + i * 0.0013);
  const lats = Float64Array.from({ length: 60 }, (_, i) => 35.02 + ((i * 7) % 60) * 0.0011);
  const converter = (await coordinateSystem('bd09-mercator').open())!;
  const [xs, ys] = [lngs.slice(), lats.slice()];
  converter.fromWgs84(xs, ys);
  const rows = Array.from(xs, (x, i) => {
    const [a, b] = [x.toFixed(2), ys[i]!.toFixed(2)];
    const pair = i % 15 === 1 ? ',' : i % 10 === 0 ? `${b},${a}` : `${a},${b}`;
    return `T${i},2024-03-0${1 + (i % 9)} 08:00:00,占道经营,东城街道,${pair}`;
  });
  const text = `任务号,上报时间,大类名称,所属街道,X坐标,Y坐标\n${rows.join('\n')}\n`;
  return { bytes: utf8(text), lngs, lats, xs, ys };
}

describe('an import of Baidu metres', () => {
  const index = createBrushIndex(spatial);
  const brush = new Proxy({} as BrushRemote, {
    get:
      (_, name) =>
      async (...values: unknown[]) =>
        (index as unknown as Record<PropertyKey, (...all: unknown[]) => unknown>)[name]!(...values),
  });
  let engine: Engine;
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    const database = await startDuckDbInNode();
    engine = createDuckDbEngine(database);
    stop = () => database.terminate();
  });
  afterAll(() => stop());

  it('puts the points in degrees into both stores, keeps the pair as written, and says what it changed', async () => {
    const { bytes, lngs, lats, xs, ys } = await baiduFile();
    const file = new Blob([bytes as Uint8Array<ArrayBuffer>]);
    const recipe = proposedRecipe(bytes);
    const signal = new AbortController().signal;
    const nothing = { zoneSet: null, roads: new Float64Array(0) };
    const proposed = await proposePlace(file, recipe, undefined, nothing, signal);
    if (!proposed.ok) throw new Error(proposed.error.code);
    const place: PlaceReading = proposed.value.candidates[0]!.reading;
    expect(place).toEqual({ system: 'bd09-mercator', swap: 'rows' });

    const part = {
      file,
      name: 'x.csv',
      byteLength: file.size,
      recipe: { ...recipe, place },
      mode: 'append',
    } as const;
    const imported = await importCases(
      [part],
      { brush, engine },
      {
        name: 'x.csv',
        imported: [0],
        area: null,
        signal,
        onProgress: () => undefined,
      },
    );
    if (!imported.ok) throw new Error(imported.error.code);
    await imported.value.store();
    const { summary } = imported.value;
    expect(summary.fields).toContain('raw_x');
    expect(summary.report.placeReading).toEqual({ reading: place, swappedRows: 6, impossibleRows: 0 });

    const { places, report } = index.locate(null);
    await engine.setPlaces(places, [], null);
    expect(report.qualities).toMatchObject({ area: 4, suspect: 6, exact: 50 });
    expect(report.doubts).toEqual({ nowhere: 0, swapped: 6, coarse: 0 });

    const page = await engine.page({ filter: [], order: [] }, ['lon', 'lat', 'raw_x', 'raw_y'], 0, 60);
    for (const [i, row] of page.rowIds.entries()) {
      const [lon, lat, rawX, rawY] = page.cells.map((column) => column[i]);
      if (row % 15 === 1) {
        expect([lon, lat, rawX, rawY]).toEqual([null, null, null, null]);
        continue;
      }
      expect(Math.abs(Number(lon) - lngs[row]!)).toBeLessThan(1e-6 * 5);
      expect(Math.abs(Number(lat) - lats[row]!)).toBeLessThan(1e-6 * 5);
      const written = [xs[row]!, ys[row]!].map((metres) => Number(metres.toFixed(2)));
      expect([rawX, rawY]).toEqual(row % 10 === 0 ? written.reverse() : written);
    }
    const filters: readonly Filter[] = [
      [{ kind: 'quality', qualities: ['suspect'] }],
      [{ kind: 'extent', extent: { west: 111.01, south: 35, east: 111.05, north: 35.06 } }],
    ];
    for (const filter of filters) {
      const rows = await engine.rowIds({ filter, order: [] });
      expect(rows.length).toBeGreaterThan(0);
      expect([...index.rowIds(filter)]).toEqual([...rows].sort((a, b) => a - b));
    }
  });
});
