import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseRecipe, Encoding } from '../../../src/domain/recipe';
import { ENCODINGS } from '../../../src/domain/recipe';
import { propose } from '../../../src/ingest/propose';
import { readCases, utf8 } from './read-cases';

/** The full-size campaign sets this; the sample of the test run is small. */
const RUNS = Number(process.env.SHIRONG_FUZZ_RUNS ?? 300);

const ROWS = Array.from(
  { length: 12 },
  (_, i) => `CG${i},2024-03-0${(i % 9) + 1} 08:00:00,"占道, ""经营""${i}",处置中,120.${i},30.2,描述${i}`,
);
const FILE = utf8(`案件编号,上报时间,大类,状态,经度,纬度,描述\r\n${ROWS.join('\r\n')}\r\n合计,,12件,,,,\r\n`);

const flips = fc.array(fc.tuple(fc.nat(FILE.length - 1), fc.nat(255)), { maxLength: 12 });
const inserts = fc.array(fc.tuple(fc.nat(FILE.length - 1), fc.constantFrom(34, 44, 10, 13, 0, 0xff, 0x81)), {
  maxLength: 6,
});
const damaged = fc
  .tuple(flips, inserts, fc.nat(FILE.length), fc.nat(60))
  .map(([changes, extra, cut, gap]) => {
    const bytes = FILE.slice();
    for (const [at, value] of changes) bytes[at] = value;
    const list = Array.from(bytes);
    for (const [at, value] of extra) list.splice(at, 0, value);
    list.splice(cut, gap);
    return Uint8Array.from(list);
  });

function balanced(bytes: Uint8Array, recipe: CaseRecipe): void {
  const { report, columns, lines, offsets } = readCases(bytes, recipe);
  expect(report.loaded + report.rejected + report.skipped).toBe(report.rowsIn);
  expect(report.rejects.length + report.skips.length).toBe(report.rejected + report.skipped);
  expect(lines.length).toBe(report.loaded);
  expect(offsets.length).toBe(report.loaded);
  for (const cells of Object.values(columns)) expect(cells.length).toBe(report.loaded);
  for (let i = 1; i < lines.length; i++) expect(lines[i]).toBeGreaterThan(lines[i - 1]!);
  // Every physical line that holds something is loaded, named, the header, or inside a record that began before it.
  const first = new Set([
    ...lines,
    ...report.rejects.map(({ line }) => line),
    ...report.skips.map(({ line }) => line),
  ]);
  expect(first.size).toBe(report.rowsIn);
}

describe('any damage', () => {
  it('is proposed for or refused by name, and every record is accounted for', () => {
    fc.assert(
      fc.property(damaged, (bytes) => {
        const proposal = propose(bytes, 'x.csv', bytes.length);
        if (!proposal.ok) expect(proposal.error.code).toMatch(/^[a-z_]+$/);
        else balanced(bytes, proposal.value.recipe);
      }),
      { numRuns: RUNS, seed: 20260709 },
    );
  });

  it('is survived under any recipe, by any bytes', () => {
    const noise = fc.array(fc.oneof(fc.nat(255), fc.constantFrom(34, 44, 10, 13, 0, 0xe5, 0x90, 0x88)), {
      maxLength: 200,
    });
    const recipe = fc.record({
      format: fc.constant('delimited' as const),
      encoding: fc.constantFrom<Encoding>(...ENCODINGS),
      delimiter: fc.constantFrom(',', '\t', ';'),
      quote: fc.constantFrom('"', "'", ''),
      headerLine: fc.integer({ min: 0, max: 3 }),
      headers: fc.constantFrom(['a'], ['a', 'b'], ['a', 'b', 'c', 'd']),
      mapping: fc.constantFrom(
        { case_id: 0 },
        { reported_at: 0, lon: 0, lat: 0 },
        { status: 0, description: 0 },
      ),
    });
    fc.assert(
      fc.property(noise, recipe, (codes, chosen) => {
        const bytes = Uint8Array.from(codes);
        balanced(bytes, chosen);
        propose(bytes, 'x', bytes.length);
      }),
      { numRuns: RUNS * 2, seed: 20260710 },
    );
  });

  it('gives the same report however the damaged file is cut', () => {
    fc.assert(
      fc.property(damaged, fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        const proposal = propose(bytes, 'x.csv', bytes.length);
        if (!proposal.ok) return;
        const { recipe } = proposal.value;
        expect(readCases(bytes, recipe, size)).toEqual(readCases(bytes, recipe));
      }),
      { numRuns: RUNS, seed: 20260711 },
    );
  });
});
