import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftChoices, INITIAL_DRAFT } from '../../../src/domain/draft-choices';
import type { PlanZone } from '../../../src/domain/responsibility-plan';
import { draftVerdict } from '../../../src/zoning/draft/draft-verdict';
import { draftZones } from '../../../src/zoning/draft/draft-zones';
import { withKnownNumbers } from '../../../src/zoning/draft/known-numbers';
import { draftEdit, planDraftRequest, zonesAsked } from '../../../src/zoning/draft/plan-draft';
import { applyEdit, reversed } from '../../../src/zoning/plan-edits';
import { latticeGraph } from './lattice-graph';
import { latticeUnits } from './lattice-units';

const zone = (id: number): PlanZone => ({
  id,
  name: `${id}区`,
  level: 'second',
  chief: { name: '', unit: '', phone: '', shift: '' },
  from: '',
  to: '',
});
const { id: _, ...blank } = zone(0);
const newZone = (number: number) => ({ ...blank, name: `新${number}` });

function situation(cells: readonly number[], locks: readonly boolean[] = []) {
  const ids = [...new Set(cells)].filter((id) => id > 0).sort();
  return {
    plan: { id: 'p', name: '', unitSet: 'u', zones: ids.map(zone), nextZone: 9, inForce: false },
    units: {
      zone: Uint32Array.from(cells),
      locked: Uint8Array.from(cells, (_cell, unit) => (locks[unit] ? 1 : 0)),
    },
  };
}
const asked = (change: Partial<DraftChoices>): DraftChoices => ({ ...INITIAL_DRAFT, ...change });
const ones = (n: number) => new Float64Array(n).fill(1);

describe('a draft for a plan', () => {
  it('is as many zones as asked, or as bring one to the load', () => {
    expect(zonesAsked(asked({ zones: 7 }), ones(40))).toBe(7);
    expect(zonesAsked(asked({ by: 'load', targetLoad: 9 }), ones(40))).toBe(4);
    expect(zonesAsked(asked({ by: 'load', targetLoad: 900 }), ones(40))).toBe(1);
    expect(zonesAsked(asked({ by: 'load', targetLoad: 0 }), ones(40))).toBe(0);
  });

  it('makes what is new, removes what is left with nothing, and is taken back as one', () => {
    const state = situation([1, 1, 2, 2, 3, 3]);
    const { request, zoneIds } = planDraftRequest(state, latticeUnits(6, 1), ones(6), asked({ zones: 2 }));
    const draft = draftZones(request);
    if (!draft.ok) throw new Error(draft.error);
    const edit = draftEdit(state, zoneIds, draft.value, newZone)!;
    applyEdit(state, edit);
    expect(state.plan.zones.length).toBe(2);
    expect(new Set(state.units.zone).size).toBe(2);
    applyEdit(state, reversed(edit));
    expect([...state.units.zone]).toEqual([1, 1, 2, 2, 3, 3]);
    expect(state.plan.zones).toEqual([zone(1), zone(2), zone(3)]);
  });

  it('moves nothing where it is the plan, under whatever numbers, and the same units whoever is numbered how', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 24, maxLength: 24 }),
        fc.nat(1000),
        (cells, seed) => {
          const state = situation(cells);
          const zones = state.plan.zones.length;
          const { request } = planDraftRequest(state, latticeUnits(6, 4), ones(24), asked({ zones, seed }));
          const draft = draftZones(request);
          if (!draft.ok) throw new Error(draft.error);
          const named = withKnownNumbers(request, draft.value);
          expect(named.moved!).toBeLessThanOrEqual(draft.value.moved!);
          for (let a = 0; a < 24; a++)
            for (let b = 0; b < a; b++)
              expect(named.assignment[a] === named.assignment[b]).toBe(
                draft.value.assignment[a] === draft.value.assignment[b],
              );
          const sums = new Float64Array(zones);
          for (const zone of named.assignment) sums[zone]! += 1;
          expect(named.zoneLoads).toEqual(sums);
          const again = { ...request, current: draft.value.assignment.map((zone) => zones - 1 - zone) };
          expect(withKnownNumbers(again, draft.value).moved).toBe(0);
        },
      ),
    );
  });

  it('begins with no zones at all', () => {
    const state = situation([0, 0, 0, 0]);
    const { request, zoneIds } = planDraftRequest(state, latticeUnits(2, 2), ones(4), asked({ zones: 2 }));
    const draft = draftZones(request);
    if (!draft.ok) throw new Error(draft.error);
    applyEdit(state, draftEdit(state, zoneIds, draft.value, newZone)!);
    expect(state.plan.zones.map(({ name }) => name)).toEqual(['新9', '新10']);
    expect(state.units.zone.includes(0)).toBe(false);
    expect(
      draftEdit(
        state,
        [9, 10],
        { ...draft.value, assignment: Int32Array.from(state.units.zone, (id) => id - 9) },
        newZone,
      ),
    ).toBeNull();
  });

  it('keeps each zone its number where a street gains one and another loses one', () => {
    // Two streets of two zones; the first has got most of the load.
    const cells = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4];
    const units = {
      ...latticeUnits(12, 1),
      streets: ['甲', '乙'],
      streetOf: Uint32Array.from(cells, (id) => (id < 3 ? 0 : 1)),
    };
    const loads = Float64Array.from(cells, (id) => (id < 3 ? 3 : 1));
    const state = situation(cells);
    const { request, zoneIds } = planDraftRequest(state, units, loads, asked({ zones: 4, stayMetres: 100 }));
    const draft = draftZones(request);
    if (!draft.ok) throw new Error(draft.error);
    expect(draft.value.streets.map(({ zones }) => zones)).toEqual([3, 1]);
    const ids = Array.from(draft.value.assignment, (number) => zoneIds[number]);
    const inSecond = new Set(ids.slice(6));
    expect(inSecond.has(3) || inSecond.has(4)).toBe(true);
    expect(ids.slice(0, 6)).toEqual(expect.arrayContaining([1, 2]));
  });

  it('never moves a locked unit, nor removes its zone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 24, maxLength: 24 }),
        fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
        fc.integer({ min: 1, max: 8 }),
        (cells, locks, zones) => {
          const state = situation(cells, locks);
          const before = state.units.zone.slice();
          const units = latticeUnits(6, 4);
          const { request, zoneIds } = planDraftRequest(state, units, ones(24), asked({ zones }));
          const draft = draftZones(request);
          if (!draft.ok) return;
          const edit = draftEdit(state, zoneIds, draft.value, newZone);
          if (edit === null) return;
          applyEdit(state, edit);
          const ids = new Set(state.plan.zones.map(({ id }) => id));
          state.units.zone.forEach((id, unit) => {
            if (locks[unit]) expect(id).toBe(before[unit]);
            if (id !== 0) expect(ids.has(id)).toBe(true);
          });
        },
      ),
    );
  });
});

describe('what is said of a draft', () => {
  const verdictOf = (
    loads: Float64Array,
    change: Partial<DraftChoices>,
    keep?: (column: number) => boolean,
  ) => {
    const { cells: _cells, ...graph } = latticeGraph(9, 1, (column) => keep?.(column) ?? true);
    const n = graph.starts.length - 1;
    const units = { ...latticeUnits(n, 1), graph };
    const { request } = planDraftRequest(situation(Array(n).fill(0)), units, loads, asked(change));
    const draft = draftZones(request);
    if (!draft.ok) throw new Error(draft.error);
    return draftVerdict(request, draft.value);
  };

  it('is that it holds', () => {
    expect(verdictOf(ones(9), { zones: 3 })).toMatchObject({ code: 'met', street: null });
  });

  it('is the unit that is too heavy for any zone', () => {
    const loads = ones(9);
    loads[4] = 30;
    const verdict = verdictOf(loads, { zones: 3 });
    expect(verdict).toMatchObject({ code: 'heavy_unit', units: [4], street: 0 });
    expect(verdict.lowerBound).toBeGreaterThan(0.1);
  });

  it('is the part that no number of zones shares evenly', () => {
    const verdict = verdictOf(ones(8), { zones: 2 }, (column) => column !== 2);
    expect(verdict).toMatchObject({ code: 'island' });
    expect(verdict.units.length).toBeGreaterThan(0);
  });
});
