import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, it } from 'vitest';
import { kmlTable } from '../../../../src/ingest/formats/kml-table';
import { unwrapFile } from '../../../../src/ingest/formats/unwrap-file';
import { never, tabulatedCells } from './tabulated-cells';

const document = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>图</name>${content}</Document></kml>`;
const read = (text: string) => tabulatedCells(kmlTable, new Blob([text]));

const PLACEMARKS = document(`
<Folder><name>北站街道</name>
  <Placemark><name>A&amp;B</name><ExtendedData>
    <Data name="案件编号"><value>0012</value></Data>
    <SchemaData schemaUrl="#s"><SimpleData name="类别">占道经营</SimpleData></SchemaData></ExtendedData>
    <TimeStamp><when>2024-03-05T14:05:06</when></TimeStamp>
    <Point><coordinates>121.5,31.25,0</coordinates></Point></Placemark>
  <Folder><name>里</name><Placemark><name>甲</name>
    <description><![CDATA[<table><tr><td>路名</td><td>中山&nbsp;路</td></tr><tr><th>等级</th><td><b>主干</b></td></tr></table>]]></description>
    <LineString><coordinates>0,0 4,0
      4,4</coordinates></LineString></Placemark></Folder>
</Folder>
<Placemark><MultiGeometry><Point><coordinates>1,2</coordinates></Point><Point><coordinates>3,4</coordinates></Point></MultiGeometry></Placemark>
<Placemark><gx:Track><gx:coord>7 8 9</gx:coord><gx:coord>7 8 9</gx:coord></gx:Track></Placemark>
<Placemark><name>无</name></Placemark>`);

describe('KML as a table', () => {
  it('names, extended data, tables in descriptions, folders, times and every geometry', async () => {
    const table = await read(PLACEMARKS);
    expect(table.error).toBe(null);
    expect(table.header).toEqual([
      '文件夹',
      'name',
      '案件编号',
      '类别',
      'when',
      '路名',
      '等级',
      '经度',
      '纬度',
    ]);
    expect(table.rows).toEqual([
      ['图/北站街道', 'A&B', '0012', '占道经营', '2024-03-05T14:05:06', '', '', '121.5', '31.25'],
      ['图/北站街道/里', '甲', '', '', '', '中山 路', '主干', '4', '0'],
      ['图', '', '', '', '', '', '', '1', '2'],
      ['图', '', '', '', '', '', '', '7', '8'],
      ['图', '无', '', '', '', '', '', '', ''],
    ]);
  });

  it('a point inside a polygon and not in its hole', async () => {
    const ring = (points: string) => `<LinearRing><coordinates>${points}</coordinates></LinearRing>`;
    const polygon = `<Polygon><innerBoundaryIs>${ring('1,1 9,1 9,9 1,9 1,1')}</innerBoundaryIs><outerBoundaryIs>${ring('0,0 10,0 10,10 0,10 0,0')}</outerBoundaryIs></Polygon>`;
    const [row] = (await read(document(`<Placemark>${polygon}</Placemark>`))).rows;
    const [x, y] = row!.slice(1).map(Number);
    expect(x! > 0 && x! < 10 && y! > 0 && y! < 10 && !(x! > 1 && x! < 9 && y! > 1 && y! < 9)).toBe(true);
  });

  it('a KMZ is the document inside, pictures aside', async () => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    await writer.add('doc.kml', new BlobReader(new Blob([PLACEMARKS])));
    await writer.add('files/a.png', new BlobReader(new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47)])));
    const inner = await unwrapFile(await writer.close(), never);
    expect(inner.ok && (await tabulatedCells(kmlTable, inner.value)).rows).toHaveLength(5);
  });

  it.each([
    ['<!DOCTYPE kml [<!ENTITY a "aaaa">]><kml></kml>', 'dtd_forbidden'],
    [document('<Placemark>\n<name>甲</nam></Placemark>'), 'invalid_xml'],
    [PLACEMARKS.slice(0, 600), 'invalid_xml'],
    [document('<Folder>'.repeat(200)), 'too_deep'],
    [document(''), 'not_a_table'],
  ])('what is wrong has a name', async (text, code) => {
    expect((await read(text)).error?.code).toBe(code);
  });
});
