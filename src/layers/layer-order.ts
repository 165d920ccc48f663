/**
 * Where each kind of layer stands, from the ground up. Data lies over the base map's areas and roads; every name lies
 * over the data; zone names come last, so that they are placed first where names compete.
 */
export const LAYER_RANK = {
  landuse: 10,
  park: 12,
  water: 20,
  waterway: 22,
  building: 30,
  ferry: 40,
  path: 42,
  road_casing: 44,
  road: 46,
  rail: 48,
  rail_ties: 49,
  boundary_glow: 50,
  boundary: 52,
  zone_fill: 60,
  heat: 70,
  study_raster: 71,
  study_unit: 72,
  hotspot_fill: 74,
  contour: 76,
  contour_name: 89,
  cluster_area: 76,
  hotspot_line: 78,
  plan: 79,
  zone_edge: 80,
  zone_emphasis: 82,
  hotspot_cell: 83,
  cluster_edge: 83.5,
  selection: 84,
  feature_line: 86,
  feature_dot: 88,
  repeat_place: 89,
  road_name: 90,
  water_name: 92,
  park_name: 94,
  feature_name: 96,
  place_name: 98,
  zone_name: 110,
  plan_name: 112,
  above_heat: 120,
} as const;

export type LayerKind = keyof typeof LAYER_RANK;

/** Layers are called `kind` or `kind:source`, so that their place can be read from the map itself. */
export function layerId(kind: LayerKind, source?: string): string {
  return source === undefined ? kind : `${kind}:${source}`;
}

/** Rank of a layer by its id; layers that are not ours (drawing tools) stand on top. */
export function rankOf(id: string): number {
  const kind = id.split(':', 1)[0]!;
  return Object.hasOwn(LAYER_RANK, kind) ? LAYER_RANK[kind as LayerKind] : Number.POSITIVE_INFINITY;
}

/** The id before which a layer has to be inserted into the given bottom-up order; undefined is "on top". */
export function insertBefore(order: readonly string[], id: string): string | undefined {
  const rank = rankOf(id);
  return order.find((other) => rankOf(other) > rank);
}
