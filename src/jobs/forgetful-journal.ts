import type { PlanState } from '../domain/plan-history';
import { failure, ok } from '../domain/result';
import type { UnitSet } from '../domain/unit-set';
import type { JournalState, PlanJournal, StoredPlanHead, StoredUnitSetHead } from '../session/plan-journal';
import { createPlanHistory } from '../zoning/plan-history';

/** For a browser that refuses storage: plans live as long as the page, and the status says so. */
export function forgetfulJournal(): PlanJournal {
  const sets = new Map<string, { readonly set: UnitSet; readonly head: StoredUnitSetHead }>();
  const plans = new Map<string, PlanState & { seq: number; history: ReturnType<typeof createPlanHistory> }>();
  const listeners = new Set<(state: JournalState) => void>();
  let inForce: string | null = null;

  const headOf = (id: string): StoredPlanHead => {
    const { plan, units, seq } = plans.get(id)!;
    return {
      id,
      name: plan.name,
      unitSet: plan.unitSet,
      inForce: inForce === id,
      zones: plan.zones.length,
      units: units.zone.length,
      seq,
      changedAt: '',
    };
  };
  const state = (): JournalState => ({
    plans: [...plans.keys()].map(headOf),
    unitSets: [...sets.values()].map(({ head }) => head),
  });
  const changed = () => {
    for (const listener of listeners) listener(state());
    return ok(undefined);
  };

  return {
    state,
    readUnitSet: async (id) => sets.get(id)?.set ?? null,
    async putUnitSet(set, recipe) {
      const head = { id: set.id, name: set.name, kind: set.kind, units: set.codes.length, recipe };
      sets.set(set.id, { set, head });
      return changed();
    },
    async removeUnitSet(id) {
      sets.delete(id);
      return changed();
    },
    async create(plan, units) {
      plans.set(plan.id, { plan, units, seq: 0, history: createPlanHistory() });
      return changed();
    },
    async openPlan(id) {
      const held = plans.get(id);
      if (held === undefined) return failure({ code: 'missing' });
      return ok({ state: held, history: held.history, seq: held.seq, restoredFrom: null, lost: 0 });
    },
    async append(id) {
      const held = plans.get(id);
      if (held === undefined) return failure({ code: 'missing' });
      held.seq += 1;
      changed();
      return ok(held.seq);
    },
    async setInForce(id) {
      inForce = id;
      return changed();
    },
    async remove(id) {
      plans.delete(id);
      return changed();
    },
    role: () => 'writer',
    status: () => ({ waiting: 0, trouble: 'refused', copies: 0 }),
    onRole: () => () => undefined,
    onStatus: () => () => undefined,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasRoom: async () => false,
    close: async () => undefined,
  };
}
