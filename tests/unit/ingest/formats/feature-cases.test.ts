import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../../src/domain/import-report';
import { createCaseReader } from '../../../../src/ingest/case-reader';
import { proposeFile } from '../../../../src/ingest/propose-file';
import { caseChunks } from '../../../../src/jobs/case-chunks';
import { never } from './tabulated-cells';

const rows = Array.from({ length: 500 }, (_, i) => ({
  案件编号: `A${String(i).padStart(4, '0')}`,
  上报时间: `2024-03-${String(1 + (i % 28)).padStart(2, '0')} 08:00:00`,
  大类: ['占道经营', '垃圾分类'][i % 2]!,
  lng: 120 + i / 1000,
  lat: 30 + i / 1000,
}));
const attributes = ({ lng: _, lat: __, ...rest }: (typeof rows)[number]) => rest;
const features = rows.map((row) => ({
  type: 'Feature',
  properties: attributes(row),
  geometry: { type: 'Point', coordinates: [row.lng, row.lat] },
}));
const geojson = JSON.stringify({ type: 'FeatureCollection', features });
const kml = `<?xml version="1.0"?><kml>${rows
  .map(
    (row) =>
      `<Placemark><ExtendedData>${Object.entries(attributes(row))
        .map(([name, value]) => `<Data name="${name}"><value>${value}</value></Data>`)
        .join('')}</ExtendedData><Point><coordinates>${row.lng},${row.lat}</coordinates></Point></Placemark>`,
  )
  .join('')}</kml>`;
const column = (name: keyof (typeof rows)[number], header: string, type: 'STRING' | 'DOUBLE') => ({
  name: header,
  data: rows.map((row) => row[name]),
  type,
});
const parquet = parquetWriteBuffer({
  columnData: [
    column('案件编号', '案件编号', 'STRING'),
    column('上报时间', '上报时间', 'STRING'),
    column('大类', '大类', 'STRING'),
    column('lng', '经度', 'DOUBLE'),
    column('lat', '纬度', 'DOUBLE'),
  ],
});
const csv = `案件编号,上报时间,大类,经度,纬度\n${rows.map((row) => Object.values(row).join(',')).join('\n')}\n`;

async function loaded(file: Blob): Promise<{
  readonly report: ImportReport;
  readonly lines: readonly number[];
  readonly lons: readonly number[];
}> {
  const proposed = await proposeFile(file, 'x', {}, never);
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.error));
  const reader = createCaseReader(proposed.value.recipe);
  const chunks = caseChunks(file, proposed.value.recipe, () => undefined, never);
  for (;;) {
    const next = await chunks.next();
    if (next.done) {
      expect(next.value).toBe(null);
      break;
    }
    reader.push(next.value.text, next.value.rowNumbers);
  }
  const { batch, report } = reader.finish();
  const lon = batch!.columns.lon!;
  return {
    report,
    lines: [...batch!.lines],
    lons: [...(lon as unknown as { readonly values: Float64Array }).values],
  };
}

describe('the same cases out of every format', () => {
  it.each([
    ['GeoJSON', new Blob([geojson]), 1],
    ['GeoJSON lines', new Blob([features.map((one) => JSON.stringify(one)).join('\n')]), 1],
    ['a gzip of GeoJSON', new Blob([gzipSync(geojson)]), 1],
    ['a gzip of CSV', new Blob([gzipSync(csv)]), 2],
    ['KML', new Blob([kml]), 1],
    ['Parquet', new Blob([parquet]), 1],
    ['CSV', new Blob([csv]), 2],
  ])('%s', async (_, file, firstLine) => {
    const { report, lines, lons } = await loaded(file);
    expect(report).toMatchObject({ loaded: 500, rejected: 0, skipped: 0, rowsIn: 500, oddValues: 0 });
    expect(lines.slice(0, 2)).toEqual([firstLine, firstLine + 1]);
    expect(lons).toEqual(rows.map(({ lng }) => lng));
  });
});
