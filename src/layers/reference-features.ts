import { type ReferenceRole, ROAD_CLASSES, referenceRole, roadClass, shapeOf } from './reference-roles';

/** A loaded 底图: any GeoJSON with at least a geometry; `kind`, `class` and `name` are '' where the file has none. */
export interface ReferenceSource {
  readonly id: string;
  readonly name: string;
  readonly features: readonly ReferenceFeature[];
}

export interface ReferenceFeature {
  readonly geometry: GeoJSON.Geometry;
  readonly properties: { readonly kind: string; readonly class: string; readonly name: string };
}

export interface PreparedReference {
  readonly data: GeoJSON.FeatureCollection;
  /** Which style layers are worth adding. */
  readonly roles: ReadonlySet<ReferenceRole>;
  readonly hasNames: boolean;
}

/** Features with `role`, `class` and `name` as the style layers read them; `order` draws major roads on top. */
export function prepareReference(source: ReferenceSource): PreparedReference {
  const roles = new Set<ReferenceRole>();
  const features: GeoJSON.Feature[] = [];
  let hasNames = false;
  for (const { geometry, properties } of source.features) {
    const shape = shapeOf(geometry);
    if (shape === null) continue;
    const role = referenceRole(properties.kind, properties.class, shape);
    if (role === null) continue;
    roles.add(role);
    if (properties.name !== '') hasNames = true;
    const drawn: Record<string, string | number> = { role };
    if (properties.name !== '') drawn['name'] = properties.name;
    if (role === 'road') {
      const road = roadClass(properties.kind, properties.class) ?? 'residential';
      drawn['class'] = road;
      drawn['order'] = ROAD_CLASSES.length - ROAD_CLASSES.indexOf(road);
    }
    features.push({ type: 'Feature', properties: drawn, geometry });
  }
  return { data: { type: 'FeatureCollection', features }, roles, hasNames };
}
