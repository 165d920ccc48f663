import type { PlanRows } from '../platform/plan-rows';
import type { StoredPlanHead, StoredUnitSetHead } from './plan-journal';
import { EVERY_GONE, EVERY_HEAD, EVERY_SET, headKey, idOfKey, type KeyRange, setHeadKey } from './plan-keys';
import { readHead } from './plan-records';
import { readUnitSetHead } from './unit-set-bytes';

/** What is in a list of copies, by id; a removed plan is in none, whatever a copy that missed the removal holds. */
export async function listed(copies: readonly PlanRows[]): Promise<{
  readonly plans: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  readonly sets: ReadonlySet<string>;
}> {
  const keys = async (range: KeyRange) =>
    (await Promise.all(copies.map((copy) => copy.keys(range.from, range.before).catch(() => [])))).flat();
  const [heads, left, setHeads] = await Promise.all([keys(EVERY_HEAD), keys(EVERY_GONE), keys(EVERY_SET)]);
  const gone = new Set(left.map(idOfKey));
  const plans = new Set(heads.map(idOfKey).filter((id) => !gone.has(id)));
  return { plans, gone, sets: new Set(setHeads.map(idOfKey)) };
}

export interface StoredLists {
  readonly plans: Map<string, StoredPlanHead>;
  readonly sets: Map<string, StoredUnitSetHead>;
}

/** Heads of all plans and unit sets, each from the first copy that has it whole. */
export async function readLists(copies: readonly PlanRows[]): Promise<StoredLists> {
  const { plans: ids, sets: setIds } = await listed(copies);
  const plans = new Map(await headsOf(copies, [...ids], headKey, readHead));
  const sets = new Map(await headsOf(copies, [...setIds], setHeadKey, readUnitSetHead));
  for (const id of ids) if (!plans.has(id)) plans.set(id, unknownHead(id));
  return { plans, sets };
}

async function headsOf<T>(
  copies: readonly PlanRows[],
  ids: readonly string[],
  keyOf: (id: string) => string,
  judge: (bytes: Uint8Array) => T | null,
): Promise<readonly (readonly [string, T])[]> {
  const read = await Promise.all(
    copies.map((copy) => copy.read(ids.map(keyOf)).catch(() => ids.map(() => null))),
  );
  return ids.flatMap((id, k) => {
    for (const rows of read) {
      const bytes = rows[k];
      const head = bytes === null || bytes === undefined ? null : judge(bytes);
      if (head !== null) return [[id, head] as const];
    }
    return [];
  });
}

/** A plan whose head is whole in no copy: it is listed, and opening it restores or says what can be. */
function unknownHead(id: string): StoredPlanHead {
  return { id, name: '', unitSet: '', inForce: false, zones: 0, units: 0, seq: 0, changedAt: '' };
}
