import type { UnitRecipe } from '../../domain/hotspot-units';

const WALK_METRES = 300;

/** About the neighbourhood that was tested: one and a half sides of a cell, a walk around anything else. */
export function reachOf({ kind, sideMetres }: UnitRecipe): number {
  return kind === 'squares' || kind === 'hexagons' ? 1.5 * sideMetres : WALK_METRES;
}
