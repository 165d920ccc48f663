import { expose } from 'comlink';
import type { PlanExportRequest } from '../jobs/export-plan';
import { makeUnits } from '../jobs/make-units';
import { reshapeUnits } from '../jobs/reshape-units';
import { checkPlan } from '../zoning/checks/registry';
import { checkUnits } from '../zoning/checks/unit-ground';
import { draftZones } from '../zoning/draft/draft-zones';
import { zoneOutlines } from '../zoning/outline/zone-outlines';
import { planMesh } from '../zoning/plan-mesh';

const room = {
  makeUnits,
  draft: draftZones,
  mesh: planMesh,
  check: checkPlan,
  outlines: zoneOutlines,
  checkUnits,
  reshapeUnits,
  /** The writers come with the first file. */
  exportPlan: async (request: PlanExportRequest) => (await import('../jobs/export-plan')).exportPlan(request),
};

export type PlanWorker = typeof room;

expose(room);
