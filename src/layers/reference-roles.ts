/**
 * What a feature of a reference layer is drawn as. Files say it in many words (OpenStreetMap's tags, Protomaps' kinds,
 * the demo city's); the map knows only these.
 */
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

export const ROAD_CLASSES = [
  'expressway',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'service',
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

export type Shape = 'point' | 'line' | 'area';

const WATER = new Set(
  'water river lake reservoir riverbank pond sea ocean bay basin dock canal stream swimming_pool fountain waterway'.split(
    ' ',
  ),
);
const PARK = new Set(
  'park garden grass forest wood natural_wood meadow recreation_ground nature_reserve protected_area pitch golf_course scrub green greenbelt village_green cemetery zoo playground grassland wetland farmland orchard'.split(
    ' ',
  ),
);
const PATH = new Set(
  'path footway pedestrian cycleway steps track bridleway pier corridor sidewalk crossing'.split(' '),
);
const RAIL = new Set('rail railway subway light_rail tram monorail funicular narrow_gauge'.split(' '));
const BOUNDARY = new Set(
  'boundary country region county district street_boundary administrative locality_boundary city_boundary'.split(
    ' ',
  ),
);
const PLACE = new Set(
  'place locality neighbourhood suburb quarter village town city borough macrohood'.split(' '),
);
const ROAD_KINDS = new Set('road street highway major_road minor_road other'.split(' '));
const ROAD_DETAIL: Readonly<Record<string, RoadClass>> = {
  expressway: 'expressway',
  motorway: 'expressway',
  trunk: 'expressway',
  highway: 'expressway',
  primary: 'primary',
  major_road: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  residential: 'residential',
  unclassified: 'residential',
  living_street: 'residential',
  minor_road: 'residential',
  road: 'residential',
  street: 'residential',
  service: 'service',
};

/** null where the feature is not to be drawn: bare ground, or an outline whose meaning is drawn elsewhere. */
export function referenceRole(kind: string, detail: string, shape: Shape): ReferenceRole | null {
  if (kind === 'earth' || kind === 'land') return null;
  if (shape === 'point') return PLACE.has(kind) ? 'place' : 'dot';
  if (WATER.has(kind)) return shape === 'area' ? 'water' : 'waterway';
  if (kind === 'building' || kind === 'building_part' || kind === 'buildings') {
    return shape === 'area' ? 'building' : null;
  }
  if (BOUNDARY.has(kind)) return 'boundary';
  if (shape === 'area') return PARK.has(kind) ? 'park' : 'landuse';
  if (kind === 'ferry') return 'ferry';
  if (RAIL.has(kind) || RAIL.has(detail)) return 'rail';
  if (PATH.has(kind) || PATH.has(detail)) return 'path';
  if (ROAD_KINDS.has(kind) || roadClass(kind, detail) !== null) return 'road';
  return 'line';
}

/** `primary_link` and the like count as the class that they lead to. */
export function roadClass(kind: string, detail: string): RoadClass | null {
  return ROAD_DETAIL[detail.replace(/_link$/, '')] ?? ROAD_DETAIL[kind] ?? null;
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
