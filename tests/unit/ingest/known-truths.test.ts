import { describe, expect, it } from 'vitest';
import { type Cell, proposedRecipe, readCases } from './read-cases';
import { sharedFile } from './shared-files';

const cases = sharedFile('data/tainan_1999/cases.csv');
const headerless = sharedFile('data/tainan_1999/cases_2017_headerless.csv');
const big5 = sharedFile('data/tainan_1999/cases_2018_big5.csv');

const countOf = (cells: readonly Cell[] | undefined, value: Cell) =>
  cells?.filter((cell) => cell === value).length;

describe.skipIf(!cases)('the real file of 105,339 cases', () => {
  const { report, columns, lines, offsets } = readCases(cases!);

  it('is read whole, by its traditional headers', () => {
    expect(proposedRecipe(cases!).mapping).toEqual({
      case_id: 0,
      reported_at: 1,
      district: 2,
      major: 3,
      minor: 4,
      description: 5,
      address: 6,
      lat: 7,
      lon: 8,
    });
    expect(report).toMatchObject({ rowsIn: 105_339, loaded: 105_339, rejected: 0, skipped: 0, oddValues: 0 });
    expect(new Set(columns.case_id).size).toBe(105_339);
  });

  it('has the published counts of its classes', () => {
    expect(countOf(columns.major, '違規停車')).toBe(49_363);
    expect(countOf(columns.major, '噪音舉發')).toBe(14_576);
    expect(countOf(columns.major, '騎樓舉發')).toBe(2_705);
    expect(countOf(columns.major, '髒亂及汙染')).toBe(11_403);
    expect(countOf(columns.major, '髒亂及污染')).toBe(38);
    expect(countOf(columns.major, null)).toBe(263);
    expect(report.missing.major).toBe(263);
  });

  it('has every point inside the box of the city, 52,657 of them distinct', () => {
    const points = columns.lon!.map((lon, i) => [Number(lon), Number(columns.lat![i])] as const);
    expect(points.every(([lon, lat]) => lon >= 120 && lon <= 120.7 && lat >= 22.8 && lat <= 23.5)).toBe(true);
    const counts = new Map<string, number>();
    for (const point of points) counts.set(point.join(), (counts.get(point.join()) ?? 0) + 1);
    // The data's notes count 52,658 texts: 120.196791 and 120.1967910 are one number.
    expect(counts.size).toBe(52_657);
    expect(Math.max(...counts.values())).toBe(3_541);
  });

  it('equals a plain reading of the same file, cell by cell', () => {
    // Independent: no quoted cell of this file holds a comma or a line break in a way that a regular expression misses.
    const rows = new TextDecoder()
      .decode(cases!)
      .trimEnd()
      .split('\n')
      .map((line) =>
        Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) =>
          quoted === undefined ? bare! : quoted.replaceAll('""', '"'),
        ),
      );
    for (let i = 0; i < 105_339; i++) {
      const row = rows[i + 1]!;
      const got = [columns.case_id, columns.district, columns.major, columns.minor, columns.description].map(
        (cells) => cells![i] ?? '',
      );
      const wanted = [row[0], row[2], row[3], row[4], row[5]];
      if (got.join('\n') !== wanted.join('\n')) expect(got).toEqual(wanted);
      if (Number(row[8]) !== columns.lon![i]) expect.fail(`longitude of row ${i}`);
      if (Date.parse(`${row[1]!.replace(' ', 'T')}Z`) !== columns.reported_at![i])
        expect.fail(`time of row ${i}`);
      if (lines[i] !== i + 2) expect.fail(`line of row ${i}`);
    }
    const at = (row: number) => new TextDecoder().decode(cases!.subarray(offsets[row]!, offsets[row]! + 14));
    for (const row of [0, 1, 50_000, 105_338]) expect(at(row)).toBe(columns.case_id![row]);
  });
});

describe.skipIf(!headerless)('the headerless file of 2017', () => {
  it('is proposed without a header and reads 26,412 rows', () => {
    const recipe = proposedRecipe(headerless!);
    expect(recipe.headerLine).toBe(0);
    expect(recipe.headers).toEqual(['列1', '列2', '列3', '列4', '列5', '列6', '列7', '列8', '列9']);
    expect(recipe.mapping).toEqual({ case_id: 0, reported_at: 1, district: 2, lat: 7, lon: 8 });
    const mapping = { ...recipe.mapping, major: 3, minor: 4, description: 5, address: 6 };
    const { report, lines } = readCases(headerless!, { ...recipe, mapping });
    expect(report).toMatchObject({ rowsIn: 26_412, loaded: 26_412, rejected: 0, skipped: 0 });
    expect(lines[0]).toBe(1);
  });
});

describe.skipIf(!big5)('the Big5 file', () => {
  it('reads 5,000 rows, the same as in the UTF-8 file', () => {
    const { report, columns } = readCases(big5!);
    expect(report).toMatchObject({ rowsIn: 5_000, loaded: 5_000, rejected: 0, skipped: 0 });
    if (!cases) return;
    const whole = readCases(cases);
    const rowOf = new Map(whole.columns.case_id!.map((id, row) => [id, row]));
    let compared = 0;
    columns.case_id!.forEach((id, i) => {
      const row = rowOf.get(id);
      if (row === undefined) return;
      compared++;
      for (const field of ['major', 'minor', 'district', 'reported_at', 'lon'] as const) {
        if (whole.columns[field]![row] !== columns[field]![i]) expect.fail(`${field} of ${id}`);
      }
    });
    expect(compared).toBeGreaterThan(4_000);
  });
});
