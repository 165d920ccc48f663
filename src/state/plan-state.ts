import { BRUSH_PIXELS, type PlanTool } from '../domain/plan-tool';
import type { ResponsibilityPlan } from '../domain/responsibility-plan';
import type { UnitSetRecipe } from '../domain/unit-set';
import type { PlanDesk } from '../jobs/plan-desk';
import type { JournalError, RestoredFrom, StoredPlanHead, StoredUnitSetHead } from '../session/plan-journal';
import { INITIAL_RESHAPE, type ReshapeState } from './reshape-state';

export type { PlanDesk };

/** `saved`: the last edit is durable. `refused`: the browser would not keep it; the plan on screen is ahead of the store. */
export interface PlanSaved {
  readonly state: 'saved' | 'saving' | 'readonly' | 'refused';
  /** Number of the last durable edit. */
  readonly seq: number;
}

/** The plan on the map. Which unit is whose lies in `Application.planDesk`; here is what lists and forms show. */
export interface OpenPlan {
  readonly plan: ResponsibilityPlan;
  readonly unitSet: StoredUnitSetHead;
  /** Another number each time a plan is put on the table: the desk is another one then. */
  readonly opened: number;
  /** Grows with every completed command. */
  readonly revision: number;
  readonly saved: PlanSaved;
  /** What Ctrl+Z and Ctrl+Y would do: translation keys `plan.edit.<kind>`; null for nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** What had to be restored when it was opened. */
  readonly restoredFrom: RestoredFrom;
}

export interface MakingUnits {
  readonly recipe: UnitSetRecipe;
}

/** Units shown beside the zones: where a check points to, or which change hands against another plan. */
export interface PlanMarks {
  readonly reason: 'finding' | 'compare';
  readonly units: readonly number[];
}

export interface PlansState {
  /** `unopened` until the workspace is opened first. */
  readonly phase: 'unopened' | 'opening' | 'ready' | 'refused';
  /** Of a plan that could not be opened: what is offered instead. */
  readonly damaged: { readonly plan: string; readonly error: JournalError } | null;
  /** In how many places an edit lies once it is acknowledged. */
  readonly copies: 0 | 1 | 2;
  /** Why edits are not kept at present, or would not be. */
  readonly trouble: 'full' | 'refused' | null;
  readonly role: 'writer' | 'reader';
  readonly heads: readonly StoredPlanHead[];
  readonly unitSets: readonly StoredUnitSetHead[];
  readonly open: OpenPlan | null;
  /** Units are being made. */
  readonly making: MakingUnits | null;
  /** Code and figures of why no units came: translation key `unit-refusal.<code>`. */
  readonly unitRefusal: {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
  } | null;
  readonly tool: PlanTool;
  readonly brushPixels: number;
  /** Zone that tools give units to; 0 is nobody's. */
  readonly activeZone: number;
  /** Zone whose form is open. */
  readonly editedZone: number | null;
  /** Under the pointer, or where the arrow keys are. */
  readonly hovered: number | null;
  readonly marks: PlanMarks | null;
  readonly reshape: ReshapeState;
  /** Grows at most once a frame while units change hands: live totals read the desk anew. */
  readonly live: number;
}

export const INITIAL_PLANS: PlansState = {
  phase: 'unopened',
  damaged: null,
  copies: 2,
  trouble: null,
  role: 'writer',
  heads: [],
  unitSets: [],
  open: null,
  making: null,
  unitRefusal: null,
  tool: 'browse',
  brushPixels: BRUSH_PIXELS.first,
  activeZone: 0,
  editedZone: null,
  hovered: null,
  marks: null,
  reshape: INITIAL_RESHAPE,
  live: 0,
};
