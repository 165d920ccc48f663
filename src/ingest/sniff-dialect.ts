import { type Dialect, type TextRecord, textRecords } from './head-records';

const DELIMITERS = [',', '\t', ';', '|'];
/** The usual one first: the other must do better. */
const QUOTES = ['"', "'"];
const RECORDS = 200;

/**
 * The delimiter under which most records have the same number of fields, more than one; the earlier of DELIMITERS
 * where two do equally well. A text with none of them is a table of one column.
 */
export function sniffDialect(utf8: Uint8Array, complete: boolean, delimiter?: string): Dialect {
  let best: Dialect = { delimiter: delimiter ?? ',', quote: '"' };
  let bestScore = 0;
  for (const candidate of delimiter === undefined ? DELIMITERS : [delimiter]) {
    for (const quote of QUOTES) {
      const dialect = { delimiter: candidate, quote };
      const records = textRecords(utf8, dialect, complete, RECORDS);
      if (quote !== '"' && !isQuotedBy(quote, records)) continue;
      const score = regularity(records);
      if (score > bestScore + 1e-9) {
        bestScore = score;
        best = dialect;
      }
    }
  }
  return best;
}

/** An apostrophe is a quote only where reading by it leaves next to no cell that begins with either quote. */
function isQuotedBy(quote: string, records: readonly TextRecord[]): boolean {
  const cells = records.flatMap(({ cells: texts }) => texts);
  const unread = cells.filter((text) => text.startsWith('"') || text.startsWith(quote)).length;
  return unread * 20 <= cells.length;
}

/** The most frequent field count above one. */
export function usualFieldCount(records: readonly TextRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let usual = 1;
  let most = 0;
  for (const [fields, times] of counts) {
    if (fields > 1 && (times > most || (times === most && fields > usual))) {
      usual = fields;
      most = times;
    }
  }
  return usual;
}

/** Do at least two in five records agree on their number of fields? Prose with commas does not. */
export function isRegular(records: readonly TextRecord[]): boolean {
  const filled = records.filter(({ cells }) => cells.some((text) => text !== ''));
  const fields = usualFieldCount(filled);
  const agreeing = filled.filter(({ cells }) => cells.length === fields).length;
  return fields > 1 && agreeing * 5 >= filled.length * 2;
}

function regularity(records: readonly TextRecord[]): number {
  const filled = records.filter(({ cells }) => cells.some((text) => text !== ''));
  const fields = usualFieldCount(filled);
  if (fields < 2) return 0;
  const share = filled.filter(({ cells }) => cells.length === fields).length / filled.length;
  // Wide and regular beats narrow and regular: a comma inside descriptions must not outvote the tabs around them.
  return share * share * Math.log2(fields + 1);
}
