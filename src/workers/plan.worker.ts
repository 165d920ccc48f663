import { expose } from 'comlink';
import { makeUnits } from '../jobs/make-units';
import { checkPlan } from '../zoning/checks/registry';
import { draftZones } from '../zoning/draft/draft-zones';

const room = { makeUnits, draft: draftZones, check: checkPlan };

export type PlanWorker = typeof room;

expose(room);
