import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/seeded-random';
import type { UnitSet } from '../../../src/domain/unit-set';
import { reshapeUnits } from '../../../src/jobs/reshape-units';
import { checkUnits } from '../../../src/zoning/checks/unit-ground';
import { movedPlan } from '../../../src/zoning/units/moved-plan';
import type { SegmentChange } from '../../../src/zoning/units/reshape-segments';
import { segmentsOf } from './street-lattice';

const recipe = { kind: 'segments', depthMetres: 25, reachMetres: 50, longestMetres: 0 } as const;

/** Streets in a lattice that wavers: 9 by 9 crossings, 144 segments. */
function latticeSegments(): UnitSet {
  const random = seededRandom(2);
  const corner = Array.from({ length: 9 }, (_, row) =>
    Array.from({ length: 9 }, (_, column) => [
      114 + (column + (random() - 0.5) * 0.5) * 0.0015,
      30 + (row + (random() - 0.5) * 0.5) * 0.0014,
    ]),
  );
  const lines = [...corner, ...Array.from({ length: 9 }, (_, column) => corner.map((row) => row[column]!))];
  return segmentsOf(lines, recipe);
}

function reshaped(units: UnitSet, change: SegmentChange) {
  const made = reshapeUnits({ units, recipe, change, facilities: [] });
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

const neighbours = ({ graph }: UnitSet, unit: number) =>
  new Set(graph.ids.subarray(graph.starts[unit]!, graph.starts[unit + 1]!));
const metres = ({ lengthMetres }: UnitSet) => lengthMetres.reduce((sum, one) => sum + one, 0);

describe('segments changed by hand', () => {
  it('are two where one was, which touch, and have its neighbours between them', () => {
    const units = latticeSegments();
    const count = units.codes.length;
    const random = seededRandom(11);
    for (let i = 0; i < 8; i++) {
      const unit = Math.floor(random() * count);
      const share = 0.3 + 0.4 * random();
      if (units.lengthMetres[unit]! < 40) continue;
      const { units: next, mapping } = reshaped(units, { kind: 'split', unit, share });
      expect(next.codes).toHaveLength(count + 1);
      expect(next.id).not.toBe(units.id);
      expect(metres(next)).toBeCloseTo(metres(units), 3);
      expect(next.lengthMetres[unit]! / units.lengthMetres[unit]!).toBeCloseTo(share, 6);
      expect(next.names[count]).toBe(units.names[unit]);
      expect(next.from[unit]).toBe(units.from[unit]);
      expect(next.to[count]).toBe(units.to[unit]);
      const [first, second] = [neighbours(next, unit), neighbours(next, count)];
      expect(first.has(count) && second.has(unit)).toBe(true);
      const both = new Set([...first, ...second].filter((one) => one !== unit && one !== count));
      expect(both).toEqual(neighbours(units, unit));
      expect([...mapping.ids.subarray(mapping.starts[unit]!, mapping.starts[unit + 1]!)]).toEqual([
        unit,
        count,
      ]);
      for (let old = 0; old < count; old += 17) {
        if (old !== unit) expect(mapping.ids[mapping.starts[old]!]).toBe(old);
      }
      const zone = Uint32Array.from({ length: count }, (_, one) => 1 + (one % 5));
      const plan = movedPlan({ zone, locked: new Uint8Array(count) }, mapping);
      expect(plan.zone[count]).toBe(zone[unit]);
      expect([...plan.zone.subarray(0, count)]).toEqual([...zone]);
      if (i === 0) expect(checkUnits(next)).toEqual([]);
      // Merged again they are what they were.
      const back = reshaped(next, { kind: 'merge', units: [unit, count] }).units;
      expect(back.codes).toHaveLength(count);
      expect(back.lengthMetres[unit]).toBeCloseTo(units.lengthMetres[unit]!, 6);
      expect([back.from[unit], back.to[unit]]).toEqual([units.from[unit], units.to[unit]]);
      expect(neighbours(back, unit)).toEqual(neighbours(units, unit));
    }
  });

  it('move a plan along: what was locked or somebody’s stays so in a merged one', () => {
    const units = latticeSegments();
    const a = Array.from(units.codes.keys()).find((unit) => {
      const [other] = neighbours(units, unit);
      return (
        other !== undefined &&
        other > unit &&
        reshapeUnits({ units, recipe, change: { kind: 'merge', units: [unit, other] }, facilities: [] }).ok
      );
    })!;
    const b = [...neighbours(units, a)][0]!;
    const { units: next, mapping } = reshaped(units, { kind: 'merge', units: [a, b] });
    expect(next.codes).toHaveLength(units.codes.length - 1);
    expect(metres(next)).toBeCloseTo(metres(units), 0);
    const zone = new Uint32Array(units.codes.length);
    const locked = new Uint8Array(units.codes.length);
    zone[b] = 7;
    locked[b] = 1;
    zone[units.codes.length - 1] = 3;
    const plan = movedPlan({ zone, locked }, mapping);
    expect(plan.zone[a]).toBe(7);
    expect(plan.locked[a]).toBe(1);
    expect(plan.zone.at(-1)).toBe(3);
    expect(next.lengthMetres[a]).toBeCloseTo(units.lengthMetres[a]! + units.lengthMetres[b]!, 0);
  });

  it('are refused where nothing would come of it', () => {
    const units = latticeSegments();
    const refusal = (change: SegmentChange, of = units) => {
      const made = reshapeUnits({ units: of, recipe, change, facilities: [] });
      return made.ok ? null : made.error;
    };
    expect(refusal({ kind: 'split', unit: 0, share: 0 })).toBe('too_short');
    expect(refusal({ kind: 'split', unit: 0, share: Number.NaN })).toBe('too_short');
    expect(refusal({ kind: 'split', unit: -1, share: 0.5 })).toBe('no_such_unit');
    expect(refusal({ kind: 'merge', units: [3, 3] })).toBe('apart');
    const far = Array.from(units.codes.keys()).find((unit) => unit > 0 && !neighbours(units, 0).has(unit))!;
    expect(refusal({ kind: 'merge', units: [0, far] })).toBe('apart');
    expect(refusal({ kind: 'split', unit: 0, share: 0.5 }, { ...units, kind: 'cells' })).toBe('not_segments');
  });
});
