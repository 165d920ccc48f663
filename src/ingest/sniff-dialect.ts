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
/** An apostrophe is a quote only where reading by it leaves next to no cell that begins with either quote. */
const MOST_UNREAD = 0.05;

interface Trial {
  readonly dialect: DialectSigns;
  readonly records: readonly TextRecord[];
  readonly fields: number;
  /** Of the filled records, how many have that many fields. */
  readonly share: number;
  /** The same before records were mended by the number of fields that the others have. */
  readonly unaided: number;
  readonly unread: number;
  /** Cells that begin with a quote and hold an escaped one: read without the escape they are left as they stand. */
  readonly escaped: number;
  readonly score: number;
}

/**
 * The delimiter under which most records have the same number of fields, more than one; the earlier of DELIMITERS
 * where two do equally well. One of several characters where the first line has nothing else between its names, and an
 * odd one only where the usual ones give no table. With each the quote and the escape that leave the fewest quotes
 * unread. A text with none of them is a table of one column.
 */
export function sniffDialect(utf8: Uint8Array, complete: boolean, delimiter?: string): DialectSigns {
  const escapes = hasEscapedQuote(utf8) ? ['', '\\'] : [''];
  const bestOf = (candidates: readonly string[], accepts: (found: Trial) => boolean): Trial | null => {
    let best: Trial | null = null;
    for (const candidate of candidates) {
      for (const quote of QUOTES) {
        const tried = (quote === '"' ? escapes : ['']).map((escaping) => {
          const signs = { delimiter: candidate, quote, ...(escaping === '' ? {} : { escape: escaping }) };
          return trial(utf8, signs, complete);
        });
        for (const found of withoutMended(tried)) {
          if (quote !== '"' && found.unread > MOST_UNREAD) continue;
          if (found.score > (best?.score ?? 0) + 1e-9 && accepts(found)) best = found;
        }
      }
    }
    return best;
  };
  const fromTheFirst = ({ records, fields, share }: Trial) =>
    share >= UNANIMOUS && records[0]?.cells.length === fields;

  if (delimiter !== undefined) {
    return bestOf([delimiter], () => true)?.dialect ?? { delimiter, quote: '"' };
  }
  const several = bestOf(severalCharacters(utf8), fromTheFirst);
  if (several !== null) return several.dialect;
  const common = bestOf(DELIMITERS, () => true);
  const rare =
    (common?.share ?? 0) < CONVINCING
      ? bestOf(RARE_DELIMITERS, (found) => fromTheFirst(found) && found.fields >= (isSpace(found) ? 3 : 2))
      : null;
  if (rare !== null && rare.score > (common?.score ?? 0)) return rare.dialect;
  return common?.dialect ?? { delimiter: ',', quote: '"' };
}

/** Where an escape makes regular at once what has to be mended without it, or leaves fewer signs of itself, it is there. */
function withoutMended(tried: readonly Trial[]): readonly Trial[] {
  const isBetter = (other: Trial, one: Trial) =>
    other.share >= one.share &&
    (other.unaided > one.unaided + 1e-9 || (other.unaided === one.unaided && other.escaped < one.escaped));
  return tried.filter((one) => !tried.some((other) => isBetter(other, one)));
}

function isSpace({ dialect }: Trial): boolean {
  return dialect.delimiter === ' ';
}

function trial(utf8: Uint8Array, dialect: DialectSigns, complete: boolean): Trial {
  const first = textRecords(utf8, dialect, complete, RECORDS);
  const records = mended(first, utf8, dialect, complete, RECORDS);
  const filled = records.filter(isFilled);
  const fields = usualFieldCount(filled);
  if (fields < 2) return { dialect, records, fields, share: 0, unaided: 0, unread: 0, escaped: 0, score: 0 };
  const shareOf = (of: readonly TextRecord[]) =>
    of.filter(({ cells }) => cells.length === fields).length / of.length;
  const share = shareOf(filled);
  const unaided = shareOf(first.filter(isFilled));
  const unread = unreadQuotes(filled);
  // Wide and regular beats narrow and regular: a comma inside descriptions must not outvote the tabs around them.
  const score = share * share * Math.log2(fields + 1) * (1 - unread / 2);
  const escaped = filled
    .flatMap(({ cells }) => cells)
    .filter((text) => text.startsWith('"') && text.includes('\\"')).length;
  return { dialect, records, fields, share, unaided, unread, escaped, score };
}

/** Share of the cells that begin with a quote after reading. */
function unreadQuotes(records: readonly TextRecord[]): number {
  const cells = records.flatMap(({ cells: texts }) => texts);
  return cells.filter((text) => text.startsWith('"') || text.startsWith("'")).length / cells.length;
}

/** Read once for the usual number of fields, and where not all records have it once more by it: loading knows it too. */
export function expectedRecords(
  utf8: Uint8Array,
  dialect: DialectSigns,
  complete: boolean,
  limit: number,
): readonly TextRecord[] {
  return mended(textRecords(utf8, dialect, complete, limit), utf8, dialect, complete, limit);
}

function mended(
  records: readonly TextRecord[],
  utf8: Uint8Array,
  dialect: DialectSigns,
  complete: boolean,
  limit: number,
): readonly TextRecord[] {
  const usual = usualFieldCount(records);
  if (usual < 2 || records.every(({ cells }) => cells.length === usual)) return records;
  return textRecords(utf8, dialect, complete, limit, usual);
}

/** What stands between the names of the first line where that is two or three characters: || or ~|~ or ::, not empty names. */
function severalCharacters(utf8: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(utf8.subarray(0, 65_536));
  const [line = ''] = text.trimStart().split(/[\r\n]/, 1);
  const runs = line.replace(/["']/g, '').match(/[^\p{L}\p{N}\s]+/gu) ?? [];
  return [...new Set(runs)].filter(
    (run) =>
      run.length >= 2 &&
      run.length <= 3 &&
      !/^,+$/.test(run) &&
      runs.filter((other) => other === run).length * 5 >= runs.length * 3,
  );
}

const QUOTE_CODE = 34;
const BACKSLASH_CODE = 92;

function hasEscapedQuote(utf8: Uint8Array): boolean {
  for (let at = utf8.indexOf(BACKSLASH_CODE); at >= 0; at = utf8.indexOf(BACKSLASH_CODE, at + 1)) {
    if (utf8[at + 1] === QUOTE_CODE) return true;
  }
  return false;
}

function isFilled({ cells }: TextRecord): boolean {
  return cells.some((text) => text !== '');
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
  const filled = records.filter(isFilled);
  const fields = usualFieldCount(filled);
  const agreeing = filled.filter(({ cells }) => cells.length === fields).length;
  return fields > 1 && agreeing * 5 >= filled.length * 2;
}
