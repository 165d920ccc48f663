import type { PlanFinding } from '../../domain/plan-check';
import type { UnitSet } from '../../domain/unit-set';
import { unitGaps } from '../units/unit-gaps';
import { unitOverlaps } from '../units/unit-overlaps';

/** Less than this is how lines are drawn. */
const LEAST_M2 = 1;

/**
 * Cells that lie on one another and ground between them that is nobody's, with their square metres: findings of the
 * units, the same for every plan, so asked once a set. The frontages of segments leave the blocks free by intent.
 */
export function checkUnits({ kind, geometry }: Pick<UnitSet, 'kind' | 'geometry'>): readonly PlanFinding[] {
  const overlaps = unitOverlaps(geometry, LEAST_M2).map(
    ({ a, b, areaM2 }): PlanFinding => ({
      code: 'units_overlap',
      zones: [],
      units: [a, b],
      amount: Math.round(areaM2),
    }),
  );
  if (kind === 'segments') return overlaps;
  const gaps = unitGaps(geometry, LEAST_M2).map(
    ({ units, areaM2 }): PlanFinding => ({
      code: 'gap_between_units',
      zones: [],
      units,
      amount: Math.round(areaM2),
    }),
  );
  return [...overlaps, ...gaps];
}
