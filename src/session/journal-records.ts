import { checksum } from './checksum';

/** One entry of a journal: its place in the order, and what was done. */
export interface JournalRecord<T> {
  /** Without a gap. */
  readonly seq: number;
  readonly value: T;
}

/** What could be read of a journal, and why it ended. */
export interface JournalReading<T> {
  readonly records: readonly JournalRecord<T>[];
  /** Bytes that hold `records`: writing goes on here. */
  readonly intactBytes: number;
  /** `torn`: the last record is not whole, as after a fall of power. `damaged`: more than that does not add up. */
  readonly end: 'clean' | 'torn' | 'damaged';
}

/** "SJ", the version, then length of the payload, number and checksum, each of four bytes, low byte first. */
const MAGIC = [0x53, 0x4a, 0x01] as const;
const HEAD_BYTES = 16;
/** A stroke over every unit of a large city is some 2 MB. */
const MOST_PAYLOAD = 64 << 20;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** A record as bytes that say of themselves whether they are whole. Values are what JSON can hold. */
export function journalBytes(seq: number, value: unknown): Uint8Array<ArrayBuffer> {
  const payload = encoder.encode(JSON.stringify(value));
  const bytes = new Uint8Array(HEAD_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(4, payload.length, true);
  view.setUint32(8, seq, true);
  bytes.set(payload, HEAD_BYTES);
  view.setUint32(12, recordChecksum(bytes), true);
  return bytes;
}

/** Records one after another, as `readJournal` takes them. */
export function joinedRecords(records: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(records.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const record of records) {
    bytes.set(record, at);
    at += record.length;
  }
  return bytes;
}

/** How many bytes the record that begins here says it has; all of them where it is too short to say. */
export function recordLength(bytes: Uint8Array): number {
  if (bytes.length < HEAD_BYTES) return bytes.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEAD_BYTES);
  return Math.min(bytes.length, HEAD_BYTES + view.getUint32(4, true));
}

/**
 * Reads records, the first of which has the number `first`, until one is not whole or out of order. Whatever stands before
 * is given: a damaged journal loses its end, never its beginning.
 */
export function readJournal<T>(
  bytes: Uint8Array,
  isValid: (value: unknown) => value is T,
  first = 1,
): JournalReading<T> {
  const records: JournalRecord<T>[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const ended = (end: JournalReading<T>['end']): JournalReading<T> => ({ records, intactBytes: at, end });
  while (at < bytes.length) {
    if (bytes.length - at < HEAD_BYTES) return ended('torn');
    if (MAGIC.some((byte, i) => bytes[at + i] !== byte)) return ended('damaged');
    const length = view.getUint32(at + 4, true);
    if (length > MOST_PAYLOAD) return ended('damaged');
    const end = at + HEAD_BYTES + length;
    if (end > bytes.length) return ended('torn');
    const seq = view.getUint32(at + 8, true);
    const whole = bytes.subarray(at, end);
    if (recordChecksum(whole) !== view.getUint32(at + 12, true))
      return ended(end === bytes.length ? 'torn' : 'damaged');
    if (seq !== first + records.length) return ended('damaged');
    const value = parsed(whole.subarray(HEAD_BYTES));
    if (!isValid(value)) return ended('damaged');
    records.push({ seq, value });
    at = end;
  }
  return ended('clean');
}

function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(payload));
  } catch {
    return undefined;
  }
}

/** Of the record without the four bytes that say it. */
function recordChecksum(record: Uint8Array): number {
  return checksum(record.subarray(HEAD_BYTES), checksum(record.subarray(0, 12)));
}
