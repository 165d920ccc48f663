import { proxy, type Remote, wrap } from 'comlink';
import type { PlanStorePort } from '../jobs/keep-plans';
import type { PlanStoreWorker } from './plan-store.worker';

/** Starts the worker that plans are kept by. */
export function openPlanStores(): PlanStorePort {
  const worker = new Worker(new URL('./plan-store.worker.ts', import.meta.url), {
    type: 'module',
    name: 'plan-store',
  });
  const remote: Remote<PlanStoreWorker> = wrap(worker);
  return {
    start: (holder, onToken, onNews) => remote.start(holder, proxy(onToken), proxy(onNews)),
    keys: (at, from, before) => remote.keys(at, from, before),
    read: (at, keys) => remote.read(at, keys),
    write: (at, changes, token) => remote.write(at, changes, token),
    claimed: (at) => remote.claimed(at),
    claim: (at, claim) => remote.claim(at, claim),
    superseded: () => void remote.superseded(),
    announce: () => void remote.announce(),
    hasRoom: (bytes) => remote.hasRoom(bytes),
    clear: () => remote.clear(),
    async close() {
      await remote.close();
      worker.terminate();
    },
  };
}
