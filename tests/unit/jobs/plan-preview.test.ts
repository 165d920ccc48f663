import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanDesk } from '../../../src/jobs/plan-desk';
import { planBalance } from '../../../src/jobs/plan-workload';
import { assignUnits, emptyUnits } from '../../../src/zoning/plan-edits';
import { createPlanHistory } from '../../../src/zoning/plan-history';
import { latticeUnits } from '../zoning/lattice-units';

const zones = [1, 2].map((id) => ({
  id,
  name: `${id}区`,
  level: 'second' as const,
  chief: { name: '', unit: '', phone: '', shift: '' },
  from: '',
  to: '',
}));

function desk() {
  const units = latticeUnits(3, 2);
  const plan = { id: 'p', name: '', unitSet: units.id, zones, nextZone: 3, inForce: false };
  const state = { plan, units: { ...emptyUnits(6), zone: Uint32Array.of(1, 1, 1, 2, 2, 0) } };
  const made = createPlanDesk(units, state, createPlanHistory());
  made.setLoads(Float64Array.of(1, 2, 4, 8, 16, 32), new Uint32Array(6));
  return made;
}

describe('another division on the screen', () => {
  it('has its figures and colours, and leaves the plan alone', () => {
    const made = desk();
    made.preview([2, 2, 2, 2, 7, 1]);
    expect([...made.shown.zone]).toEqual([2, 2, 2, 2, 7, 1]);
    expect([...made.state.units.zone]).toEqual([1, 1, 1, 2, 2, 0]);
    expect(planBalance(made).loads).toEqual(Float64Array.of(32, 15));
    expect(made.colours().length).toBeGreaterThan(7);
    made.preview(null);
    expect(made.shown.zone).toEqual(made.state.units.zone);
    expect(planBalance(made).loads).toEqual(Float64Array.of(7, 24));
  });

  it('is gone before a stroke, a command or an undo, whose totals are those of the plan', () => {
    const act = fc.constantFrom('stroke', 'perform', 'undo', 'redo', 'preview');
    const unit = fc.nat(5);
    fc.assert(
      fc.property(fc.array(fc.tuple(act, unit, fc.nat(2)), { maxLength: 20 }), (acts) => {
        const made = desk();
        for (const [kind, at, zone] of acts) {
          if (kind === 'preview') made.preview(made.state.units.zone.map((own) => (own + at + zone) % 5));
          else if (kind === 'stroke') {
            made.beginStroke('assign', zone);
            made.stroke([at]);
            made.endStroke();
          } else if (kind === 'perform') {
            const edit = assignUnits(made.state, [at], zone);
            if (edit !== null) made.perform(edit);
          } else if (kind === 'undo') made.undo();
          else made.redo();
        }
        made.preview(null);
        expect(made.shown.zone).toEqual(made.state.units.zone);
        for (const zone of [0, 1, 2]) {
          const own = Array.from(made.state.units.zone.keys()).filter(
            (i) => made.state.units.zone[i] === zone,
          );
          expect(made.total('load', zone)).toBe(own.reduce((sum, i) => sum + 2 ** i, 0));
        }
      }),
    );
  });
});
