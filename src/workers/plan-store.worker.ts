import { expose } from 'comlink';
import { planStoreRoom } from '../jobs/plan-stores';

const room = planStoreRoom();

export type PlanStoreWorker = typeof room;

expose(room);
