import type { DraftRefusal } from '../domain/draft';
import type { DraftCandidate, DraftChoices } from '../domain/draft-choices';
import type { PlanEdit, PlanZone } from '../domain/responsibility-plan';
import { failure, ok, type Result } from '../domain/result';
import { draftVerdict } from '../zoning/draft/draft-verdict';
import { withKnownNumbers } from '../zoning/draft/known-numbers';
import { draftEdit, planDraftRequest } from '../zoning/draft/plan-draft';
import type { PlanDesk } from './plan-desk';
import { inPlanRoom, type PlanPorts } from './plan-room';

export interface DraftRun {
  readonly candidates: readonly DraftCandidate[];
  /** Zone of the plan by number; null for one that is to be made. */
  readonly zoneIds: readonly (number | null)[];
}

/** One draft for each seed, one after the other; null where `signal` ended it. `tell` hears how much is done, 0..1. */
export async function draftPlan(
  ports: Pick<PlanPorts, 'openPlanRoom'>,
  desk: PlanDesk,
  choices: DraftChoices,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<Result<DraftRun, DraftRefusal> | null> {
  const { request, zoneIds } = planDraftRequest(desk.state, desk.units, desk.loads(), choices);
  return inPlanRoom(
    ports,
    async (room): Promise<Result<DraftRun, DraftRefusal>> => {
      const candidates: DraftCandidate[] = [];
      for (let i = 0; i < choices.candidates; i++) {
        const own = { ...request, places: desk.index.centres, seed: choices.seed + i };
        const draft = await room.draft(own, ({ streetsDone, streets }) =>
          tell((i + streetsDone / streets) / choices.candidates),
        );
        if (!draft.ok) return failure(draft.error);
        const named = withKnownNumbers(own, draft.value);
        candidates.push({ draft: named, verdict: draftVerdict(own, named) });
      }
      return ok({ candidates, zoneIds });
    },
    signal,
  );
}

/** The candidate as one command on the plan as it stands now; null where it changes nothing. */
export function takeDraft(
  desk: PlanDesk,
  { zoneIds, candidates }: DraftRun,
  candidate: number,
  newZoneOf: (number: number) => Omit<PlanZone, 'id'>,
): PlanEdit | null {
  const chosen = candidates[candidate];
  return chosen === undefined ? null : draftEdit(desk.state, zoneIds, chosen.draft, newZoneOf);
}
