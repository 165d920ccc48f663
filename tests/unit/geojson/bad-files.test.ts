import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMPORT_ERROR_CODES } from '../../../src/domain/import-report';
import { findFault } from '../../../src/ingest/formats/json-text';
import { readReference, readZones } from '../../support/read-map';

const DIRTY = '../shared/corpora/dirty-zh';
const HINT = '../shared/corpora/geojsonhint/test/data';
const present = existsSync(DIRTY) && existsSync(HINT);
if (!present) console.log('skipped: ../shared/corpora is absent, so its bad GeoJSON was not read');

const utf8 = (text: string) => new TextEncoder().encode(text);
const codeOf = async (bytes: Uint8Array) => {
  const result = await readZones(bytes, 'x.geojson');
  return result.ok ? 'ok' : result.error.code;
};
const SQUARE = '{"type":"Polygon","coordinates":[[[120,30],[120.1,30],[120.1,30.1],[120,30.1],[120,30]]]}';
const collection = (features: string, more = '') =>
  `{"type":"FeatureCollection",${more}"features":[${features}]}`;
const feature = (geometry: string, properties = '{}') =>
  `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;

describe.skipIf(!present)('hostile files', () => {
  it('names a bracket bomb, a torn file and what is no JSON', async () => {
    const read = (name: string) => codeOf(new Uint8Array(readFileSync(`${DIRTY}/${name}`)));
    expect(await read('deep_nesting_100k.geojson')).toBe('too_deep');
    expect(await read('truncated.geojson')).toBe('truncated_json');
    expect(await read('gbk.csv')).toBe('unsupported_format');
    expect(await read('random_bytes.csv')).toBe('unsupported_format');
  });

  it.each(present ? readdirSync(DIRTY).filter((name) => name !== 'expected.json') : [])(
    'refuses %s with a known code, as zones and as background',
    async (name) => {
      const bytes = new Uint8Array(readFileSync(`${DIRTY}/${name}`));
      for (const result of [await readZones(bytes, name), await readReference(bytes, name)]) {
        expect(result.ok).toBe(false);
        if (!result.ok) expect(IMPORT_ERROR_CODES).toContain(result.error.code);
      }
    },
  );

  it.each(present ? ['bad', 'good'] : [])('never throws on the %s files of geojsonhint', async (folder) => {
    const codes: Record<string, string> = {};
    for (const name of readdirSync(`${HINT}/${folder}`).filter((file) => file.endsWith('.geojson'))) {
      const result = await readReference(new Uint8Array(readFileSync(`${HINT}/${folder}/${name}`)), name);
      codes[name] = result.ok
        ? `ok ${result.value.features.length}+${result.value.skippedFeatures}`
        : result.error.code;
    }
    expect(codes).toMatchSnapshot();
  });
});

describe('errors by name', () => {
  it.each([
    ['', 'empty_file'],
    ['{"type":"Topology","objects":{}}', 'not_geojson'],
    ['[1,2]', 'not_geojson'],
    ['null', 'unsupported_format'],
    ['"text"', 'unsupported_format'],
    [collection(''), 'empty_file'],
    [collection(feature('{"type":"Point","coordinates":[1,2]}')), 'no_polygons'],
    [collection(feature('{"type":"Polygon","coordinates":[[[1,2],[2,3]]]}')), 'not_geojson'],
    [collection(feature(SQUARE.replaceAll('120', '500120'))), 'coordinates_out_of_range'],
    [
      collection(
        feature(SQUARE),
        '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2326"}},',
      ),
      'unsupported_crs',
    ],
    [
      collection(
        feature(SQUARE),
        '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},',
      ),
      'ok',
    ],
    [collection(feature(SQUARE), '"crs":null,'), 'ok'],
    [SQUARE, 'ok'],
    [feature(SQUARE), 'ok'],
    [`${collection(feature(SQUARE))} trailing`, 'invalid_json'],
  ])('%s → %s', async (text, code) => {
    expect(await codeOf(utf8(text))).toBe(code);
  });

  it('names the line', async () => {
    expect(await readZones(utf8('{\n"type": "FeatureCollection",\n"features": [,]\n}'), 'x')).toMatchObject({
      error: { code: 'invalid_json', detail: { line: 3 } },
    });
  });

  it('reads UTF-8 with a mark, UTF-16 and GB18030 alike', async () => {
    const text = collection(feature(SQUARE, '{"name":"北山街道"}'));
    const utf16 = new Uint8Array(
      new Uint16Array([...`\ufeff${text}`].map((char) => char.charCodeAt(0))).buffer,
    );
    const gbk = Uint8Array.from(Buffer.from(text.replace('北山街道', '@'), 'latin1'));
    const at = gbk.indexOf('@'.charCodeAt(0));
    const name = [0xb1, 0xb1, 0xc9, 0xbd, 0xbd, 0xd6, 0xb5, 0xc0];
    const gb18030 = Uint8Array.from([...gbk.subarray(0, at), ...name, ...gbk.subarray(at + 1)]);
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf16, gb18030]) {
      const result = await readZones(bytes, 'x.geojson');
      expect(result.ok && result.value.zones[0]).toMatchObject({ name: '北山街道', street: '北山街道' });
    }
  });

  it('makes ids unique: repeated, and missing codes get the position, long ones stay exact', async () => {
    const zones = [
      '{"code":"a"}',
      '{"code":"a"}',
      '{}',
      '{"code":1234567890123456789}',
      '{"code":120101}',
      '{"code":"a#1"}',
    ];
    const result = await readZones(
      utf8(collection(zones.map((properties) => feature(SQUARE, properties)).join(','))),
      'x',
    );
    expect(result.ok && result.value.zones.map((zone) => zone.id)).toEqual([
      'a#1',
      'a#2',
      '#3',
      '1234567890123456789',
      '120101',
      'a#1#6',
    ]);
  });

  it('keeps names that would poison a prototype as plain data', async () => {
    const properties = '{"__proto__":{"polluted":1},"constructor":"x","name":"甲"}';
    const result = await readReference(utf8(collection(feature(SQUARE, properties))), 'x');
    expect(result.ok && result.value.features[0]!.properties.name).toBe('甲');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('the fault finder', () => {
  const json = fc.json({ maxDepth: 4 });

  it('finds no fault in JSON', () => {
    fc.assert(
      fc.property(json, (text) => {
        expect(findFault(text)).toEqual({ at: text.length, truncated: false });
      }),
      { numRuns: 300 },
    );
  });

  it('calls every beginning of an object or array torn', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        expect(findFault(text.slice(0, cut % text.length)).truncated).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with JSON.parse on damaged text', () => {
    fc.assert(
      fc.property(
        json,
        fc.nat(),
        fc.constantFrom('', ',', '}', ']', '"', 'x', '0', '\\', '\u0001'),
        (text, place, put) => {
          const at = place % (text.length + 1);
          const damaged = text.slice(0, at) + put + text.slice(at + 1);
          let parses = true;
          try {
            JSON.parse(damaged);
          } catch {
            parses = false;
          }
          const fault = findFault(damaged);
          expect(fault.at === damaged.length && !fault.truncated).toBe(parses);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
