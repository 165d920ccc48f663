import { describe, expect, it } from 'vitest';
import { selectionLayers } from '../../../src/layers/selection-layer';
import { WARM_UP_SOURCE, warmUpFeatures, warmUpLayers } from '../../../src/layers/warm-up';
import { zoneLayers } from '../../../src/layers/zones-layer';

const CLEAR = 'rgba(0,0,0,0)';
const layers = [
  ...zoneLayers({ theme: 'light', colours: ['#111', '#222', '#333'], fillOpacity: 0.5 }),
  ...selectionLayers('light'),
];

describe('layers drawn once ahead', () => {
  const warm = warmUpLayers(layers);

  it('have no colour, and read the same of a feature', () => {
    expect(warm).toHaveLength(layers.length);
    warm.forEach((layer, at) => {
      const before = Object.entries(layers[at]!.paint ?? {});
      const after = Object.fromEntries(Object.entries(layer.paint ?? {}));
      expect(Object.keys(after)).toEqual(before.map(([property]) => property));
      for (const [property, value] of before) {
        if (!property.endsWith('-color')) expect(after[property]).toEqual(value);
        else if (Array.isArray(value)) {
          expect((after[property] as unknown[]).slice(0, 3)).toEqual(value.slice(0, 3));
          expect(JSON.stringify(after[property])).not.toMatch(/#[0-9a-f]{3}/);
          expect((after[property] as unknown[]).at(-1)).toBe(CLEAR);
        } else expect(after[property]).toBe(CLEAR);
      }
    });
  });

  it('stand by themselves, at every zoom, and have something to draw', () => {
    for (const layer of warm) {
      expect(layer).toMatchObject({ source: WARM_UP_SOURCE });
      expect(Object.keys(layer)).not.toEqual(expect.arrayContaining(['filter']));
      expect(layer.minzoom ?? layer.maxzoom).toBeUndefined();
    }
    expect(new Set(warm.map(({ id }) => id)).size).toBe(warm.length);
    const { features } = warmUpFeatures({ west: 1, south: 2, east: 3, north: 4 });
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'LineString', 'Point']);
  });
});
