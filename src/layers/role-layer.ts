import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { ReferenceRole } from './reference-roles';

/** A style layer and the roles it draws: it is added only where one of them occurs. */
export interface RoleLayer {
  readonly roles: readonly ReferenceRole[];
  readonly layer: LayerSpecification;
}

export function roleIs(...roles: readonly ReferenceRole[]): ExpressionSpecification {
  return ['match', ['get', 'role'], [...roles], true, false] as ExpressionSpecification;
}
