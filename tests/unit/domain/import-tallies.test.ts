import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../src/domain/import-report';
import { summedTallies } from '../../../src/domain/import-tallies';

const report = (tallies?: ImportReport['tallies']) => ({ tallies }) as ImportReport;

describe('the tallies of several files', () => {
  it('are the sums by code, and by field and code', () => {
    expect(
      summedTallies([
        report({ rejected: { field_count: 2 }, skipped: {}, odd: { lon: { number_unparsed: 1 } } }),
        report(),
        report({
          rejected: { field_count: 3, undecodable: 1 },
          skipped: { blank_line: 4 },
          odd: { lon: { number_unparsed: 2 }, closed_at: { time_ambiguous: 5 } },
        }),
      ]),
    ).toEqual({
      rejected: { field_count: 5, undecodable: 1 },
      skipped: { blank_line: 4 },
      odd: { lon: { number_unparsed: 3 }, closed_at: { time_ambiguous: 5 } },
    });
  });

  it('are none where no file has any', () => {
    expect(summedTallies([report()])).toBeUndefined();
  });
});
