import type { CaseState } from '../domain/fact';

/** Reported, and neither void (removed) nor of unknown standing. */
export function stands({ stage }: CaseState): boolean {
  return stage !== 'absent' && stage !== 'void' && stage !== 'unknown';
}

/** 立案 and not removed since. */
export function isFiled(state: CaseState): boolean {
  return stands(state) && state.stage !== 'pending';
}

/** The vendor's stages 7–14 and 101: sent to a unit; 挂账 (103) has no counts of disposal at all. */
export function isWithUnitOrPast({ stage }: CaseState): boolean {
  return stage === 'processing' || isPastDisposal(stage);
}

/** The vendor's stage > 8: the unit has reported done, closed cases included. */
export function isPastDisposal(stage: CaseState['stage']): boolean {
  return stage === 'checking' || stage === 'closed';
}

/** Cases whose rework and delay count: disposal counts leave 挂账 out, 运城 counts it in. */
export function countsForQuality(state: CaseState): boolean {
  return isWithUnitOrPast(state) || (state.stage === 'suspended' && state.convention === 'yuncheng');
}
