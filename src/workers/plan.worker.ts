import { expose } from 'comlink';
import type { PlanExportRequest } from '../jobs/export-plan';
import { makeUnits } from '../jobs/make-units';
import { reshapeUnits } from '../jobs/reshape-units';
import type { CheckGround, CheckQuestion } from '../zoning/checks/check-input';
import { checkPlan } from '../zoning/checks/registry';
import { checkUnits } from '../zoning/checks/unit-ground';
import { draftZones } from '../zoning/draft/draft-zones';
import { zoneOutlines } from '../zoning/outline/zone-outlines';
import { planMesh } from '../zoning/plan-mesh';

let ground: CheckGround | null = null;

const room = {
  makeUnits,
  draft: draftZones,
  mesh: planMesh,
  holdGround(next: CheckGround) {
    ground = next;
  },
  check(question: CheckQuestion) {
    if (ground === null) throw new Error('A plan was checked before its units were there.');
    return checkPlan({ ...ground, ...question });
  },
  outlines: zoneOutlines,
  checkUnits,
  reshapeUnits,
  /** The writers come with the first file. */
  exportPlan: async (request: PlanExportRequest) => (await import('../jobs/export-plan')).exportPlan(request),
};

export type PlanWorker = typeof room;

expose(room);
