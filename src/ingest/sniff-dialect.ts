import type { DialectSigns } from './dialect-signs';
import { type TextRecord, textRecords } from './head-records';

const DELIMITERS = [',', '\t', ';', '|'];
/** Seen in the wild, but each of them also stands inside cells: believed only where all agrees and nothing else does. */
const RARE_DELIMITERS = [
  '，',
  '、',
  '\u0001',
  '\u001f',
  '^',
  '~',
  '¦',
  '§',
  '#',
  '@',
  '!',
  '*',
  '&',
  '$',
  '%',
  ' ',
];
/** The usual one first: the other must do better. */
const QUOTES = ['"', "'"];
const RECORDS = 200;
/** Share of records that agree on their fields, above which a common delimiter leaves no room for a rare one. */
const CONVINCING = 0.6;
const UNANIMOUS = 0.9;

interface Trial {
  readonly dialect: DialectSigns;
  readonly records: readonly TextRecord[];
  readonly fields: number;
  /** Of the filled records, how many have that many fields. */
  readonly share: number;
  readonly score: number;
}

/**
 * The delimiter under which most records have the same number of fields, more than one; the earlier of DELIMITERS
 * where two do equally well, and one of several or odd characters only where those give no table. Then the quote and
 * the escape that leave the records more regular. A text with none of them is a table of one column.
 */
export function sniffDialect(utf8: Uint8Array, complete: boolean, delimiter?: string): DialectSigns {
  const tried = (signs: DialectSigns) => trial(utf8, signs, complete);
  const common = delimiter === undefined ? DELIMITERS : [delimiter];
  let best: Trial = {
    dialect: { delimiter: common[0]!, quote: '"' },
    fields: 1,
    share: 0,
    score: 0,
    records: [],
  };
  for (const candidate of common) {
    for (const quote of QUOTES) {
      const found = tried({ delimiter: candidate, quote });
      if (quote !== '"' && !isQuotedBy(quote, found.records)) continue;
      if (found.score > best.score + 1e-9) best = found;
    }
  }
  if (delimiter === undefined) {
    const several = severalCharacters(utf8, best.dialect.delimiter);
    const odd = best.share < CONVINCING ? RARE_DELIMITERS : [];
    for (const candidate of [...several, ...odd]) {
      const found = tried({ delimiter: candidate, quote: '"' });
      const wide = found.fields >= Math.max(best.fields, candidate === ' ' ? 3 : 2);
      const fromTheFirst = found.records[0]?.cells.length === found.fields;
      if (!wide || !fromTheFirst || found.share < UNANIMOUS) continue;
      if (several.includes(candidate) || found.score > best.score + 1e-9) best = found;
    }
  }
  if (!hasEscapedQuote(utf8)) return best.dialect;
  const escaped = tried({ ...best.dialect, escape: '\\' });
  return escaped.score > best.score + 1e-9 ? escaped.dialect : best.dialect;
}

function trial(utf8: Uint8Array, dialect: DialectSigns, complete: boolean): Trial {
  const records = expectedRecords(utf8, dialect, complete, RECORDS);
  const filled = records.filter(({ cells }) => cells.some((text) => text !== ''));
  const fields = usualFieldCount(filled);
  if (fields < 2) return { dialect, records, fields, share: 0, score: 0 };
  const share = filled.filter(({ cells }) => cells.length === fields).length / filled.length;
  // Wide and regular beats narrow and regular: a comma inside descriptions must not outvote the tabs around them.
  return { dialect, records, fields, share, score: share * share * Math.log2(fields + 1) };
}

/** Read once for the usual number of fields, and where not all records have it once more by it: loading knows it too. */
export function expectedRecords(
  utf8: Uint8Array,
  dialect: DialectSigns,
  complete: boolean,
  limit: number,
): readonly TextRecord[] {
  const records = textRecords(utf8, dialect, complete, limit);
  const usual = usualFieldCount(records);
  if (usual < 2 || records.every(({ cells }) => cells.length === usual)) return records;
  return textRecords(utf8, dialect, complete, limit, usual);
}

/**
 * Runs of two or three signs in the first line that might be one delimiter, longest first: || or ~|~ or ::. Under one
 * of their characters the same lines are regular too, with empty columns between; so a run must stand wherever its
 * first character does.
 */
function severalCharacters(utf8: Uint8Array, single: string): readonly string[] {
  const text = new TextDecoder().decode(utf8.subarray(0, 65_536));
  const [line = ''] = text.split(/[\r\n]/, 1);
  const runs = new Set(line.match(/[^\p{L}\p{N}\p{P}\s]{2,3}|([!-/:-@[-`{-~])\1{1,2}|[|~^#:;]{2,3}/gu) ?? []);
  return [...runs]
    .filter((run) => !/["'\\()[\]{}]/.test(run))
    .filter((run) => {
      const whole = text.split(run).length - 1;
      const signs = [...run].filter((sign) => sign === single || sign === run[0]).length;
      const apart = Math.max(
        ...[...new Set(run)].map((sign) => text.split(sign).length - 1 - whole * countOf(run, sign)),
      );
      return whole > 1 && signs > 0 && apart * 10 <= whole;
    })
    .sort((a, b) => b.length - a.length);
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** An apostrophe is a quote only where reading by it leaves next to no cell that begins with either quote. */
function isQuotedBy(quote: string, records: readonly TextRecord[]): boolean {
  const cells = records.flatMap(({ cells: texts }) => texts);
  const unread = cells.filter((text) => text.startsWith('"') || text.startsWith(quote)).length;
  return unread * 20 <= cells.length;
}

const QUOTE_CODE = 34;
const BACKSLASH_CODE = 92;

function hasEscapedQuote(utf8: Uint8Array): boolean {
  for (let at = utf8.indexOf(BACKSLASH_CODE); at >= 0; at = utf8.indexOf(BACKSLASH_CODE, at + 1)) {
    if (utf8[at + 1] === QUOTE_CODE) return true;
  }
  return false;
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
