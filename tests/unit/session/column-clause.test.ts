import { describe, expect, it } from 'vitest';
import type { ColumnClause } from '../../../src/domain/column-clause';
import { withClause } from '../../../src/domain/filter';
import { INITIAL_VIEW } from '../../../src/domain/view';
import { parseTableLayout } from '../../../src/session/table-layout';
import { type LinkState, parseLinkState } from '../../../src/session/view-schema';

function linkWith(clause: unknown): unknown {
  const state: LinkState = { v: 1, data: 'd', workspace: 'records', view: INITIAL_VIEW, camera: null };
  return { ...state, view: { ...INITIAL_VIEW, filter: [clause] } };
}

const tests: readonly ColumnClause[] = [
  { kind: 'column', field: 'address', test: { op: 'contains', text: '路１号' } },
  { kind: 'column', field: 'extra:2:自编号', test: { op: 'among', values: ['', 'a'] } },
  { kind: 'column', field: 'zone', test: { op: 'empty' } },
  { kind: 'column', field: 'quantity', test: { op: 'filled' } },
];

describe('a condition on one column', () => {
  it('goes into a link and comes out of it as it was', () => {
    for (const clause of tests) {
      expect(parseLinkState(JSON.parse(JSON.stringify(linkWith(clause))))?.view.filter).toEqual([clause]);
    }
  });

  it('is refused where it is none', () => {
    for (const wrong of [
      { kind: 'column', field: 'no_such', test: { op: 'empty' } },
      { kind: 'column', field: 'address', test: { op: 'contains', text: '' } },
      { kind: 'column', field: 'address', test: { op: 'drop' } },
      { kind: 'column', field: 'address', test: { op: 'empty' }, more: 1 },
      { kind: 'column', field: `extra:1:${'x'.repeat(500)}`, test: { op: 'empty' } },
      { kind: 'column', field: 5, test: { op: 'empty' } },
    ]) {
      expect(parseLinkState(linkWith(wrong)), JSON.stringify(wrong)).toBeNull();
    }
  });

  it('is one for each column', () => {
    const [first, second] = [tests[0]!, tests[1]!];
    const again: ColumnClause = { ...first, test: { op: 'empty' } };
    expect(withClause(withClause([first], second), again)).toEqual([second, again]);
  });
});

describe('the layout of the table', () => {
  it('is read back, and not read where it is none', () => {
    const layout = {
      fields: ['case_id', 'extra:1:自编号'],
      widths: { case_id: 120 },
      pinned: ['case_id'],
    };
    expect(parseTableLayout(structuredClone(layout))).toEqual(layout);
    expect(parseTableLayout({ ...layout, fields: null })?.fields).toBeNull();
    for (const wrong of [
      null,
      {},
      { ...layout, widths: { case_id: 1e9 } },
      { ...layout, widths: { nonsense: 100 } },
      { ...layout, pinned: ['nonsense'] },
    ]) {
      expect(parseTableLayout(wrong)).toBeNull();
    }
  });
});
