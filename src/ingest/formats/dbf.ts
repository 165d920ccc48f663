import type { ImportError } from '../../domain/import-report';
import type { Encoding } from '../../domain/recipe';
import { failure, ok, type Result } from '../../domain/result';
import { dbfEncoding } from './dbf-encoding';
import { isDbf } from './dbf-head';

/** dBASE III to 5 and FoxPro tables; layouts from the dBASE file structure and the Visual FoxPro documentation. */
export interface DbfHeader {
  readonly records: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  readonly fields: readonly DbfField[];
  readonly encoding: Encoding;
}

export interface DbfField {
  readonly name: string;
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

/** Where the fields end, and the header with them. */
const HEADER_END = 0x0d;
const FIELD_BYTES = 32;
const MOST_FIELDS = 2046;
/** Enough of a table to know its encoding. */
export const DBF_HEAD_BYTES = 256 * 1024;
const DELETED = 0x2a;

/**
 * From the first `DBF_HEAD_BYTES` of a table. `stated`: the text of a .cpg beside it; `chosen`: what the user said.
 * Error: damaged_file.
 */
export function readDbfHeader(
  head: Uint8Array,
  stated: string | null,
  chosen?: Encoding,
): Result<DbfHeader, ImportError> {
  if (!isDbf(head)) return failure({ code: 'damaged_file', detail: { reason: 'dbf' } });
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const records = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  const raw: { readonly name: Uint8Array; readonly type: string; start: number; length: number }[] = [];
  let start = 1;
  for (
    let at = 32;
    at + FIELD_BYTES <= Math.min(headerBytes, head.length) && head[at] !== HEADER_END;
    at += FIELD_BYTES
  ) {
    const bytes = head.subarray(at, at + 11);
    const end = bytes.indexOf(0);
    const type = String.fromCharCode(head[at + 11]!);
    // Clipper and FoxPro put the high byte of a long text's length where others have decimals.
    const long =
      type === 'C' && start + head[at + 16]! + (head[at + 17]! << 8) <= recordBytes ? head[at + 17]! << 8 : 0;
    const length = head[at + 16]! + long;
    raw.push({ name: end < 0 ? bytes : bytes.subarray(0, end), type, start, length });
    start += length;
    if (raw.length > MOST_FIELDS) break;
  }
  if (raw.length === 0 || start > recordBytes)
    return failure({ code: 'damaged_file', detail: { reason: 'dbf' } });
  const encoding = chosen ?? dbfEncoding(textSample(head, headerBytes, recordBytes, raw), head[29]!, stated);
  const decoder = new TextDecoder(encoding);
  const taken = new Set<string>();
  const fields = raw.map(({ name, type, start: from, length }, index) => {
    const text = wholeCharacters(decoder.decode(name)).trim() || `列${index + 1}`;
    // FoxPro's hidden column of null marks.
    let unique = text;
    for (let copy = 2; taken.has(unique); copy++) unique = `${text}_${copy}`;
    taken.add(unique);
    return { name: unique, type, start: from, length };
  });
  return ok({
    records,
    headerBytes,
    recordBytes,
    fields: fields.filter(({ type }) => type !== '0'),
    encoding,
  });
}

/** Field names and the texts of the first records, one a line. */
function textSample(
  head: Uint8Array,
  headerBytes: number,
  recordBytes: number,
  fields: readonly {
    readonly name: Uint8Array;
    readonly type: string;
    readonly start: number;
    readonly length: number;
  }[],
): Uint8Array {
  const sample: number[] = [];
  const add = (text: Uint8Array): void => {
    let end = text.length;
    while (end > 0 && (text[end - 1] === 0x20 || text[end - 1] === 0)) end--;
    if (end > 0) sample.push(...text.subarray(0, end), 0x0a);
  };
  for (const { name } of fields) add(name);
  for (let at = headerBytes; at + recordBytes <= head.length && sample.length < 65_536; at += recordBytes) {
    for (const { type, start, length } of fields) {
      if (type === 'C') add(head.subarray(at + start, at + start + length));
    }
  }
  return Uint8Array.from(sample);
}

/** The cells of a record, in the order of the header's fields; null for a deleted one. What does not decode stands as U+FFFD. */
export function createDbfRow({
  fields,
  encoding,
}: DbfHeader): (record: Uint8Array) => readonly string[] | null {
  const decoder = new TextDecoder(encoding);
  return (record) => {
    if (record[0] === DELETED) return null;
    return fields.map(({ type, start, length }) =>
      cellText(record.subarray(start, start + length), type, decoder),
    );
  };
}

function cellText(bytes: Uint8Array, type: string, decoder: TextDecoder): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 'I':
    case '+':
      return bytes.length === 4 ? String(view.getInt32(0, true)) : plainText(bytes, decoder);
    case 'B':
    case 'O':
      return bytes.length === 8 ? String(view.getFloat64(0, true)) : '';
    case 'Y':
      return bytes.length === 8 ? moneyText(view.getBigInt64(0, true)) : '';
    case 'T':
    case '@':
      return bytes.length === 8 ? momentText(view.getUint32(0, true), view.getUint32(4, true)) : '';
    case 'D': {
      const text = plainText(bytes, decoder);
      return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
    }
    case 'L': {
      const text = plainText(bytes, decoder).toUpperCase();
      if (text === 'T' || text === 'Y') return 'true';
      return text === 'F' || text === 'N' ? 'false' : '';
    }
    case 'M':
    case 'G':
    case 'P':
    case 'W':
      // A pointer into a file of memos, which is no text of the record.
      return '';
    default:
      return plainText(bytes, decoder);
  }
}

function plainText(bytes: Uint8Array, decoder: TextDecoder): string {
  const end = bytes.indexOf(0);
  return wholeCharacters(decoder.decode(end < 0 ? bytes : bytes.subarray(0, end)).trim());
}

/** A field is as wide as its bytes: the last character may be cut in two. */
function wholeCharacters(text: string): string {
  return text.replace(/\uFFFD+$/, '');
}

/** FoxPro's currency: ten-thousandths. */
function moneyText(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
  const whole = `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
  return value < 0n ? `-${whole}` : whole;
}

/** A Julian day and milliseconds. */
function momentText(day: number, milliseconds: number): string {
  if (day === 0) return '';
  const JULIAN_DAY_OF_1970 = 2_440_588;
  const moment = new Date((day - JULIAN_DAY_OF_1970) * 86_400_000 + milliseconds);
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 19).replace('T', ' ');
}
