import type { TextRecord } from './head-records';
import { distinctHeaders, knownHeaders } from './header-match';
import { looksLikeNumber, looksLikeTime } from './value-hints';

const SEARCHED = 30;

/**
 * Index of the record that names the columns, -1 where there is none. A record that knows most field names wins; else
 * the first full-width record is one if it has text where the rows below have numbers or times, or if none of its texts
 * comes back below.
 */
export function findHeader(records: readonly TextRecord[], columns: number): number {
  let best = -1;
  let most = 0;
  records.slice(0, SEARCHED).forEach(({ cells }, index) => {
    if (cells.length < Math.min(columns, 2)) return;
    const known = knownHeaders(cells);
    if (known > most && (known > 1 || columns <= 3)) {
      most = known;
      best = index;
    }
  });
  if (best >= 0) return best;
  const first = records.findIndex(
    ({ cells }) => cells.length === columns && cells.some((text) => text !== ''),
  );
  return first >= 0 && namesColumns(records, first) ? first : -1;
}

function namesColumns(records: readonly TextRecord[], index: number): boolean {
  const { cells } = records[index]!;
  if (cells.some((text) => looksLikeNumber(text) || looksLikeTime(text))) return false;
  const below = records.slice(index + 1).filter((record) => record.cells.length === cells.length);
  if (below.length === 0) return true;
  const typed = cells.some((text, column) => {
    const values = below.map((record) => record.cells[column]!).filter((value) => value !== '');
    return (
      text !== '' &&
      values.length > 0 &&
      values.every((value) => looksLikeNumber(value) || looksLikeTime(value))
    );
  });
  if (typed) return true;
  return !cells.some((text, column) => text !== '' && below.some((record) => record.cells[column] === text));
}

/** Names for every column, from the header record or made up where there is none. */
export function columnNames(header: TextRecord | undefined, columns: number): readonly string[] {
  return distinctHeaders(header?.cells ?? [], columns);
}
