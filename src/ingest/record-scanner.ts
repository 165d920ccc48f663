import { grownInt32, grownUint32 } from './grown';
import { type RecordBlock, TOO_LONG, UNCLOSED_QUOTE } from './record-block';

export interface ScannerOptions {
  /** One ASCII character. */
  readonly delimiter: string;
  /** One ASCII character, or '' for a file in which quotes are ordinary text. */
  readonly quote: string;
  /** Fields a good record has; 0 where that is not known yet. */
  readonly expectedFields: number;
  readonly maxRecordBytes?: number;
}

export interface RecordScanner {
  /** Scans what is complete so far; the tail waits for the next call. */
  push(piece: Uint8Array): RecordBlock;
  finish(): RecordBlock;
}

/** A cell of 5 MB is odd but real; beyond this a quote that never closes is likelier than a cell. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

const LF = 10;
const CR = 13;
const SPACE = 32;

const ORDINARY = 0;
const DELIMITER = 1;
const LINE_END = 2;
const NUL = 3;

const INCOMPLETE = -1;

/**
 * One scanner for every delimited UTF-8 stream, in pieces of any size. RFC 4180 quotes, blanks around them allowed; LF, CR and CRLF end a
 * record. A quoted field that is followed by other text than a delimiter is taken literally when that happens on its
 * own line; when it happens on a later line, never closes, or closes with the wrong number of fields, only the first
 * physical line is given up (flag UNCLOSED_QUOTE) and scanning goes on at the next line, so that one stray quote
 * cannot swallow the rest of the file.
 */
export function createRecordScanner(options: ScannerOptions): RecordScanner {
  const delimiter = asciiCode(options.delimiter);
  const quote = options.quote === '' ? -1 : asciiCode(options.quote);
  const expected = options.expectedFields;
  const maxRecordBytes = options.maxRecordBytes ?? MAX_RECORD_BYTES;

  const kinds = new Uint8Array(256);
  kinds[delimiter] = DELIMITER;
  kinds[LF] = LINE_END;
  kinds[CR] = LINE_END;
  kinds[0] = NUL;

  let bytes = new Uint8Array(0);
  let view = new DataView(bytes.buffer);
  let length = 0;
  let consumed = 0;
  let baseOffset = 0;
  let line = 1;
  /** Until the buffer is this long another attempt at its first record would be wasted. */
  let worthScanning = 0;
  let skippingLongLine = false;
  /** Unescaped fields are written behind the source bytes, so that raw text stays readable. */
  let arena = 0;

  let records = 0;
  let fields = 0;
  let starts = new Int32Array(1024);
  let ends = new Int32Array(1024);
  let lines = new Uint32Array(1024);
  let flags = new Int32Array(1024);
  let firstField = new Int32Array(1025);
  let fieldStarts = new Int32Array(8192);
  let fieldEnds = new Int32Array(8192);
  let nulFields: number[] = [];

  function append(piece: Uint8Array): void {
    const rest = length - consumed;
    // Twice the data: unescaped copies are never longer than what they come from.
    const capacity = 2 * (rest + piece.length) + 16;
    if (bytes.length < capacity) {
      const next = new Uint8Array(Math.max(capacity, bytes.length));
      next.set(bytes.subarray(consumed, length));
      bytes = next;
      view = new DataView(bytes.buffer);
    } else if (consumed > 0) {
      bytes.copyWithin(0, consumed, length);
    }
    baseOffset += consumed;
    bytes.set(piece, rest);
    length = rest + piece.length;
    consumed = 0;
  }

  function closeRecord(start: number, end: number, flag: number, breaks: number): void {
    if (records + 2 > lines.length) {
      const size = lines.length * 2;
      starts = grownInt32(starts, size);
      ends = grownInt32(ends, size);
      lines = grownUint32(lines, size);
      flags = grownInt32(flags, size);
      firstField = grownInt32(firstField, size + 1);
    }
    starts[records] = start;
    ends[records] = end;
    lines[records] = line;
    flags[records] = flag;
    records++;
    firstField[records] = fields;
    line += breaks;
  }

  function growFields(): void {
    fieldStarts = grownInt32(fieldStarts, fieldStarts.length * 2);
    fieldEnds = grownInt32(fieldEnds, fieldEnds.length * 2);
  }

  function addField(start: number, end: number): void {
    if (fields === fieldStarts.length) growFields();
    fieldStarts[fields] = start;
    fieldEnds[fields] = end;
    fields++;
  }

  function afterLineEnd(at: number): number {
    return bytes[at] === CR && at + 1 < length && bytes[at + 1] === LF ? at + 2 : at + 1;
  }

  /** Gives up the physical line that starts at `start`; fields found so far are dropped. */
  function giveUpLine(start: number, flag: number, final: boolean): number {
    fields = firstField[records]!;
    let end = start;
    while (kinds[bytes[end]!] !== LINE_END) end++;
    if (!final && (end >= length || (bytes[end] === CR && end + 1 >= length))) {
      if (length - start <= maxRecordBytes) return INCOMPLETE;
      skippingLongLine = true;
      closeRecord(start, Math.min(end, length), TOO_LONG, 0);
      return length;
    }
    closeRecord(start, Math.min(end, length), flag, 1);
    return Math.min(afterLineEnd(end), length);
  }

  /** Text of a quoted field without its doubled quotes, as a range behind the source bytes. */
  function addUnescaped(start: number, end: number): void {
    const from = arena;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      bytes[arena++] = byte;
      if (byte === quote) i++;
    }
    addField(from, arena);
  }

  /** A record with quotes or NUL bytes. Returns where the next one starts, or INCOMPLETE. */
  function scanCarefully(start: number, final: boolean): number {
    const arenaBefore = arena;
    const nulsBefore = nulFields.length;
    let breaks = 0;
    let at = start;
    const giveUp = (flag: number): number => {
      arena = arenaBefore;
      nulFields.length = nulsBefore;
      return giveUpLine(start, flag, final);
    };
    const wait = (): number => {
      arena = arenaBefore;
      nulFields.length = nulsBefore;
      fields = firstField[records]!;
      return length - start > maxRecordBytes ? giveUp(UNCLOSED_QUOTE) : INCOMPLETE;
    };
    for (;;) {
      const fieldStart = at;
      let nuls = false;
      let literal = true;
      while (bytes[at] === SPACE && delimiter !== SPACE && at < length) at++;
      const opening = at;
      if (bytes[at] === quote && at < length) {
        const breaksBefore = breaks;
        let doubled = false;
        at++;
        for (;;) {
          if (at >= length) return final ? giveUp(UNCLOSED_QUOTE) : wait();
          const byte = bytes[at]!;
          if (byte === quote) {
            if (at + 1 >= length && !final) return wait();
            if (at + 1 >= length || bytes[at + 1] !== quote) break;
            doubled = true;
            at++;
          } else if (byte === LF) breaks++;
          else if (byte === CR) {
            if (at + 1 >= length && !final) return wait();
            if (bytes[at + 1] !== LF || at + 1 >= length) breaks++;
          } else if (byte === 0) nuls = true;
          at++;
        }
        const closing = at;
        at++;
        while (bytes[at] === SPACE && delimiter !== SPACE && at < length) at++;
        if (at >= length && !final) return wait();
        const kind = kinds[bytes[at]!];
        if (at >= length || kind === DELIMITER || kind === LINE_END) {
          literal = false;
          if (nuls) nulFields.push(records, fields - firstField[records]!);
          if (doubled) addUnescaped(opening + 1, closing);
          else addField(opening + 1, closing);
        } else if (breaks > breaksBefore) return giveUp(UNCLOSED_QUOTE);
      }
      if (literal) {
        for (;;) {
          const kind = kinds[bytes[at]!];
          if (kind === DELIMITER || kind === LINE_END) break;
          if (kind === NUL) nuls = true;
          at++;
        }
        if (at >= length && !final) return wait();
        if (nuls) nulFields.push(records, fields - firstField[records]!);
        addField(fieldStart, at);
      }
      if (at < length && bytes[at] === delimiter) {
        at++;
        continue;
      }
      if (at + 1 >= length && bytes[at] === CR && !final) return wait();
      if (breaks > 0 && (at - start > maxRecordBytes || !plausible())) return giveUp(UNCLOSED_QUOTE);
      closeRecord(start, at, at - start > maxRecordBytes ? TOO_LONG : 0, breaks + 1);
      return Math.min(afterLineEnd(at), length);
    }
  }

  function plausible(): boolean {
    const first = firstField[records]!;
    if (expected === 0 || fields - first === expected) return true;
    if (fields - first < expected) return false;
    for (let i = first + expected; i < fields; i++) if (fieldStarts[i] !== fieldEnds[i]) return false;
    return true;
  }

  function scan(final: boolean): void {
    // The sentinel ends every inner loop without a bounds check.
    bytes[length] = LF;
    arena = length + 1;
    records = 0;
    fields = 0;
    nulFields = [];
    let at = skippingLongLine ? skipLongLine(final) : 0;
    const source = bytes;
    while (at < length) {
      const start = at;
      let fieldStart = at;
      let careful = false;
      // Nine tenths of the time is spent here: local names keep the arrays out of the closure.
      let into = fields;
      let intoStarts = fieldStarts;
      let intoEnds = fieldEnds;
      for (;;) {
        if (source[at] === quote || source[at] === SPACE) {
          careful = true;
          break;
        }
        let kind = kinds[source[at]!]!;
        while (kind === ORDINARY) kind = kinds[source[++at]!]!;
        if (kind === NUL) {
          careful = true;
          break;
        }
        if (into === intoStarts.length) {
          growFields();
          intoStarts = fieldStarts;
          intoEnds = fieldEnds;
        }
        intoStarts[into] = fieldStart;
        intoEnds[into] = at;
        into++;
        if (kind !== DELIMITER) break;
        fieldStart = ++at;
      }
      let next: number;
      if (careful) {
        next = scanCarefully(start, final);
      } else if (!final && (at >= length || (source[at] === CR && at + 1 >= length))) {
        next = length - start > maxRecordBytes ? giveUpLine(start, TOO_LONG, final) : INCOMPLETE;
      } else {
        fields = into;
        closeRecord(start, at, at - start > maxRecordBytes ? TOO_LONG : 0, 1);
        next = Math.min(afterLineEnd(at), length);
      }
      if (next === INCOMPLETE) {
        at = start;
        break;
      }
      at = next;
    }
    consumed = at;
    worthScanning = at === 0 ? Math.min(length * 2, maxRecordBytes + 1) : 0;
  }

  function skipLongLine(final: boolean): number {
    let at = 0;
    while (kinds[bytes[at]!] !== LINE_END) at++;
    if (at >= length) return length;
    if (bytes[at] === CR && at + 1 >= length && !final) return at;
    skippingLongLine = false;
    line++;
    return Math.min(afterLineEnd(at), length);
  }

  function block(): RecordBlock {
    return {
      bytes,
      view,
      baseOffset,
      count: records,
      starts,
      ends,
      lines,
      flags,
      firstField,
      fieldStarts,
      fieldEnds,
      nulFields,
    };
  }

  return {
    push(piece) {
      append(piece);
      records = 0;
      fields = 0;
      if (length >= worthScanning) scan(false);
      return block();
    },
    finish() {
      append(new Uint8Array(0));
      scan(true);
      return block();
    },
  };
}

function asciiCode(character: string): number {
  const code = character.charCodeAt(0);
  if (character.length !== 1 || code > 127) throw new RangeError(`not one ASCII character: ${character}`);
  return code;
}
