import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixesOf } from '../../../src/domain/plan-check';
import type { PlanZone } from '../../../src/domain/responsibility-plan';
import type { CheckInput } from '../../../src/zoning/checks/check-input';
import { checkPlan } from '../../../src/zoning/checks/registry';
import { fixFinding } from '../../../src/zoning/fix-finding';
import { applyEdit, reversed } from '../../../src/zoning/plan-edits';
import { latticeGraph } from './lattice-graph';

const zone = (id: number, change: Partial<PlanZone> = {}): PlanZone => ({
  id,
  name: `${id}区`,
  level: 'second',
  chief: { name: `路长${id}`, unit: '', phone: `${id}`, shift: '' },
  from: '',
  to: '',
  ...change,
});

function situation(picture: string, zones: readonly PlanZone[], streets?: readonly number[]) {
  const rows = picture.trim().split(/\s+/);
  const cells = rows.join('');
  const graph = latticeGraph(rows[0]!.length, rows.length);
  const state = {
    plan: { id: 'p', name: '', unitSet: 'u', zones, nextZone: 9, inForce: false },
    units: {
      zone: Uint32Array.from(cells, (cell) => (cell === '.' ? 0 : Number(cell))),
      locked: new Uint8Array(cells.length),
    },
  };
  const ground = { graph, streets: Uint32Array.from(streets ?? Array(cells.length).fill(0)) };
  const findings = () =>
    checkPlan({
      ...state,
      ...ground,
      rim: new Uint8Array(cells.length).fill(1),
      codes: Array.from(cells, () => ''),
      spans: {},
      today: '2026-11-22',
    } satisfies CheckInput);
  return { state, ground, findings, shown: () => state.units.zone.join('') };
}

describe('fixes', () => {
  it('give units nobody has to the zone with the longest border, ring by ring', () => {
    const { state, ground, findings, shown } = situation('11..2 11..2', [zone(1), zone(2)]);
    const edit = fixFinding(state, ground, findings()[0]!, 'join_neighbour')!;
    applyEdit(state, edit);
    expect(shown()).toBe('1112211122');
    expect(findings()).toEqual([]);
  });

  it('do not cross a street, nor move what is locked', () => {
    const { state, ground, findings, shown } = situation('1..', [zone(1)], [0, 0, 1]);
    applyEdit(state, fixFinding(state, ground, findings()[0]!, 'join_neighbour')!);
    expect(shown()).toBe('110');
    expect(fixFinding(state, ground, findings()[0]!, 'join_neighbour')).toBeNull();
    state.units.locked[2] = 1;
    expect(fixFinding(state, ground, findings()[0]!, 'join_neighbour')).toBeNull();
  });

  it('split pieces off under names that are free', () => {
    const { state, ground, findings, shown } = situation('11212', [zone(1), zone(2, { name: '1区-2' })]);
    const finding = findings().find(({ code, zones }) => code === 'zone_in_pieces' && zones[0] === 1)!;
    applyEdit(state, fixFinding(state, ground, finding, 'split_off')!);
    expect(shown()).toBe('11292');
    expect(state.plan.zones.at(-1)).toMatchObject({ id: 9, name: '1区-3', chief: { name: '' } });
  });

  it('turn reversed dates round and remove what is empty', () => {
    const reversedDates = zone(1, { from: '2026-12-01', to: '2026-01-01' });
    const { state, ground, findings } = situation('1', [reversedDates, zone(2)]);
    for (const finding of findings())
      for (const fix of fixesOf(finding, state.plan.zones))
        applyEdit(state, fixFinding(state, ground, finding, fix)!);
    expect(state.plan.zones).toEqual([zone(1, { from: '2026-01-01', to: '2026-12-01' })]);
  });

  it('end a chief’s earlier zone on the day before the next, and lift an end that has passed', () => {
    const chief = zone(1).chief;
    const { state, ground, findings } = situation('1234', [
      zone(1, { chief, from: '2026-01-01' }),
      zone(2, { chief, from: '2026-03-01', to: '2026-12-31' }),
      zone(3, { chief, from: '2026-03-01' }),
      zone(4, { to: '2026-06-30' }),
    ]);
    const of = (code: string) => findings().find((finding) => finding.code === code)!;
    const twice = of('chief_twice');
    expect(fixesOf(twice, state.plan.zones)).toEqual(['end_before_next']);
    const edit = fixFinding(state, ground, twice, 'end_before_next')!;
    applyEdit(state, edit);
    // Two that begin on one day stay as they are, and stay a finding for which there is no such fix.
    expect(state.plan.zones.map(({ to }) => to)).toEqual(['2026-02-28', '2026-12-31', '', '2026-06-30']);
    expect(of('chief_twice').zones).toEqual([2, 3]);
    expect(fixesOf(of('chief_twice'), state.plan.zones)).toEqual([]);
    expect(fixFinding(state, ground, twice, 'end_before_next')).toBeNull();
    const lapsed = () => findings().filter(({ code }) => code === 'dates_lapsed');
    expect(lapsed().map(({ zones }) => zones)).toEqual([[1], [4]]);
    applyEdit(state, fixFinding(state, ground, lapsed()[1]!, 'open_end')!);
    expect(state.plan.zones[3]!.to).toBe('');
    expect(lapsed().map(({ zones }) => zones)).toEqual([[1]]);
  });

  it('are taken back as one, whatever the plan, and leave locked units and other streets alone', () => {
    const cell = fc.constantFrom('1', '2', '3', '.');
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 20, maxLength: 20 }),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        fc.array(fc.constantFrom('', '2026-01-01', '2026-03-01', '2027-01-01'), {
          minLength: 6,
          maxLength: 6,
        }),
        (cells, locks, days) => {
          const rows = [0, 5, 10, 15].map((at) => cells.slice(at, at + 5).join(''));
          const streets = cells.map((_, i) => (i % 5 < 3 ? 0 : 1));
          const { state, ground, findings, shown } = situation(
            rows.join(' '),
            [1, 2, 3].map((id) => zone(id, { chief: zone(1).chief, from: days[id - 1]!, to: days[id + 2]! })),
            streets,
          );
          state.units.locked.set(locks.map((lock) => (lock ? 1 : 0)));
          for (const finding of findings()) {
            for (const fix of fixesOf(finding, state.plan.zones)) {
              const before = shown();
              const zonesBefore = state.plan.zones;
              const edit = fixFinding(state, ground, finding, fix);
              if (edit === null) continue;
              applyEdit(state, edit);
              for (let unit = 0; unit < 20; unit++)
                if (locks[unit]) expect(String(state.units.zone[unit])).toBe(before[unit]);
              applyEdit(state, reversed(edit));
              expect(shown()).toBe(before);
              expect(state.plan.zones).toEqual(zonesBefore);
            }
          }
        },
      ),
    );
  });
});
