import { readdirSync } from 'node:fs';
import type { CellObject } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { workbook } from '../../../../src/ingest/formats/workbook';
import { sharedFile, sharedPath } from '../shared-files';
import { readTabulated } from './read-tabulated';

const never = new AbortController().signal;

/** Cells where the two readers are both right or ours is, each with the reason. */
const EXPLAINED: readonly (readonly [place: RegExp, reason: string])[] = [
  [/d-date-cell\.xlsx!Sheet1!D3$/, 'long numbers are written without an exponent here'],
  [
    /d-date-cell\.xlsx!Sheet1!B5$/,
    'a time as ISO text: its fraction of a second is cut off here, rounded there',
  ],
  [/d-date-cell\.xlsx!Sheet1!B10$/, '[h]:mm:ss is a duration here, a day and a time there'],
  [
    /dataformat\.xlsx!Sheet1!A(?:8|9|10|23|24)$/,
    'East Asian formats 27 to 58, which are known by number only',
  ],
];

function workbooks(folder: string): string[] {
  const root = sharedPath(folder);
  if (root === null) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.xlsx$/i.test(entry.name))
    .map((entry) => `${folder}${entry.parentPath.slice(root.length)}/${entry.name}`)
    .sort();
}

const names = ['corpora/sheetjs', 'corpora/easyexcel', 'corpora/dirty-zh'].flatMap(workbooks);

it.skipIf(names.length === 0)('cells are what another reader of workbooks finds', async () => {
  const library = await import('@e965/xlsx');
  const { SSF } = library;

  function shown(cell: CellObject | undefined): string {
    if (cell === undefined || cell.v === undefined || cell.t === 'e' || cell.t === 'z') return '';
    if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
    if (cell.t !== 'n') return String(cell.v);
    const value = cell.v as number;
    if (typeof cell.z !== 'string' || !SSF.is_date(cell.z) || value < 0) return String(value);
    return SSF.format('yyyy-mm-dd hh:mm:ss', value);
  }

  const differences: string[] = [];
  let compared = 0;
  for (const name of names) {
    const bytes = sharedFile(name)!;
    const file = new Blob([Uint8Array.from(bytes)]);
    const tables = await workbook.tables(file, never);
    if (!tables.ok) continue;
    // The other reader stops at the lie about its size.
    if (name.endsWith('declared_size_lies_4GB.xlsx')) continue;
    const book = library.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
    });
    const from1904 = book.Workbook?.WBProps?.date1904 === true;
    for (const { name: table } of tables.value) {
      const read = await readTabulated(workbook, file, { table });
      if (!read.ok) continue;
      const sheet = book.Sheets[table]?.['!data'] ?? [];
      const repeated = new Set(
        (book.Sheets[table]?.['!merges'] ?? []).flatMap(({ s, e }) =>
          s.c === e.c ? Array.from({ length: e.r - s.r }, (_, i) => `${s.r + i + 1}:${s.c}`) : [],
        ),
      );
      const rowAt = new Map(read.value.rowNumbers.map((number, i) => [number - 1, read.value.rows[i]!]));
      const rows = Math.max(sheet.length, ...Array.from(rowAt.keys(), (row) => row + 1), 0);
      for (let row = 0; row < rows; row++) {
        const ours = rowAt.get(row) ?? [];
        const theirs = sheet[row] ?? [];
        for (let column = 0; column < Math.max(ours.length, theirs.length); column++) {
          if (repeated.has(`${row}:${column}`)) continue;
          compared++;
          const text = ours[column] ?? '';
          const wanted = shown(theirs[column]);
          if (text === wanted || `${text} 00:00:00` === wanted) continue;
          // A time without a day: the other reader adds the day nought.
          if (/^\d+:\d\d:\d\d$/.test(text) && wanted.endsWith(text) && wanted.startsWith('1900-01-00'))
            continue;
          if (from1904) continue;
          const place = `${name}!${table}!${library.utils.encode_cell({ r: row, c: column })}`;
          if (EXPLAINED.some(([pattern]) => pattern.test(place))) continue;
          differences.push(`${place}: ${JSON.stringify(text)} is not ${JSON.stringify(wanted)}`);
        }
      }
    }
  }
  console.log(`${compared} cells compared`);
  expect(differences.slice(0, 40)).toEqual([]);
});
