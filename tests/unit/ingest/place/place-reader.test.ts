import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOUBT } from '../../../../src/domain/place';
import type { PlaceReading } from '../../../../src/domain/place-reading';
import { openPlaces } from '../../../../src/ingest/place/place-reader';
import { coordinateSystem } from '../../../../src/ingest/place/system-registry';

async function readerOf(reading: PlaceReading) {
  const reader = await openPlaces(reading);
  if (reader === null) throw new Error(reading.system);
  return reader;
}

const inChina = fc.array(
  fc.record({
    lng: fc.double({ min: 74, max: 135, noNaN: true }),
    lat: fc.double({ min: 18, max: 53, noNaN: true }),
    swapped: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('reading places', () => {
  it('changes nothing about degrees as they stand, and keeps no copy of them', async () => {
    const reader = await readerOf({ system: 'wgs84', swap: 'none' });
    const [xs, ys] = [Float64Array.of(120.123456, Number.NaN, 0), Float64Array.of(30.654321, 30, 0)];
    const { lngs, lats, raw, impossible } = reader.read(xs, ys);
    expect([...lngs]).toEqual([120.123456, Number.NaN, 0]);
    expect([...lats]).toEqual([30.654321, 30, 0].map((value, i) => (i === 1 ? Number.NaN : value)));
    expect(raw).toBeNull();
    expect(impossible).toEqual([]);
  });

  it.each([
    'wgs84',
    'bd09',
    'bd09-mercator',
    'web-mercator',
    'gauss-krueger-zone',
    'gauss-krueger-108',
  ] as const)('puts swapped rows of %s right one by one, and marks them', async (system) => {
    const converter = (await coordinateSystem(system).open())!;
    await fc.assert(
      fc.asyncProperty(inChina, async (places) => {
        const narrow = system === 'gauss-krueger-108';
        const lngs = Float64Array.from(places, ({ lng }) => (narrow ? 107 + (lng % 2) : lng));
        const lats = Float64Array.from(places, ({ lat }) => lat);
        const [easts, norths] = [lngs.slice(), lats.slice()];
        converter.fromWgs84(easts, norths);
        const xs = easts.map((east, i) => (places[i]!.swapped ? norths[i]! : east));
        const ys = norths.map((north, i) => (places[i]!.swapped ? easts[i]! : north));
        const reader = await readerOf({ system, swap: 'rows' });
        const read = reader.read(xs, ys);
        places.forEach(({ swapped }, i) => {
          expect(Math.abs(read.lngs[i]! - lngs[i]!)).toBeLessThan(5e-6);
          expect(Math.abs(read.lats[i]! - lats[i]!)).toBeLessThan(5e-6);
          expect(read.doubts[i] === DOUBT.swapped).toBe(swapped);
        });
        expect(reader.report().swappedRows).toBe(places.filter(({ swapped }) => swapped).length);
      }),
      { numRuns: 40 },
    );
  });

  it('exchanges the columns of every row where that is said, and counts the pairs', async () => {
    const reader = await readerOf({ system: 'wgs84', swap: 'all' });
    const { lngs, lats, doubts } = reader.read(
      Float64Array.of(30.5001, Number.NaN),
      Float64Array.of(120.5001, 120),
    );
    expect([lngs[0], lats[0], doubts[0]]).toEqual([120.5001, 30.5001, DOUBT.none]);
    expect(reader.report().swappedRows).toBe(1);
  });

  it('keeps the pair as written beside what was computed, and names what gives no place', async () => {
    const reader = await readerOf({ system: 'gauss-krueger-zone', swap: 'none' });
    const xs = Float64Array.of(38_456_789.25, 99_000_000, Number.NaN);
    const ys = Float64Array.of(3_301_234.5, 3_301_234.5, 3_301_234.5);
    const { lngs, lats, raw, impossible } = reader.read(xs, ys);
    expect(lngs[0]).toBeCloseTo(113.55, 1);
    expect(lats[0]).toBeCloseTo(29.83, 1);
    expect([raw!.xs[0], raw!.ys[0]]).toEqual([38_456_789.25, 3_301_234.5]);
    expect(impossible).toEqual([1]);
    expect([lngs[1], lats[1], lngs[2], lats[2]]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });

  it('marks whole hundredths of a degree and whole kilometres', async () => {
    const degrees = await readerOf({ system: 'gcj02', swap: 'none' });
    expect([...degrees.read(Float64Array.of(120.57, 120.571), Float64Array.of(30.29, 30.29)).doubts]).toEqual(
      [DOUBT.coarse, DOUBT.none],
    );
    const metres = await readerOf({ system: 'gauss-krueger-120', swap: 'none' });
    expect([
      ...metres.read(Float64Array.of(456_000, 456_010), Float64Array.of(3_301_000, 3_301_000)).doubts,
    ]).toEqual([DOUBT.coarse, DOUBT.none]);
  });

  it('is refused where control points settle nothing', async () => {
    expect(await openPlaces({ system: 'local-grid', swap: 'none' })).toBeNull();
  });
});
