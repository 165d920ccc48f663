import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_SETTINGS } from '../../../src/domain/plan-settings';
import type { PlanZone } from '../../../src/domain/responsibility-plan';
import { openPlanFile } from '../../../src/jobs/plan-file';
import { identified } from '../../../src/jobs/unit-fingerprint';
import { type PlanFileContent, planFileText } from '../../../src/session/plan-file';
import { latticeUnits } from '../zoning/lattice-units';

const zone = (id: number): PlanZone => ({
  id,
  name: `${id}区 "引号" <b>`,
  level: 'micro',
  chief: { name: '王', unit: '', phone: '13812345678', shift: '' },
  from: '2026-01-01',
  to: '',
});
const { id: _, ...lattice } = latticeUnits(3, 2);
const unitSet = identified(lattice);

function content(change: Partial<PlanFileContent> = {}): PlanFileContent {
  return {
    plan: {
      id: 'p',
      name: '试验',
      unitSet: unitSet.id,
      zones: [zone(1), zone(4)],
      nextZone: 5,
      inForce: false,
    },
    units: { zone: Uint32Array.of(1, 1, 0, 4, 4, 4), locked: Uint8Array.of(1, 0, 0, 0, 0, 1) },
    unitSet,
    recipe: { kind: 'generated', sideMetres: 100 },
    settings: { ...USUAL_SETTINGS, spans: { micro: 40 } },
    ...change,
  };
}
const text = (change: Partial<PlanFileContent> = {}) => planFileText(content(change), '2026-11-22 10:00');
const errorOf = (written: string) => {
  const read = openPlanFile(written);
  return read.ok ? null : read.error;
};

describe('a plan as a file', () => {
  it('comes back whole, units and all', () => {
    expect(openPlanFile(text())).toEqual({ ok: true, value: content() });
    expect(openPlanFile(text({ settings: null }))).toMatchObject({ ok: true, value: { settings: null } });
  });

  it('is refused by name where it is none, newer, or not in order', () => {
    expect(errorOf('{')).toBe('not_a_plan');
    expect(errorOf('{"kind":"shirong-project","v":1}')).toBe('not_a_plan');
    expect(errorOf(text().replace('"v":1', '"v":2'))).toBe('newer_version');
    const { plan } = content();
    const wrong: readonly Partial<PlanFileContent>[] = [
      { units: { zone: Uint32Array.of(1, 1, 0, 4, 4, 9), locked: new Uint8Array(6) } },
      { units: { zone: new Uint32Array(5), locked: new Uint8Array(5) } },
      { plan: { ...plan, zones: [zone(4), zone(1)] } },
      { plan: { ...plan, zones: [zone(1), zone(1), zone(4)] } },
      { plan: { ...plan, nextZone: 4 } },
      { plan: { ...plan, unitSet: 'other' } },
    ];
    for (const change of wrong) expect(errorOf(text(change))).toBe('damaged');
  });

  it('is refused where the units are not those that their number stands for', () => {
    const other = { ...unitSet, name: '冒名' };
    expect(errorOf(text({ unitSet: other }))).toBe('damaged');
  });

  it('never breaks on damage: it is read as it was or refused', () => {
    const whole = text({ settings: null });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.constantFrom('', 'A', '"', '9', '}'), (at, put) => {
        const read = openPlanFile(whole.slice(0, at) + put + whole.slice(at + 1));
        if (read.ok) expect(read.value.units).toEqual(content().units);
      }),
      { numRuns: 300 },
    );
  });
});
