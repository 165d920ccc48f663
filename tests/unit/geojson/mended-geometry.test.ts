import { describe, expect, it } from 'vitest';
import { readGeometry } from '../../../src/ingest/formats/geojson-geometry';

const RING = [
  [120, 30],
  [121, 30],
  [121, 31],
  [120, 30],
];

describe('geometries that real files get wrong', () => {
  it('takes the nesting for the type', () => {
    expect(readGeometry({ type: 'MultiPolygon', coordinates: [RING] })).toMatchObject({
      geometry: { type: 'Polygon', coordinates: [RING] },
    });
    expect(readGeometry({ type: 'Polygon', coordinates: [[RING]] })).toMatchObject({
      geometry: { type: 'MultiPolygon' },
    });
    expect(readGeometry({ type: 'Point', coordinates: [RING] })).toEqual({ kind: 'malformed' });
  });

  it('closes a ring and drops a hole that covers nothing', () => {
    expect(
      readGeometry({ type: 'Polygon', coordinates: [RING.slice(0, 3), RING.slice(0, 2)] }),
    ).toMatchObject({
      geometry: { coordinates: [RING] },
    });
    expect(readGeometry({ type: 'Polygon', coordinates: [RING.slice(0, 2), RING] })).toEqual({
      kind: 'malformed',
    });
  });

  it('refuses a position that is no pair of numbers, anywhere', () => {
    for (const bad of [['120', 30], [120], [null, 30], 'x', [[120, 30]]]) {
      expect(readGeometry({ type: 'Polygon', coordinates: [[...RING, bad, ...RING]] })).toEqual({
        kind: 'malformed',
      });
    }
  });
});
