import { type ReferenceLayer, ROAD_CLASSES, type RoadClass } from '../domain/reference-layer';
import { drawnRoadClass, type ReferenceRole, referenceRole, shapeOf } from './reference-roles';

/** What the style layers read. `order` draws major roads over minor ones. */
interface DrawnProperties {
  role: ReferenceRole;
  name?: string;
  class?: RoadClass;
  order?: number;
}

export interface PreparedReference {
  readonly data: GeoJSON.FeatureCollection<GeoJSON.Geometry, DrawnProperties>;
  /** Which style layers are worth adding. */
  readonly roles: ReadonlySet<ReferenceRole>;
  readonly hasNames: boolean;
}

/** Features that are drawn at all, each with its role. */
export function prepareReference({ features }: Pick<ReferenceLayer, 'features'>): PreparedReference {
  const roles = new Set<ReferenceRole>();
  const drawn: GeoJSON.Feature<GeoJSON.Geometry, DrawnProperties>[] = [];
  let hasNames = false;
  for (const { geometry, properties } of features) {
    const shape = shapeOf(geometry);
    const role = shape === null ? null : referenceRole(properties, shape);
    if (role === null) continue;
    roles.add(role);
    const kept: DrawnProperties = { role };
    if (properties.name !== '') {
      hasNames = true;
      kept.name = properties.name;
    }
    if (role === 'road') {
      kept.class = drawnRoadClass(properties.class);
      kept.order = ROAD_CLASSES.length - ROAD_CLASSES.indexOf(kept.class);
    }
    drawn.push({ type: 'Feature', properties: kept, geometry });
  }
  return { data: { type: 'FeatureCollection', features: drawn }, roles, hasNames };
}
