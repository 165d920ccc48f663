import { campaignEffect } from '../analysis/change';
import type { Span } from '../domain/period';
import type { PlacedCases } from '../domain/placed-cases';
import { failure, ok, type Result } from '../domain/result';
import type { CampaignStudy, StudyRefusal } from '../domain/study';

/**
 * Before and after in the treated area against the control area; a case of both counts as treated alone. `control`
 * null: all other cases of `everywhere`.
 */
export function weighCampaign(
  everywhere: PlacedCases,
  treated: ReadonlySet<number>,
  control: ReadonlySet<number> | null,
  before: Span,
  after: Span,
): Result<CampaignStudy, StudyRefusal> {
  const counts = { treatedBefore: 0, treatedAfter: 0, controlBefore: 0, controlAfter: 0 };
  everywhere.rowIds.forEach((row, at) => {
    const time = everywhere.times[at]!;
    const isBefore = time >= before.from && time < before.to;
    const isAfter = time >= after.from && time < after.to;
    if (!isBefore && !isAfter) return;
    if (treated.has(row)) counts[isBefore ? 'treatedBefore' : 'treatedAfter']++;
    else if (control === null || control.has(row)) counts[isBefore ? 'controlBefore' : 'controlAfter']++;
  });
  if (counts.treatedBefore + counts.treatedAfter === 0) return failure('no_treated');
  if (counts.controlBefore + counts.controlAfter === 0) return failure('no_control');
  return ok({ ...counts, ...campaignEffect(counts) });
}
