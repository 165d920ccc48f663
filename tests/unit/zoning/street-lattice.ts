import type { RoadSet } from '../../../src/domain/road-set';
import type { UnitSet, UnitSetRecipe } from '../../../src/domain/unit-set';
import { makeUnits } from '../../../src/jobs/make-units';

/** Segments of streets of equally many corners each, in lng and lat, without anything beside them. */
export function segmentsOf(
  lines: readonly (readonly (readonly number[])[])[],
  recipe: Extract<UnitSetRecipe, { kind: 'segments' }>,
): UnitSet {
  const corners = lines[0]!.length;
  const roads: RoadSet = {
    id: 'lattice',
    name: 'lattice',
    skippedFeatures: 0,
    roads: lines.map((_, index) => ({
      id: `${index}`,
      name: `第${index}街`,
      class: 'minor',
      from: '',
      to: '',
      strict: false,
      street: '',
      lengthMetres: 1,
    })),
    lines: {
      coordinates: Float64Array.from(lines.flat(2)),
      partStarts: Uint32Array.from({ length: lines.length + 1 }, (_, line) => corners * line),
      roadStarts: Uint32Array.from({ length: lines.length + 1 }, (_, line) => line),
    },
  };
  const made = makeUnits({ recipe, zoneSet: null, roads, facilities: [] });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}
