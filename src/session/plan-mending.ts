import type { PlanRows, RowChange } from '../platform/plan-rows';
import { goneKey, headKey, type KeyRange, planRange, rowRange, setBodyKey, setHeadKey } from './plan-keys';
import { listed } from './plan-lists';
import { readPlan } from './plan-reading';
import { readUnitSet, readUnitSetHead } from './unit-set-bytes';

/** Rows that go when a plan is removed. */
export function removal(id: string): readonly RowChange[] {
  const head = rowRange(headKey(id));
  const rest = planRange(id);
  return [
    { put: goneKey(id), bytes: new Uint8Array([1]) },
    { dropFrom: head.from, before: head.before },
    { dropFrom: rest.from, before: rest.before },
  ];
}

/**
 * Gives every copy the plans and sets that only another has, and the same rows of each. Rejects where one cannot be read, false where one could not be
 * written. Plans whose copies are damaged beyond that are left as they are, for the user to decide.
 */
export async function mendCopies(copies: readonly PlanRows[], token: number): Promise<boolean> {
  const { plans, gone, sets } = await listed(copies);
  let whole = true;
  const write = async (i: number, changes: readonly RowChange[]): Promise<void> => {
    if (changes.length > 0 && (await copies[i]!.write(changes, token)) !== 'written') whole = false;
  };
  for (const id of gone) {
    for (const [i, copy] of copies.entries()) {
      const { from, before } = planRange(id);
      const held = [...(await copy.read([headKey(id), goneKey(id)])), ...(await copy.keys(from, before))];
      const isThere = held[0] !== null || held.length > 2;
      if (held[1] === null || isThere) await write(i, removal(id));
    }
  }
  for (const id of plans) {
    if (await agree(copies, [rowRange(headKey(id)), planRange(id)])) continue;
    const reading = await readPlan(copies, id);
    if (reading.start === null || reading.damage === 'gap') continue;
    for (const i of copies.keys()) await write(i, await reading.repairs(i));
  }
  for (const id of sets) {
    const keys = [setHeadKey(id), setBodyKey(id)];
    if (await agree(copies, keys.map(rowRange))) continue;
    const rows = await Promise.all(copies.map((copy) => copy.read(keys)));
    const source = rows.find(
      ([head, body]) => head && body && readUnitSetHead(head) !== null && readUnitSet(body) !== null,
    );
    if (source === undefined) continue;
    for (const i of copies.keys()) {
      await write(
        i,
        keys.flatMap((put, k) => (rows[i]![k] === null ? [{ put, bytes: source[k]! }] : [])),
      );
    }
  }
  return whole;
}

/** Do all copies have the same keys? Damage inside a row is met when it is read. */
async function agree(copies: readonly PlanRows[], ranges: readonly KeyRange[]): Promise<boolean> {
  const held = await Promise.all(
    copies.map(async (copy) =>
      (await Promise.all(ranges.map(({ from, before }) => copy.keys(from, before)))).flat().join('\n'),
    ),
  );
  return held.every((keys) => keys === held[0]);
}
