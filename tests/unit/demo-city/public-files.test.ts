import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, generateCity, type Truth, VERSION } from '../../../scripts/demo-city/generate.mjs';
import { readPack } from '../../../src/ingest/formats/packed';

const FOLDER = 'public/demo';
const read = (name: string) => readFileSync(path.join(FOLDER, name));

describe.skipIf(!existsSync(path.join(FOLDER, 'city.json')))('the files in public/demo', () => {
  it('are small', () => {
    const total = readdirSync(FOLDER).reduce((sum, name) => sum + statSync(path.join(FOLDER, name)).size, 0);
    expect(total).toBeLessThan(10_000_000);
  });

  it('are what the script writes: every layer byte for byte', () => {
    const { files } = generateCity({ rows: 2000, strength: 0 });
    expect(readdirSync(FOLDER).sort()).toEqual([...files.keys()].sort());
    for (const [name, bytes] of files) {
      if (name.endsWith('.geojson')) expect(read(name).equals(bytes), name).toBe(true);
    }
    const described = JSON.parse(read('city.json').toString());
    const { counts, ...rest } = JSON.parse(files.get('city.json')!.toString());
    expect(described.version).toBe(VERSION);
    expect(described).toEqual({
      ...rest,
      strength: DEFAULTS.strength,
      counts: { ...counts, cases: DEFAULTS.rows },
    });
  });

  it('hold 200,000 cases, and among them what truth.json says', async () => {
    const first = await readPack(read('cases-first.pack'));
    if (!first.ok) throw new Error(first.error.code);
    const rest = await readPack(read('cases-rest.pack'), first.value);
    if (!rest.ok) throw new Error(rest.error.code);
    expect([first.value.rowCount, rest.value.rowCount]).toEqual([DEFAULTS.rows, DEFAULTS.rows]);
    const truth = JSON.parse(read('truth.json').toString()) as Truth;
    expect([truth.hotspots.length, truth.repeatPlaces.length]).toEqual([20, 60]);
    const [lon, lat, minor] = (['lon', 'lat', 'minor'] as const).map((field) => first.value.column(field));
    if (lon?.kind !== 'number' || lat?.kind !== 'number' || minor?.kind !== 'dictionary')
      throw new Error('columns');
    const within = (place: { lng: number; lat: number; minor: string }, metres: number) => {
      const code = minor.added.indexOf(place.minor) + 1;
      let count = 0;
      minor.codes.forEach((one, row) => {
        if (one !== code) return;
        const x = (lon.values[row]! - place.lng) * 96_486;
        const y = (lat.values[row]! - place.lat) * 110_852;
        if (x * x + y * y <= metres * metres) count++;
      });
      return count;
    };
    for (const spot of truth.hotspots) {
      expect(within(spot, spot.radiusMetres), spot.id).toBeGreaterThanOrEqual(spot.extraCases);
    }
    for (const place of truth.repeatPlaces) {
      expect(within(place, place.radiusMetres), place.id).toBeGreaterThanOrEqual(place.cases);
    }
    const { defaultAddress } = truth;
    const atDefault = lon.values.filter(
      (x, row) => x === defaultAddress.lng && lat.values[row] === defaultAddress.lat,
    );
    expect(atDefault.length).toBe(defaultAddress.cases);
  });
});
