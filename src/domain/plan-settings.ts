import { type DraftChoices, INITIAL_DRAFT } from './draft-choices';
import type { ChiefLevel } from './responsibility-plan';
import type { WorkloadModel } from './unit-set';
import { DEFAULT_WORKLOAD } from './workload';

/** How a plan is weighed, checked and drafted: kept beside it, not a part of its history. */
export interface PlanSettings {
  readonly model: WorkloadModel;
  /** Units one chief of each level can look after; none said for no limit. */
  readonly spans: { readonly [L in ChiefLevel]?: number };
  readonly draft: DraftChoices;
}

export const USUAL_SETTINGS: PlanSettings = { model: DEFAULT_WORKLOAD, spans: {}, draft: INITIAL_DRAFT };
