import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geojsonTable } from '../../../../src/ingest/formats/geojson-table';
import { detectFormat } from '../../../../src/ingest/sniff-format';
import { sharedPath } from '../../../support/shared-data';
import { tabulatedCells } from './tabulated-cells';

const dirty = sharedPath('corpora', 'dirty-zh');
const hint = sharedPath('corpora', 'geojsonhint', 'test', 'data');

const read = (text: string | object) =>
  tabulatedCells(geojsonTable, new Blob([typeof text === 'string' ? text : JSON.stringify(text)]));
const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });
const feature = (geometry: unknown, properties: unknown, more = {}) => ({
  type: 'Feature',
  ...more,
  geometry,
  properties,
});

describe('JSON as a table', () => {
  it('features: properties as columns, ids and the place beside them', async () => {
    const table = await read({
      type: 'FeatureCollection',
      features: [
        feature(point(121.4737, 31.2304), { 案件编号: 'A1', 街道: '北站,"街道"' }, { id: 7 }),
        feature(null, { 案件编号: 'A2', 备注: '第一行\n第二行' }),
      ],
    });
    expect(table.header).toEqual(['案件编号', '街道', 'id', '备注', '经度', '纬度']);
    expect(table.rows).toEqual([
      ['A1', '北站,"街道"', '7', '', '121.4737', '31.2304'],
      ['A2', '', '', '第一行\n第二行', '', ''],
    ]);
    expect(table.numbers).toEqual([1, 2]);
  });

  it('keeps numbers that a double cannot, and places of its own under other headers', async () => {
    const table = await read(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"编号":1234567890123456789,"文":"9007199254740993 \\"12345678901234567890","经度":1.50},"geometry":{"type":"Point","coordinates":[1e-7,2]}}]}',
    );
    expect(table.header).toEqual(['编号', '文', '经度', '经度(图形)', '纬度(图形)']);
    expect(table.rows).toEqual([
      ['1234567890123456789', '9007199254740993 "12345678901234567890', '1.5', '0.0000001', '2'],
    ]);
  });

  it('a point inside for lines and polygons', async () => {
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [0, 10],
          [10, 10],
          [10, 0],
          [0, 0],
        ],
      ],
    };
    const line = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [4, 0],
        [4, 4],
      ],
    };
    const table = await read({
      type: 'FeatureCollection',
      features: [feature(square, {}), feature(line, {})],
    });
    const [x, y] = table.rows[0]!.map(Number);
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(10);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(10);
    expect(table.rows[1]).toEqual(['4', '0']);
  });

  it('lines, sequences, lists, bare geometries and the lists of a service’s answer', async () => {
    const rows = [
      ['甲', '1', '2'],
      ['乙', '3', '4'],
    ];
    const features = [feature(point(1, 2), { 名: '甲' }), feature(point(3, 4), { 名: '乙' })];
    const texts = features.map((one) => JSON.stringify(one));
    expect((await read(texts.join('\n'))).rows).toEqual(rows);
    expect((await read(texts.map((text) => `\u001e${text}\n`).join(''))).rows).toEqual(rows);
    expect((await read(features)).rows).toEqual(rows);
    const answer = await read({
      code: 0,
      data: { total: 2, list: [{ a: 1 }, { a: 2, b: { c: 3 } }] },
      tags: [1, 2],
    });
    expect(answer.tables.map(({ name, rows: count }) => [name, count])).toEqual([['data.list', 2]]);
    expect(answer.header).toEqual(['a', 'b.c']);
    expect(answer.rows).toEqual([
      ['1', ''],
      ['2', '3'],
    ]);
    expect((await read(feature(point(1, 2), { 名: '甲' }))).rows).toEqual([rows[0]]);
    expect((await read({ type: 'GeometryCollection', geometries: [point(1, 2), point(3, 4)] })).rows).toEqual(
      [
        ['1', '2'],
        ['3', '4'],
      ],
    );
  });

  it('counts members that are no objects', async () => {
    const table = await read({
      type: 'FeatureCollection',
      features: [feature(point(1, 2), { a: 1 }), null, 5],
    });
    expect(table.tables[0]!.rows).toBe(3);
    expect(table.numbers).toEqual([1, 2, 3]);
  });

  it('states the coordinate system of an old file', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4549' } };
    const table = await read({ type: 'FeatureCollection', crs, features: [feature(point(1, 2), { a: 1 })] });
    expect(table.tables[0]!.placeHint).toBe('urn:ogc:def:crs:EPSG::4549');
  });

  it.each([
    ['{"type":"FeatureCollection",\n"features":[\n{"a":1},\n{"a":,}\n]}', 'invalid_json', 4],
    ['{"type":"FeatureCollection",\n"features":[\n{"a":1}\n{"a":2}\n]}', 'invalid_json', 4],
    ['{"a":[{"b":1},\n{"b":2}],\n"c" 3}', 'invalid_json', 3],
    ['{"a":[{"b":1},\n{"b":2}', 'truncated_json', 2],
    ['{"a":[{"b":1},\n{"b":"', 'truncated_json', 2],
    ['[{"b":1]}', 'invalid_json', 1],
    ['{"a":1}', 'not_geojson', undefined],
  ])('%j is %s', async (text, code, line) => {
    const { error } = await read(text);
    expect(error?.code).toBe(code);
    if (line !== undefined) expect(error?.detail).toMatchObject({ line });
  });

  it('is the same in pieces of any size and in other encodings', async () => {
    const features = Array.from({ length: 2000 }, (_, i) =>
      feature(point(i / 100, -i / 100), { 街道: `第${i}街道`.repeat(300), i }),
    );
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    const utf8 = await tabulatedCells(geojsonTable, new Blob([text]));
    expect(utf8.rows).toHaveLength(2000);
    expect(utf8.rows[1234]).toEqual(['第1234街道'.repeat(300), '1234', '12.34', '-12.34']);
    const utf16 = new Uint16Array([0xfeff, ...Array.from(text.slice(0), (c) => c.charCodeAt(0))]);
    expect((await tabulatedCells(geojsonTable, new Blob([utf16]))).rows).toEqual(utf8.rows);
  });

  it('any table comes back equal', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
    );
    const name = fc
      .string({ minLength: 1 })
      .filter((text) => !['type', 'geometry', 'properties', '经度', '纬度', '__proto__'].includes(text));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        async (names, table, pretty) => {
          const features = table.map((cells) =>
            feature(point(1, 2), Object.fromEntries(names.map((key, i) => [key, cells[i]]))),
          );
          const json = JSON.stringify({ type: 'FeatureCollection', features }, null, pretty ? 1 : 0);
          const back = await read(json);
          expect(back.error).toBe(null);
          const columns = Object.keys(features[0]!.properties as object);
          expect(back.header).toEqual([...columns, '经度', '纬度']);
          for (const [at, { properties }] of features.entries()) {
            for (const [column, key] of columns.entries()) {
              const value = (properties as Record<string, unknown>)[key];
              const text = back.rows[at]![column]!;
              if (typeof value === 'number') expect(Number(text)).toBe(Object.is(value, -0) ? 0 : value);
              else expect(text).toBe(String(value).replace(/[\ud800-\udfff]/gu, '\ufffd'));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.skipIf(dirty === null)('bracket bombs and torn files have names', async () => {
    const of = async (name: string) =>
      (await tabulatedCells(geojsonTable, new Blob([readFileSync(join(dirty!, name))]))).error?.code;
    expect(await of('deep_nesting_100k.geojson')).toBe('too_deep');
    expect(await of('truncated.geojson')).toBe('truncated_json');
  });

  it.skipIf(hint === null)('the sniffed format of geojsonhint’s good files is JSON', () => {
    expect(detectFormat(readFileSync(join(hint!, 'good', 'good-feature.geojson')))).toBe('json');
  });
});
