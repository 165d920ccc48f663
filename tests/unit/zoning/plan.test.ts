import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryStep, PlanState } from '../../../src/domain/plan-history';
import type { PlanEdit, PlanZone } from '../../../src/domain/responsibility-plan';
import {
  applyEdit,
  assignUnits,
  emptyUnits,
  mergeZones,
  newZone,
  removeZone,
  reversed,
  swapZones,
  takeOver,
} from '../../../src/zoning/plan-edits';
import { createPlanHistory, replayStep } from '../../../src/zoning/plan-history';
import { createZoneTotals, fixedPoint } from '../../../src/zoning/zone-totals';

const UNITS = 30;
const blank: Omit<PlanZone, 'id'> = {
  name: '一区',
  level: 'second',
  chief: { name: '', unit: '', phone: '', shift: '' },
  from: '',
  to: '',
};

function freshPlan(): PlanState {
  return {
    plan: { id: 'p', name: '方案', unitSet: 'u', zones: [], nextZone: 1, inForce: false },
    units: emptyUnits(UNITS),
  };
}

/** What a planner may do next, as numbers that pick from what there is. */
const wishes = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('add' as const), units: fc.array(fc.nat(UNITS - 1), { maxLength: 8 }) }),
    fc.record({
      do: fc.constant('assign' as const),
      units: fc.array(fc.nat(UNITS - 1), { maxLength: 8 }),
      zone: fc.nat(6),
    }),
    fc.record({ do: fc.constantFrom('swap' as const, 'merge' as const), a: fc.nat(6), b: fc.nat(6) }),
    fc.record({ do: fc.constant('remove' as const), zone: fc.nat(6) }),
    fc.record({ do: fc.constant('draft' as const), offset: fc.nat(6) }),
    fc.record({
      do: fc.constant('lock' as const),
      units: fc.array(fc.nat(UNITS - 1), { maxLength: 4 }),
      locked: fc.boolean(),
    }),
    fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
  ),
  { maxLength: 40 },
);
type Wish = typeof wishes extends fc.Arbitrary<readonly (infer W)[]> ? W : never;

function editFor(state: PlanState, wish: Wish): PlanEdit | null {
  const ids = state.plan.zones.map(({ id }) => id);
  const pick = (at: number) => (ids.length === 0 ? 0 : ids[at % ids.length]!);
  switch (wish.do) {
    case 'add':
      return newZone(state, blank, wish.units);
    case 'assign':
      return assignUnits(state, wish.units, pick(wish.zone));
    case 'swap':
      return swapZones(state, pick(wish.a), pick(wish.b));
    case 'merge':
      return mergeZones(state, pick(wish.a), pick(wish.b));
    case 'remove':
      return removeZone(state, pick(wish.zone));
    case 'draft':
      return takeOver(
        state,
        Uint32Array.from({ length: UNITS }, (_, unit) => pick(unit + wish.offset)),
      );
    case 'lock': {
      const units = [...new Set(wish.units)].filter(
        (unit) => (state.units.locked[unit] === 1) !== wish.locked,
      );
      return units.length === 0 ? null : { kind: 'lock', units, locked: wish.locked };
    }
    default:
      return null;
  }
}

const copyOf = ({ plan, units }: PlanState) => ({
  plan: { ...plan, nextZone: 0 },
  zone: [...units.zone],
  locked: [...units.locked],
});

describe('edits of a plan', () => {
  it('can each be taken back, leave locked units alone, and keep every unit in a zone there is', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const state = freshPlan();
        for (const wish of list) {
          const edit = editFor(state, wish);
          if (edit === null) continue;
          const before = copyOf(state);
          applyEdit(state, edit);
          const ids = new Set([0, ...state.plan.zones.map(({ id }) => id)]);
          expect(ids.size).toBe(state.plan.zones.length + 1);
          state.units.zone.forEach((zone, unit) => {
            expect(ids).toContain(zone);
            if (before.locked[unit] === 1 && wish.do !== 'lock') expect(zone).toBe(before.zone[unit]);
          });
          const after = copyOf(state);
          applyEdit(state, reversed(edit));
          expect(copyOf(state)).toEqual(before);
          applyEdit(state, edit);
          expect(copyOf(state)).toEqual(after);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('come out the same from the journal, whatever was undone and redone', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const state = freshPlan();
        const history = createPlanHistory();
        const journal: HistoryStep[] = [];
        const past: ReturnType<typeof copyOf>[] = [copyOf(state)];
        let at = 0;
        for (const wish of list) {
          if (wish.do === 'undo' || wish.do === 'redo') {
            const edit = wish.do === 'undo' ? history.undo() : history.redo();
            expect(edit === null).toBe(wish.do === 'undo' ? at === 0 : at === past.length - 1);
            if (edit === null) continue;
            applyEdit(state, edit);
            journal.push({ step: wish.do });
            at += wish.do === 'undo' ? -1 : 1;
          } else {
            const edit = editFor(state, wish);
            if (edit === null) continue;
            applyEdit(state, edit);
            history.push(edit);
            journal.push({ step: 'do', edit });
            past.length = ++at;
            past.push(copyOf(state));
          }
          expect(copyOf(state)).toEqual(past[at]);
        }
        const again = freshPlan();
        const replayed = createPlanHistory();
        for (const step of JSON.parse(JSON.stringify(journal)) as HistoryStep[]) {
          const edit = replayStep(replayed, step);
          if (edit !== null) applyEdit(again, edit);
        }
        expect(copyOf(again)).toEqual(copyOf(state));
        expect(again.plan.nextZone).toBe(state.plan.nextZone);
      }),
      { numRuns: 200 },
    );
  });

  it('keep totals by difference equal to totals from scratch, bit for bit', () => {
    const measure = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
      minLength: UNITS,
      maxLength: UNITS,
    });
    fc.assert(
      fc.property(wishes, measure, (list, values) => {
        const state = freshPlan();
        const loads = fixedPoint(values);
        const totals = createZoneTotals([loads], state.units.zone);
        const history = createPlanHistory();
        for (const wish of list) {
          const edit =
            wish.do === 'undo' ? history.undo() : wish.do === 'redo' ? history.redo() : editFor(state, wish);
          if (edit === null) continue;
          if (wish.do !== 'undo' && wish.do !== 'redo') history.push(edit);
          applyEdit(state, edit, totals.changed);
        }
        const scratch = createZoneTotals([loads], state.units.zone);
        for (const zone of [0, ...state.plan.zones.map(({ id }) => id)]) {
          expect(totals.of(0, zone)).toBe(scratch.of(0, zone));
          expect(totals.units(zone)).toBe(scratch.units(zone));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never give a zone’s number to another', () => {
    const state = freshPlan();
    applyEdit(state, newZone(state, blank, [1, 2]));
    applyEdit(state, removeZone(state, 1)!);
    applyEdit(state, newZone(state, blank, [3]));
    expect(state.plan.zones.map(({ id }) => id)).toEqual([2]);
    expect(state.units.zone[1]).toBe(0);
  });
});
