import { existsSync, readFileSync } from 'node:fs';
import { type SourceSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { REFERENCE_KINDS, type ReferenceKind, ROAD_CLASSES } from '../../../src/domain/reference-layer';
import { insertBefore, LAYER_RANK, layerId, rankOf } from '../../../src/layers/layer-order';
import { heatLegend, zoneClasses, zoneLimits, zonesLegend, zoneValues } from '../../../src/layers/legend';
import { prepareReference } from '../../../src/layers/reference-features';
import { referenceLayers, referenceSourceId } from '../../../src/layers/reference-layers';
import { REFERENCE_ROLES, referenceRole, type Shape } from '../../../src/layers/reference-roles';
import { SELECTION_SOURCE, selectionFeatures, selectionLayers } from '../../../src/layers/selection-layer';
import { backgroundLayer, baseStyle } from '../../../src/layers/style-layer';
import { zoneLayers } from '../../../src/layers/zones-layer';
import { square, zoneSetOf } from './zone-geometry';

const THEMES = ['light', 'dark'] as const;

describe('style layers', () => {
  for (const theme of THEMES) {
    it(`are a valid style on ${theme}, with no address in it`, () => {
      const layers = [
        backgroundLayer(theme),
        ...zoneLayers({ theme, colours: ['#111111', '#222222'], fillOpacity: 0.7 }),
        ...zoneLayers({ theme, colours: ['#111111'], fillOpacity: 0 }).map((layer) => ({
          ...layer,
          id: `${layer.id}:x`,
        })),
        ...referenceLayers('r', { roles: new Set(REFERENCE_ROLES), hasNames: true }, theme),
        ...selectionLayers(theme),
      ];
      const empty: SourceSpecification = {
        type: 'geojson',
        data: { type: 'FeatureCollection', features: [] },
      };
      const names = layers.flatMap((layer) => ('source' in layer ? [layer.source] : []));
      const style = {
        version: 8 as const,
        // A glyph address is demanded by the specification alone; the map does without.
        glyphs: 'none/{fontstack}/{range}',
        sources: Object.fromEntries(names.map((name) => [name, empty])),
        layers,
      };
      expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
      expect(JSON.stringify([baseStyle(theme), layers])).not.toMatch(/https?:|\/\//);
      for (const layer of layers.slice(1)) expect(rankOf(layer.id)).toBeLessThan(Number.POSITIVE_INFINITY);
    });
  }

  it('differ between the themes in paint alone', () => {
    const shape = (theme: (typeof THEMES)[number]) =>
      referenceLayers('r', { roles: new Set(REFERENCE_ROLES), hasNames: true }, theme).map(
        ({ paint, ...rest }) => ({ ...rest, painted: Object.keys(paint ?? {}) }),
      );
    expect(shape('dark')).toEqual(shape('light'));
  });

  it('are only those that the features call for', () => {
    const ids = (roles: (typeof REFERENCE_ROLES)[number][], hasNames: boolean) =>
      referenceLayers('r', { roles: new Set(roles), hasNames }, 'light').map(({ id }) => id);
    expect(ids(['water'], false)).toEqual(['water:r']);
    expect(ids(['road'], true)).toEqual(['road_casing:r', 'road:r', 'road_name:r']);
    expect(ids([], true)).toEqual([]);
    expect(referenceSourceId('r')).toBe('reference:r');
  });
});

describe('layer order', () => {
  it('puts a late layer of another file below what has to lie over it', () => {
    const order = ['road_casing:a', 'road:a', 'zone_fill', 'heat', 'zone_name'];
    expect(insertBefore(order, 'water:b')).toBe('road_casing:a');
    expect(insertBefore(order, 'road_casing:b')).toBe('road:a');
    expect(insertBefore(order, 'road_name:b')).toBe('zone_name');
    expect(insertBefore(order, 'zone_name:count')).toBeUndefined();
    expect(rankOf('lasso-drawing')).toBe(Number.POSITIVE_INFINITY);
  });

  it('keeps names over data and data over the base map', () => {
    for (const name of ['road_name', 'water_name', 'place_name', 'zone_name'] as const) {
      expect(LAYER_RANK[name]).toBeGreaterThan(LAYER_RANK.heat);
    }
    for (const ground of ['road', 'building', 'water', 'boundary'] as const) {
      expect(LAYER_RANK[ground]).toBeLessThan(LAYER_RANK.zone_fill);
    }
    expect(layerId('road', 'x:y')).toBe('road:x:y');
    expect(rankOf('road:x:y')).toBe(LAYER_RANK.road);
  });
});

describe('reference roles', () => {
  it('draw every kind in some shape, and bare ground in none', () => {
    const shapes: Shape[] = ['point', 'line', 'area'];
    for (const kind of REFERENCE_KINDS) {
      expect(shapes.some((shape) => referenceRole({ kind, class: '' }, shape) !== null)).toBe(true);
    }
    expect(referenceRole({ kind: 'other', class: 'earth' }, 'area')).toBeNull();
    expect(referenceRole({ kind: 'road', class: 'path' }, 'line')).toBe('path');
    expect(referenceRole({ kind: 'water', class: 'river' }, 'line')).toBe('waterway');
    expect(referenceRole({ kind: 'building', class: '' }, 'point')).toBeNull();
  });

  it('order roads so that the widest lies on top, and mend unknown classes', () => {
    const line: GeoJSON.LineString = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    };
    const road = (name: string) => ({
      type: 'Feature' as const,
      geometry: line,
      properties: { kind: 'road' as ReferenceKind, class: name, name: '' },
    });
    const { data, roles, hasNames } = prepareReference({
      features: [...ROAD_CLASSES.filter((name) => name !== 'path'), 'boreen'].map(road),
    });
    const orders = data.features.map(({ properties }) => properties.order!);
    expect(orders.slice(0, 7)).toEqual([...orders.slice(0, 7)].sort((a, b) => b - a));
    expect(data.features[7]!.properties.class).toBe('minor');
    expect([...roles]).toEqual(['road']);
    expect(hasNames).toBe(false);
  });

  const folder = '../shared/data/shanghai_lujiazui_osm';
  it.skipIf(!existsSync(folder))('draw most of a real extract, and all of its named roads', async () => {
    const { readReference } = await import('../../support/read-map');
    const read = await readReference(readFileSync(`${folder}/roads.geojson`), 'roads.geojson');
    if (!read.ok) throw new Error(read.error.code);
    const { data, roles } = prepareReference(read.value);
    expect(roles.has('road')).toBe(true);
    expect(roles.has('rail')).toBe(true);
    expect(data.features.length).toBeGreaterThan(1700);
    const names = new Set(data.features.map(({ properties }) => properties.name));
    for (const name of ['世纪大道', '陆家嘴环路', '浦东南路']) expect(names.has(name)).toBe(true);
  });
});

describe('legends', () => {
  const set = zoneSetOf([[square(0, 0, 1)], [square(1, 0, 1)], [square(2, 0, 1)], [square(3, 0, 1)]]);
  const counts = Uint32Array.from([0, 4, 90, 2000, 17]);

  it('give each zone the class whose range holds its value', () => {
    for (const measure of ['count', 'per_km2'] as const) {
      const values = zoneValues(set, counts, measure);
      expect([...values]).toEqual(measure === 'count' ? [0, 4, 90, 2000] : [0, 1, 15, 250]);
      const limits = zoneLimits(set, counts, measure);
      const { entries, unit } = zonesLegend(measure, limits, 'light');
      expect(unit).toBe(measure === 'count' ? 'cases' : 'cases_per_km2');
      expect(entries).toHaveLength(limits.length + 1);
      zoneClasses(values, limits).forEach((index, zone) => {
        const { from, to } = index === -1 ? { from: 0, to: 1e-9 } : entries[index]!;
        expect(values[zone]).toBeGreaterThanOrEqual(from ?? 0);
        expect(values[zone]).toBeLessThan(to ?? Number.POSITIVE_INFINITY);
      });
    }
  });

  it('name the unit of the heat and keep the domain they are given', () => {
    expect(heatLegend(800, 'dark')).toMatchObject({ minimum: 0, maximum: 800, unit: 'cases_per_km2' });
  });
});

describe('selection', () => {
  it('closes the ring and the box, and is empty without both', () => {
    const { features } = selectionFeatures(square(0, 0, 2), { west: 1, south: 2, east: 3, north: 4 });
    expect(features.map(({ properties }) => properties!.shape)).toEqual(['extent', 'lasso']);
    for (const { geometry } of features) {
      expect(geometry.coordinates[0]).toHaveLength(5);
      expect(geometry.coordinates[0]![4]).toEqual(geometry.coordinates[0]![0]);
    }
    expect(selectionFeatures(null, null).features).toEqual([]);
    expect(
      selectionLayers('light').every((layer) => 'source' in layer && layer.source === SELECTION_SOURCE),
    ).toBe(true);
  });
});
