import { describe, expect, it } from 'vitest';
import { EMPTY_CLASS_BOOK } from '../../../src/domain/class-theme';
import type { PlaceReport } from '../../../src/domain/import-report';
import type { TableQuality } from '../../../src/domain/table-quality';
import { messages } from '../../../src/i18n/zh-CN/messages';
import { classReport } from '../../../src/ingest/classes/class-report';
import { type QualityFindings, qualityLines } from '../../../src/ui/data/quality-lines';

const NOW = Date.UTC(2024, 5, 1);
const places = {
  qualities: { exact: 80, default: 9, out_of_area: 1, suspect: 0, area: 4, missing: 6 },
  distinctPoints: 50,
  defaultAddresses: [],
  outsideZones: 3,
  mismatched: { district: 7, street: null, community: 0 },
  matched: { district: 70, street: null, community: 80 },
  unreported: { district: 0, street: null, community: 0 },
} as unknown as PlaceReport;
const table: TableQuality = {
  rowCount: 100,
  columns: [],
  timeOrders: [
    { earlier: 'reported_at', later: 'closed_at', compared: 90, broken: 4 },
    { earlier: 'reported_at', later: 'filed_at', compared: 90, broken: 0 },
  ],
  outOfOrder: 4,
  future: [{ field: 'closed_at', count: 2 }],
  sources: [],
  classCodes: [],
};
const findings: QualityFindings = {
  report: {
    rowsIn: 105,
    loaded: 100,
    rejected: 3,
    skipped: 2,
    oddValues: 5,
    rejects: [],
    skips: [],
    odds: [],
    missing: {},
    tallies: {
      rejected: { duplicate_conflict: 2, field_count: 1 },
      skipped: { duplicate_exact: 2 },
      odd: {},
    },
  },
  places,
  zoneSet: 'z',
  table,
  classes: classReport(
    [
      { major: '市容', minor: '暴露垃圾', count: 60 },
      { major: '市容', minor: '奇怪的事', count: 30, codes: ['06010', '09005'] },
      { major: '', minor: '', count: 10 },
    ],
    EMPTY_CLASS_BOOK,
  ),
  now: NOW,
};
const lines = qualityLines(findings);
const line = (id: string) => lines.find((one) => one.id === id);

describe('the lines of the quality page', () => {
  it('count what was found and name the cases by a filter', () => {
    expect(line('odd')).toMatchObject({ count: 5, clause: null });
    expect(line('duplicate-exact')?.count).toBe(2);
    expect(line('duplicate-conflict')?.count).toBe(2);
    expect(line('time-order')).toMatchObject({
      count: 4,
      clause: {
        kind: 'number',
        measure: { kind: 'hours', from: 'reported_at', to: 'closed_at' },
        from: null,
        to: 0,
      },
    });
    expect(line('future')).toMatchObject({
      count: 2,
      clause: { kind: 'time', field: 'closed_at', from: NOW },
    });
    expect(line('unmatched-class')).toMatchObject({
      count: 30,
      clause: { kind: 'class', majors: [], minors: [['市容', '奇怪的事']] },
    });
    expect(line('missing-class')).toMatchObject({
      count: 10,
      clause: { kind: 'class', majors: [''], minors: [] },
    });
    expect(line('default')).toMatchObject({ count: 9, clause: { kind: 'quality', qualities: ['default'] } });
    expect(line('outside-zones')).toMatchObject({
      count: 3,
      clause: { kind: 'zone', zoneSet: 'z', zones: [''] },
    });
    expect(line('mismatch-district')).toMatchObject({
      count: 7,
      clause: { kind: 'mismatch', level: 'district' },
    });
  });

  it('leave out what cannot be told, and have no filter where there is nothing', () => {
    expect(line('mismatch-street')).toBeUndefined();
    expect(line('mismatch-community')).toMatchObject({ count: 0, clause: null });
    const bare = qualityLines({ ...findings, places: null, table: null, classes: null });
    expect(bare.map(({ group }) => group)).toEqual(['file', 'file', 'file']);
  });

  it('have a text and a hint each', () => {
    const keys = new Set(Object.keys(messages));
    for (const { id, group } of lines) {
      expect(keys).toContain(`quality-line.${id}`);
      expect(keys).toContain(`quality-hint.${id}`);
      expect(keys).toContain(`quality-group.${group}`);
    }
  });
});
