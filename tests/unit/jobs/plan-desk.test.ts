import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanZone } from '../../../src/domain/responsibility-plan';
import { createPlanDesk, PLAN_MEASURES } from '../../../src/jobs/plan-desk';
import { assignUnits, emptyUnits, newZone, swapZones } from '../../../src/zoning/plan-edits';
import { createPlanHistory } from '../../../src/zoning/plan-history';
import { latticeUnits } from '../zoning/lattice-units';

const NOBODY = { name: '', unit: '', phone: '', shift: '' };
const zone = (name: string): Omit<PlanZone, 'id'> => ({
  name,
  level: 'second',
  chief: NOBODY,
  from: '',
  to: '',
});

function desk(columns = 6, rows = 5) {
  const units = latticeUnits(columns, rows);
  const plan = { id: 'p', name: '方案', unitSet: units.id, zones: [], nextZone: 1, inForce: false };
  const made = createPlanDesk(units, { plan, units: emptyUnits(columns * rows) }, createPlanHistory());
  for (const name of ['甲', '乙', '丙']) made.perform(newZone(made.state, zone(name)));
  made.setLoads(
    Float64Array.from({ length: columns * rows }, (_, i) => (i * 7) % 5),
    Uint32Array.from({ length: columns * rows }, (_, i) => i % 3),
  );
  return made;
}

/** Sums by going over every unit. */
function slowTotal(made: ReturnType<typeof desk>, wanted: number): number[] {
  const sums = [0, 0, 0, 0];
  made.shown.zone.forEach((one, unit) => {
    if (one !== wanted) return;
    [
      made.loads()[unit]!,
      made.cases()[unit]!,
      made.units.areaM2[unit]!,
      made.units.lengthMetres[unit]!,
    ].forEach((value, i) => {
      sums[i]! += value;
    });
  });
  return sums;
}

describe('the desk a plan is worked on at', () => {
  it('shows a stroke at once and lets the journal see it when it is a command', () => {
    const made = desk();
    const painted: (readonly number[] | null)[] = [];
    made.onPaint((units) => painted.push(units));
    made.beginStroke('assign', 2);
    expect(made.stroke([3, 4, 5])).toBe(3);
    expect(made.stroke([4, 5, 6])).toBe(1);
    expect(painted).toEqual([[3, 4, 5], [6]]);
    expect(made.total('cases', 2)).toBe(0 + 1 + 2 + 0);
    expect(made.state.units.zone[3]).toBe(0);
    expect(made.endStroke()).toEqual({ kind: 'assign', units: [3, 4, 5, 6], before: [0, 0, 0, 0], zone: 2 });
    expect(made.state.units.zone[3]).toBe(2);
    expect(made.endStroke()).toBeNull();
  });

  it('leaves what is locked, and a cancelled stroke leaves nothing', () => {
    const made = desk();
    made.perform(assignUnits(made.state, [0, 1, 2], 1)!);
    made.beginStroke('lock', 0);
    expect(made.stroke([1, 20])).toBe(1);
    expect(made.endStroke()).toEqual({ kind: 'lock', units: [1], locked: true });
    made.beginStroke('assign', 3);
    made.stroke([0, 1, 2]);
    expect([...made.shown.zone.slice(0, 3)]).toEqual([3, 1, 3]);
    made.cancelStroke();
    expect([...made.shown.zone.slice(0, 3)]).toEqual([1, 1, 1]);
    expect(made.total('area_m2', 1)).toBe(30_000);
    expect(made.total('area_m2', 3)).toBe(0);
  });

  it('after any strokes, commands, undos and redos, totals and what is shown are as if counted anew', async () => {
    const step = fc.oneof(
      fc.record({
        act: fc.constant('stroke' as const),
        kind: fc.constantFrom('assign' as const, 'lock' as const, 'unlock' as const),
        zone: fc.integer({ min: 0, max: 3 }),
        units: fc.array(fc.integer({ min: 0, max: 29 }), { maxLength: 12 }),
        cancelled: fc.boolean(),
      }),
      fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const, 'swap' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const made = desk();
        for (const one of steps) {
          await made.ready();
          if ('kind' in one) {
            made.beginStroke(one.kind, one.zone);
            made.stroke(one.units);
            if (one.cancelled) made.cancelStroke();
            else made.endStroke();
          } else if (one.act === 'undo') made.undo();
          else if (one.act === 'redo') made.redo();
          else if (one.act === 'swap') {
            const command = swapZones(made.state, 1, 2);
            if (command !== null) made.perform(command);
          }
          expect(made.shown.zone).toEqual(made.state.units.zone);
          expect(made.shown.locked).toEqual(made.state.units.locked);
        }
        for (const { id } of made.plan().zones) {
          expect(PLAN_MEASURES.map((measure) => made.total(measure, id))).toEqual(slowTotal(made, id));
        }
      }),
      { numRuns: 80 },
    );
  });
});
