import { describe, expect, it } from 'vitest';
import type { PlanZone } from '../../../src/domain/responsibility-plan';
import type { CheckInput } from '../../../src/zoning/checks/check-input';
import { checkPlan } from '../../../src/zoning/checks/registry';
import { latticeGraph } from './lattice-graph';

const zone = (id: number, change: Partial<PlanZone> = {}): PlanZone => ({
  id,
  name: `${id}区`,
  level: 'second',
  chief: { name: `路长${id}`, unit: '', phone: `1380000000${id}`, shift: '' },
  from: '',
  to: '',
  ...change,
});

/** A picture of zones, one digit a cell; '.' is nobody's. */
function plan(picture: string, zones: readonly PlanZone[], change: Partial<CheckInput> = {}): CheckInput {
  const rows = picture.trim().split(/\s+/);
  const columns = rows[0]!.length;
  const graph = latticeGraph(columns, rows.length);
  const cells = rows.join('');
  return {
    plan: { id: 'p', name: '', unitSet: 'u', zones, nextZone: 9, inForce: false },
    units: {
      zone: Uint32Array.from(cells, (cell) => (cell === '.' ? 0 : Number(cell))),
      locked: new Uint8Array(cells.length),
    },
    graph,
    streets: new Uint32Array(cells.length),
    rim: Uint8Array.from(graph.cells, ([column, row]) =>
      column === 0 || row === 0 || column === columns - 1 || row === rows.length - 1 ? 1 : 0,
    ),
    codes: Array.from({ length: cells.length }, (_, unit) => `42120200100${1000 + unit}`),
    spans: {},
    today: '2026-11-22',
    ...change,
  };
}

const found = (input: CheckInput) =>
  checkPlan(input).map(({ code, zones, units, amount }) => [code, zones, units, amount]);

describe('checks of a plan', () => {
  it('find nothing in a good one', () => {
    expect(found(plan('1122 1122 1122', [zone(1), zone(2)]))).toEqual([]);
  });

  it('lead to the units nobody has', () => {
    expect(found(plan('11.2 11.2', [zone(1), zone(2)]))).toEqual([['unassigned_units', [], [2, 6], 2]]);
  });

  it('tell pieces from holes and lone units', () => {
    expect(found(plan('1121 1121 1111', [zone(1), zone(2)]))).toEqual([]);
    expect(found(plan('1221 1221 1221', [zone(1), zone(2)]))).toEqual([
      ['zone_in_pieces', [1], [3, 7, 11], 2],
    ]);
    expect(found(plan('1111 1211 1111', [zone(1), zone(2)]))).toEqual([['zone_with_hole', [1], [5], 1]]);
    expect(found(plan('1122 1122 2211', [zone(1), zone(2)]))).toEqual([
      ['zone_in_pieces', [1], [10, 11], 2],
      ['zone_in_pieces', [2], [8, 9], 2],
    ]);
    expect(found(plan('1122 1222 2221', [zone(1), zone(2)]))).toEqual([
      ['zone_in_pieces', [1], [11], 2],
      ['lone_unit', [1], [11], 1],
    ]);
  });

  it('see a zone across a street boundary', () => {
    const streets = Uint32Array.from([0, 0, 1, 0, 0, 1]);
    expect(found(plan('111 111', [zone(1)], { streets }))).toEqual([['crosses_street', [1], [2, 5], 2]]);
  });

  it('see zones without units, without a chief, over the span', () => {
    const chief = { name: ' ', unit: '', phone: '', shift: '' };
    expect(found(plan('111 111', [zone(1, { chief }), zone(2)], { spans: { second: 5 } }))).toEqual([
      ['empty_zone', [2], [], 0],
      ['over_span', [1], [0, 1, 2, 3, 4, 5], 1],
      ['no_chief', [1], [], 0],
    ]);
  });

  it('know one chief in two zones at a time, not two of a name, not one after the other', () => {
    const chief = { name: '王五', unit: '', phone: '138-0000-0000', shift: '' };
    const twice = [zone(1, { chief }), zone(2, { chief: { ...chief, phone: '13800000000' } })];
    expect(found(plan('12', twice))).toEqual([['chief_twice', [1, 2], [], 2]]);
    expect(found(plan('12', [zone(1, { chief }), zone(2, { chief: { ...chief, phone: '2' } })]))).toEqual([]);
    const after = [zone(1, { chief, to: '2026-12-31' }), zone(2, { chief, from: '2027-01-01' })];
    expect(found(plan('12', after))).toEqual([]);
    expect(found(plan('12', [zone(1, { chief }), zone(2, { chief, level: 'first' })]))).toEqual([]);
  });

  it('see dates that have lapsed or run backwards', () => {
    const zones = [
      zone(1, { from: '2026-01-01', to: '2026-11-21' }),
      zone(2, { from: '2026-12-01', to: '2026-11-30' }),
    ];
    expect(found(plan('12', zones))).toEqual([
      ['dates_lapsed', [1], [], 0],
      ['dates_reversed', [2], [], 0],
    ]);
    expect(found(plan('12', [zone(1, { to: '2026-11-22' }), zone(2)]))).toEqual([]);
  });

  it('see codes that are none, and codes of two units', () => {
    const good = '421202001001001';
    expect(found(plan('111', [zone(1)], { codes: [good, '4212', good] }))).toEqual([
      ['bad_code', [], [1], 1],
      ['duplicate_code', [], [0, 2], 2],
    ]);
    expect(found(plan('111', [zone(1)], { codes: ['', '', ''] }))).toEqual([]);
  });
});

describe('names and islands', () => {
  it('know one name in two zones at a time', () => {
    const same = [zone(1, { name: '甲' }), zone(2, { name: ' 甲' })];
    expect(found(plan('12', same))).toEqual([['name_twice', [1, 2], [], 2]]);
    const after = [zone(1, { name: '甲', to: '2026-12-31' }), zone(2, { name: '甲', from: '2027-01-01' })];
    expect(found(plan('12', after))).toEqual([]);
  });

  it('take the span of each level, and none for those without one', () => {
    const zones = [zone(1, { level: 'micro' }), zone(2)];
    expect(found(plan('111222', zones, { spans: { micro: 2 } }))).toEqual([['over_span', [1], [0, 1, 2], 1]]);
  });

  it('find ground that touches no other, whoever has it', () => {
    const graph = latticeGraph(5, 1, (column) => column !== 3);
    const input = { ...plan('1111', [zone(1)]), graph };
    expect(found(input)).toEqual([
      ['zone_in_pieces', [1], [3], 2],
      ['lone_unit', [1], [3], 1],
      ['unit_island', [], [3], 1],
    ]);
  });
});
