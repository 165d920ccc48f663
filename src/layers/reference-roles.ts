import { type ReferenceProperties, ROAD_CLASSES, type RoadClass } from '../domain/reference-layer';

/** What a feature of a reference layer is drawn as: its kind, told apart by shape. */
export const REFERENCE_ROLES = [
  'landuse',
  'park',
  'water',
  'waterway',
  'building',
  'road',
  'path',
  'ferry',
  'rail',
  'boundary',
  'place',
  'line',
  'dot',
] as const;
export type ReferenceRole = (typeof REFERENCE_ROLES)[number];

export type Shape = 'point' | 'line' | 'area';

/** Ground that the map's background is already: a sheet of it would hide the sea. */
const BARE_GROUND: ReadonlySet<string> = new Set(['earth', 'land']);
/** Lines that clutter a city map without telling where anything is. */
const CLUTTER: ReadonlySet<string> = new Set([
  'wall',
  'fence',
  'hedge',
  'retaining_wall',
  'city_wall',
  'guard_rail',
]);

/** null where the feature is not to be drawn. */
export function referenceRole(
  { kind, class: detail }: Pick<ReferenceProperties, 'kind' | 'class'>,
  shape: Shape,
): ReferenceRole | null {
  if (BARE_GROUND.has(detail) || CLUTTER.has(detail)) return null;
  switch (kind) {
    case 'road':
      if (shape === 'point') return null;
      return detail === 'path' ? (shape === 'line' ? 'path' : 'landuse') : 'road';
    case 'water':
      return shape === 'area' ? 'water' : shape === 'line' ? 'waterway' : 'dot';
    case 'building':
      return shape === 'area' ? 'building' : null;
    case 'green':
      return shape === 'area' ? 'park' : shape === 'point' ? 'dot' : null;
    case 'boundary':
      return shape === 'point' ? null : 'boundary';
    case 'place':
      return shape === 'line' ? null : 'place';
    case 'rail':
      return shape === 'point' ? 'dot' : shape === 'line' ? 'rail' : 'landuse';
    case 'other':
      if (detail === 'ferry' && shape === 'line') return 'ferry';
      return shape === 'area' ? 'landuse' : shape === 'line' ? 'line' : 'dot';
  }
}

/** A road whose class the file does not say is drawn as a minor one. */
export function drawnRoadClass(detail: string): RoadClass {
  return ROAD_CLASSES.find((name) => name === detail) ?? 'minor';
}

export function shapeOf(geometry: GeoJSON.Geometry): Shape | null {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint':
      return 'point';
    case 'LineString':
    case 'MultiLineString':
      return 'line';
    case 'Polygon':
    case 'MultiPolygon':
      return 'area';
    default:
      return null;
  }
}
