import type { CaseState, LifeRow, LifeStage } from '../domain/fact';
import type { Convention, FactContext } from '../domain/fact-context';
import { isLate, stageOf } from './case-state';

/**
 * All that facts can depend on of one case, in twelve bits: four of the stage, eight yes-or-no traits. Facts are decided
 * once for each of the few thousand situations, not once for each case.
 */
export type Situation = number;
export const SITUATIONS = 4096;

const STAGES: readonly LifeStage[] = [
  'absent',
  'unknown',
  'pending',
  'filed',
  'processing',
  'checking',
  'closed',
  'void',
  'suspended',
];
const STAGE_NUMBER = Object.fromEntries(STAGES.map((stage, number) => [stage, number])) as Readonly<
  Record<LifeStage, number>
>;
const STAGE_MASK = 15;
const LATE = 16;
const PUBLIC = 32;
const DEADLINE = 64;
const LATE_FLAG = 128;
const REWORKED = 256;
const DELAYED = 512;
const SELF_HANDLED = 1024;
const SUSPENDED_ONCE = 2048;

export function situationOf(row: LifeRow, context: FactContext): Situation {
  const stage = stageOf(row, context.asOf);
  let situation = STAGE_NUMBER[stage];
  if (isLate(row, stage, context)) situation |= LATE;
  if (row.publicSource) situation |= PUBLIC;
  if (!Number.isNaN(row.deadline)) situation |= DEADLINE;
  if (!Number.isNaN(row.overdue)) situation |= LATE_FLAG;
  if (row.reworkCount > 0) situation |= REWORKED;
  if (row.delayCount > 0) situation |= DELAYED;
  if (row.selfHandled === 1) situation |= SELF_HANDLED;
  if (row.suspended === 1) situation |= SUSPENDED_ONCE;
  return situation;
}

/** Undefined for numbers that no case has. */
export function stateOf(situation: Situation, convention: Convention): CaseState | undefined {
  const stage = STAGES[situation & STAGE_MASK];
  if (stage === undefined) return undefined;
  const has = (trait: number) => (situation & trait) !== 0;
  return {
    stage,
    late: has(LATE),
    convention,
    publicSource: has(PUBLIC),
    hasDeadline: has(DEADLINE),
    hasLateFlag: has(LATE_FLAG),
    reworked: has(REWORKED),
    delayed: has(DELAYED),
    selfHandled: has(SELF_HANDLED),
    suspendedOnce: has(SUSPENDED_ONCE),
  };
}
