import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { RoadClass } from '../domain/reference-layer';
import { BASE_PALETTE, type BasePalette } from './base-palette';
import { layerId } from './layer-order';
import type { PreparedReference } from './reference-features';
import { referenceNameLayers } from './reference-names';
import { type RoleLayer, roleIs } from './role-layer';
import type { Theme } from './theme';

export function referenceSourceId(id: string): string {
  return `reference:${id}`;
}

/** Style layers for one reference source: only for the roles that occur in it. */
export function referenceLayers(
  id: string,
  prepared: Pick<PreparedReference, 'roles' | 'hasNames'>,
  theme: Theme,
): readonly LayerSpecification[] {
  const palette = BASE_PALETTE[theme];
  const source = referenceSourceId(id);
  const areas = areaLayers(id, source, palette);
  const lines = [...roadLayers(id, source, palette), ...lineLayers(id, source, palette)];
  const names = prepared.hasNames ? referenceNameLayers(id, source, palette) : [];
  return [...areas, ...lines, ...names]
    .filter(({ roles }) => roles.some((role) => prepared.roles.has(role)))
    .map(({ layer }) => layer);
}

function areaLayers(id: string, source: string, palette: BasePalette): RoleLayer[] {
  const area = (role: 'landuse' | 'park' | 'water', colour: string): RoleLayer => ({
    roles: [role],
    layer: {
      id: layerId(role, id),
      type: 'fill',
      source,
      filter: roleIs(role),
      paint: { 'fill-color': colour },
    },
  });
  return [
    area('landuse', palette.built),
    area('park', palette.park),
    area('water', palette.water),
    {
      roles: ['building'],
      layer: {
        id: layerId('building', id),
        type: 'fill',
        source,
        minzoom: 14,
        filter: roleIs('building'),
        paint: {
          'fill-color': palette.building,
          'fill-outline-color': palette.buildingEdge,
          'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0, 15, 1],
        },
      },
    },
  ];
}

/** Width of the carriageway in pixels at zoom 10, 13, 16 and 19; the casing is one line wider on each side. */
const ROAD_WIDTHS: Readonly<Record<RoadClass, readonly [number, number, number, number]>> = {
  motorway: [1.8, 4.2, 11, 34],
  trunk: [1.5, 3.8, 10, 32],
  primary: [1.2, 3.2, 9, 30],
  secondary: [0.7, 2.2, 7, 25],
  tertiary: [0, 1.3, 5.5, 20],
  minor: [0, 0.6, 4, 15],
  service: [0, 0, 2, 9],
  path: [0, 0, 1, 4],
};
const ROAD_ZOOMS = [10, 13, 16, 19] as const;

function roadWidth(added: (zoom: number) => number): ExpressionSpecification {
  const byClass = (stop: number): ExpressionSpecification => {
    const wider = (width: number | undefined) =>
      width === undefined || width === 0 ? 0 : width + added(ROAD_ZOOMS[stop]!);
    return [
      'match',
      ['get', 'class'],
      ...Object.entries(ROAD_WIDTHS).flatMap(([name, widths]) => [name, wider(widths[stop])]),
      wider(ROAD_WIDTHS.minor[stop]),
    ] as unknown as ExpressionSpecification;
  };
  return [
    'interpolate',
    ['exponential', 1.4],
    ['zoom'],
    ...ROAD_ZOOMS.flatMap((zoom, stop) => [zoom, byClass(stop)]),
  ] as ExpressionSpecification;
}

function roadLayers(id: string, source: string, palette: BasePalette): RoleLayer[] {
  const layout = {
    'line-cap': 'round',
    'line-join': 'round',
    'line-sort-key': ['get', 'order'] satisfies ExpressionSpecification,
  } as const;
  return [
    {
      roles: ['road'],
      layer: {
        id: layerId('road_casing', id),
        type: 'line',
        source,
        filter: roleIs('road'),
        layout,
        paint: {
          'line-color': [
            'match',
            ['get', 'class'],
            ['motorway', 'trunk'],
            palette.expresswayEdge,
            palette.roadEdge,
          ],
          'line-width': roadWidth((zoom) => (zoom < 13 ? 1 : zoom < 16 ? 1.4 : 2)),
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 10, 0.6, 13, 1],
        },
      },
    },
    {
      roles: ['road'],
      layer: {
        id: layerId('road', id),
        type: 'line',
        source,
        filter: roleIs('road'),
        layout,
        paint: {
          'line-color': [
            'match',
            ['get', 'class'],
            ['motorway', 'trunk'],
            palette.expressway,
            ['primary', 'secondary'],
            palette.majorRoad,
            palette.road,
          ],
          'line-width': roadWidth(() => 0),
        },
      },
    },
    {
      roles: ['path'],
      layer: {
        id: layerId('path', id),
        type: 'line',
        source,
        minzoom: 15,
        filter: roleIs('path'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette.path,
          'line-width': ['interpolate', ['linear'], ['zoom'], 15, 0.7, 18, 2],
          'line-dasharray': [2.5, 1.5],
        },
      },
    },
  ];
}

function lineLayers(id: string, source: string, palette: BasePalette): RoleLayer[] {
  const railWidth: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 12, 0.8, 16, 2.2];
  return [
    {
      roles: ['waterway'],
      layer: {
        id: layerId('waterway', id),
        type: 'line',
        source,
        filter: roleIs('waterway'),
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': palette.waterLine,
          'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 10, 0.6, 14, 1.6, 18, 6],
        },
      },
    },
    {
      roles: ['ferry'],
      layer: {
        id: layerId('ferry', id),
        type: 'line',
        source,
        minzoom: 12,
        filter: roleIs('ferry'),
        paint: {
          'line-color': palette.waterText,
          'line-opacity': 0.45,
          'line-width': 1,
          'line-dasharray': [5, 4],
        },
      },
    },
    {
      roles: ['rail'],
      layer: {
        id: layerId('rail', id),
        type: 'line',
        source,
        minzoom: 11,
        filter: roleIs('rail'),
        paint: { 'line-color': palette.rail, 'line-width': railWidth },
      },
    },
    {
      roles: ['rail'],
      layer: {
        id: layerId('rail_ties', id),
        type: 'line',
        source,
        minzoom: 14,
        filter: roleIs('rail'),
        paint: {
          'line-color': palette.land,
          'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.7, 16, 1.2],
          'line-dasharray': [5, 5],
        },
      },
    },
    {
      roles: ['boundary'],
      layer: {
        id: layerId('boundary_glow', id),
        type: 'line',
        source,
        filter: roleIs('boundary'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette.boundaryGlow,
          'line-width': ['interpolate', ['linear'], ['zoom'], 9, 2.5, 14, 7],
          'line-opacity': 0.5,
        },
      },
    },
    {
      roles: ['boundary'],
      layer: {
        id: layerId('boundary', id),
        type: 'line',
        source,
        filter: roleIs('boundary'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette.boundary,
          'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 14, 1.5],
          'line-dasharray': [5, 2.5, 1.2, 2.5],
        },
      },
    },
    {
      roles: ['line'],
      layer: {
        id: layerId('feature_line', id),
        type: 'line',
        source,
        filter: roleIs('line'),
        layout: { 'line-join': 'round' },
        paint: { 'line-color': palette.feature, 'line-width': 1, 'line-opacity': 0.6 },
      },
    },
    {
      roles: ['dot'],
      layer: {
        id: layerId('feature_dot', id),
        type: 'circle',
        source,
        minzoom: 14,
        filter: roleIs('dot'),
        paint: {
          'circle-color': palette.feature,
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 14, 1.2, 18, 3.5],
          'circle-opacity': 0.75,
          'circle-stroke-color': palette.halo,
          'circle-stroke-width': 0.8,
        },
      },
    },
  ];
}
