import { describe, expect, it } from 'vitest';
import { createCaseReader } from '../../src/ingest/case-reader';
import { propose } from '../../src/ingest/propose';
import { type ReadCases, readCases } from '../unit/ingest/read-cases';
import { seededRandom } from './random';
import { damaged, type KnownRow, randomCaseFile } from './random-file';
import { campaignSize, FIRST_SEED } from './size';

const FILES = campaignSize(400, 20_000);
const seeds = Array.from({ length: FILES }, (_, index) => FIRST_SEED + index);

function rowsOf(read: ReadCases): KnownRow[] {
  const { columns } = read;
  return read.lines.map((_, row) => ({
    case_id: columns.case_id?.[row] as string,
    reported_at: columns.reported_at?.[row] as number,
    major: columns.major?.[row] as string | null,
    description: columns.description?.[row] as string | null,
    lon: columns.lon?.[row] as number,
    lat: columns.lat?.[row] as number,
  }));
}

/** Plain and comparable; the order of a list within the report depends on where a piece ends, its content does not. */
function comparable(seed: number, read: ReadCases): object {
  const byPlace = <T extends { readonly line: number }>(list: readonly T[]) =>
    [...list].sort((a, b) => a.line - b.line || JSON.stringify(a).localeCompare(JSON.stringify(b)));
  const { rejects, skips, odds } = read.report;
  const report = { ...read.report, rejects: byPlace(rejects), skips: byPlace(skips), odds: byPlace(odds) };
  return { seed, ...read, report, offsets: [...read.offsets] };
}

/** What has to hold of any bytes whatever. */
function expectItAddsUp(read: ReadCases): void {
  const { report, lines } = read;
  expect(report.rowsIn).toBe(report.loaded + report.rejected + report.skipped);
  expect(lines).toHaveLength(report.loaded);
  expect(lines.every((line, row) => row === 0 || line > (lines[row - 1] ?? 0))).toBe(true);
  for (const cells of Object.values(read.columns)) expect(cells).toHaveLength(report.loaded);
}

describe(`import campaign of ${FILES} files from seed ${FIRST_SEED}`, () => {
  it('reads every row of a right file exactly, in whatever pieces it comes', () => {
    for (const seed of seeds) {
      const random = seededRandom(seed);
      const file = randomCaseFile(random);
      const read = readCases(file.bytes, file.recipe, 1 + random.below(4096));
      expectItAddsUp(read);
      expect({ seed, rows: rowsOf(read) }).toEqual({ seed, rows: file.rows });
      expect({ seed, rejected: read.report.rejected }).toEqual({ seed, rejected: 0 });
    }
  });

  it('proposes the recipe that a right file has', () => {
    for (const seed of seeds) {
      const file = randomCaseFile(seededRandom(seed));
      // Too little text says nothing about its dialect; a person is asked then.
      if (file.rows.length < 8) continue;
      const proposed = propose(file.bytes.subarray(0, 1 << 20), 'cases.csv', file.bytes.length);
      const { encoding, delimiter, mapping } = file.recipe;
      expect({ seed, proposed: proposed.ok && proposed.value.recipe }).toMatchObject({
        seed,
        proposed: { encoding, delimiter, mapping },
      });
    }
  });

  it('accounts for every record of a damaged file, and reads the same whole and in pieces', () => {
    for (const seed of seeds) {
      const random = seededRandom(seed + 7_000_000);
      const file = randomCaseFile(random);
      const bytes = damaged(file.bytes, random);
      const whole = readCases(bytes, file.recipe);
      expectItAddsUp(whole);
      const pieces = readCases(bytes, file.recipe, 1 + random.below(300));
      expect(comparable(seed, pieces)).toEqual(comparable(seed, whole));
    }
  });

  it('gives a value for any bytes: a proposal or a code, never an exception', () => {
    for (const seed of seeds) {
      const random = seededRandom(seed + 14_000_000);
      const bytes = random.chance(0.5)
        ? damaged(randomCaseFile(random).bytes, random)
        : Uint8Array.from({ length: random.below(2000) }, () => random.below(256));
      const proposed = propose(bytes, 'x.csv', bytes.length);
      if (!proposed.ok) {
        expect(proposed.error.code).toMatch(/^[a-z_]+$/);
        continue;
      }
      const reader = createCaseReader(proposed.value.recipe);
      reader.push(bytes);
      const { report } = reader.finish();
      expect({ seed, sum: report.loaded + report.rejected + report.skipped }).toEqual({
        seed,
        sum: report.rowsIn,
      });
    }
  });
});
