import { describe, expect, it } from 'vitest';
import { conflictsInFile, type PartReport } from '../../../src/domain/dataset-part';
import { conflictsInHead } from '../../../src/domain/head-conflicts';
import type { ImportReport } from '../../../src/domain/import-report';
import type { PreviewRow, PreviewRowKind } from '../../../src/domain/recipe';

const head = (...rows: readonly (readonly [PreviewRowKind, ...string[]])[]): PreviewRow[] =>
  rows.map(([kind, ...cells], at) => ({ line: at + 1, kind, cells }));

describe('conflicts seen in the head of a file', () => {
  it('are rows of one number that differ; equal ones, those without a number and those that are no rows are none', () => {
    const rows = head(
      ['names', '编号', '类'],
      ['data', 'A1', '违建'],
      ['data', 'A1', '违建'],
      ['data', ' A1', '占道'],
      ['data', 'A2', '占道'],
      ['data', '', '占道'],
      ['data', '', '违建'],
      ['totals_row', 'A2', '2'],
    );
    expect(conflictsInHead(rows, 0)).toBe(1);
    expect(conflictsInHead(rows, 7)).toBe(0);
  });
});

describe('conflicts inside a file', () => {
  it('leave out those with files before it', () => {
    const report = {
      tallies: { rejected: { duplicate_conflict: 5 }, skipped: {}, odd: {} },
    } as unknown as ImportReport;
    const part: PartReport = { name: 'a', mode: 'append', report, added: 0, equal: 0, changed: 2 };
    expect(conflictsInFile(part)).toBe(3);
    expect(conflictsInFile({ ...part, mode: 'update' })).toBe(5);
    expect(conflictsInFile({ ...part, mode: 'flags' })).toBe(0);
  });
});
