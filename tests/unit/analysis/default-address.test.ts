import { describe, expect, it } from 'vitest';
import { findDefaultAddresses } from '../../../src/analysis/default-address';
import { geoQualities, pointDoubts, usablePoints } from '../../../src/analysis/geo-quality';
import { placeCases, surveyPoints } from '../../../src/analysis/place-cases';
import { quantile, robustExtent } from '../../../src/analysis/robust-extent';
import { GEO_QUALITIES } from '../../../src/domain/place';
import { readTainan, tainanPresent } from './tainan';

/** Different numbers for different texts, 0 for none: what a hash must do here. */
const usable = (lngs: Float64Array, lats: Float64Array) =>
  usablePoints(lngs, lats, pointDoubts(lngs, lats, undefined));

function numbered(texts: readonly string[]): Uint32Array {
  const numbers = new Map<string, number>([['', 0]]);
  return Uint32Array.from(texts, (text) => {
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return numbers.get(text)!;
  });
}

/** `groups`: cases at one point each, with so many different addresses. */
function groups(...sizes: readonly (readonly [cases: number, addresses: number])[]) {
  const lngs: number[] = [];
  const lats: number[] = [];
  const addresses: string[] = [];
  sizes.forEach(([cases, distinct], group) => {
    for (let i = 0; i < cases; i++) {
      lngs.push(120 + group / 1000);
      lats.push(30);
      addresses.push(distinct === 0 ? '' : `${group}/${i % distinct}`);
    }
  });
  const points = { lngs: Float64Array.from(lngs), lats: Float64Array.from(lats) };
  return { ...points, usable: usable(points.lngs, points.lats), addresses: numbered(addresses) };
}

const scattered = Array.from({ length: 5000 }, () => [1, 1] as const);

describe('default addresses', () => {
  const find = (data: ReturnType<typeof groups>, addresses: Uint32Array | null = data.addresses) =>
    findDefaultAddresses(data.lngs, data.lats, data.usable, addresses).addresses.map((found) => found.cases);

  it('needs many cases and many addresses at one point', () => {
    expect(find(groups([200, 180], [200, 1], [40, 40], ...scattered))).toEqual([200]);
    expect(find(groups([200, 59], ...scattered))).toEqual([]);
    expect(find(groups([200, 60], ...scattered))).toEqual([200]);
  });

  it('without addresses needs one point far above the next', () => {
    expect(find(groups([500, 0], [100, 0], ...scattered), null)).toEqual([500]);
    expect(find(groups([500, 0], [101, 0], ...scattered), null)).toEqual([]);
    expect(find(groups([500, 0], [100, 0], ...scattered.map(() => [1, 0] as const)))).toEqual([500]);
  });

  it('flags no point of an even spread, nor of nothing', () => {
    expect(find(groups(...scattered))).toEqual([]);
    expect(find(groups())).toEqual([]);
    expect(find(groups([500, 500]).lngs.length === 500 ? groups([49, 49]) : groups())).toEqual([]);
  });

  it.skipIf(!tainanPresent)('finds the one default address of Tainan', async () => {
    const { lngs, lats, addresses } = await readTainan();
    const found = findDefaultAddresses(lngs, lats, usable(lngs, lats), numbered(addresses));
    expect(found.addresses).toEqual([
      {
        lng: expect.any(Number),
        lat: expect.any(Number),
        cases: 3541,
        distinctAddresses: 2965,
        share: 3541 / 105_339,
      },
    ]);
    expect(found.rows.reduce((sum, flag) => sum + flag, 0)).toBe(3541);
    // The data's notes count 52,658 different texts; 120.1967910 and 120.196791 are one number.
    expect(found.distinctPoints).toBe(52_657);
  });
});

describe('quality of a place', () => {
  const NaNs = Number.NaN;
  const qualitiesOf = (
    inputs: Partial<Parameters<typeof geoQualities>[0]> & { lngs: Float64Array; lats: Float64Array },
  ) => {
    const n = inputs.lngs.length;
    const found = geoQualities({
      usable: usable(inputs.lngs, inputs.lats),
      atDefaultAddress: new Uint8Array(n),
      hasArea: new Uint8Array(n),
      zones: null,
      bounds: null,
      ...inputs,
    });
    return [...found].map((index) => GEO_QUALITIES[index]);
  };

  it('tells missing, area, suspect, default, outside and exact apart', () => {
    expect(
      qualitiesOf({
        lngs: Float64Array.of(NaNs, NaNs, 0, 120, 120.1, 120.2, 120.3, 120.4),
        lats: Float64Array.of(30, NaNs, 0, 120, 30, 30, 30, NaNs),
        hasArea: Uint8Array.of(0, 1, 1, 1, 1, 1, 1, 0),
        atDefaultAddress: Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0),
        bounds: { west: 120, south: 29, east: 120.25, north: 31 },
      }),
    ).toEqual(['missing', 'area', 'suspect', 'suspect', 'default', 'exact', 'out_of_area', 'missing']);
  });

  it('bounds without zones: one wild point moves nothing', () => {
    const n = 1000;
    const lngs = Float64Array.from({ length: n }, (_, i) => 120 + i / n);
    const lats = Float64Array.from({ length: n }, (_, i) => 30 + ((i * 7) % n) / n);
    const before = robustExtent(lngs, lats, usable(lngs, lats))!;
    expect(before.west).toBeCloseTo(120.009 - 0.49, 2);
    expect(before.east).toBeCloseTo(120.989 + 0.49, 2);
    lngs[5] = -73;
    lats[5] = 89;
    const after = robustExtent(lngs, lats, usable(lngs, lats))!;
    expect(Math.abs(after.west - before.west)).toBeLessThan(0.01);
    const points = { lngs, lats, hasArea: new Uint8Array(n) };
    const { qualities } = placeCases(points, surveyPoints(points, null), null);
    expect(GEO_QUALITIES[qualities[5]!]).toBe('out_of_area');
    expect(qualities.filter((quality) => GEO_QUALITIES[quality] !== 'exact').length).toBe(1);
  });

  it('quantiles are those of the sorted values', () => {
    const values = Float64Array.from({ length: 3333 }, (_, i) => Math.sin(i * 12.9898) ** 3 * 180);
    const sorted = values.slice().sort();
    for (const share of [0, 0.01, 0.5, 0.77, 0.99, 1]) {
      expect(quantile(values, share)).toBe(sorted[Math.floor(share * (values.length - 1))]);
    }
    expect(quantile(Float64Array.of(5, 5, 5), 0.99)).toBe(5);
  });
});
