import { CR, DELIMITER, LF, LINE_END, ORDINARY, RARE, SPACE, signBytes } from './dialect-signs';
import { grownInt32, grownUint32 } from './grown';
import {
  type RecordBlock,
  type RecordScanner,
  type ScannerOptions,
  TOO_LONG,
  UNCLOSED_QUOTE,
} from './record-block';

/** A cell of 5 MB is odd but real; beyond this a quote that never closes is likelier than a cell. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

const INCOMPLETE = -1;
const NEVER_CLOSED = -2;

/** A quoted field that text follows is text up to the next delimiter, */
const TEXT_AFTER = 0;
/** or text from its opening quote on, so that the delimiters within it count, */
const QUOTE_IS_TEXT = 1;
/** or goes on up to a quote that a delimiter follows. */
const QUOTE_INSIDE = 2;

/**
 * One scanner for every delimited UTF-8 stream, in pieces of any size. RFC 4180 quotes, blanks around them allowed; LF, CR and CRLF end a
 * record. A quoted field that is followed by other text than a delimiter is taken literally when that happens on its
 * own line (or as one with quotes inside, where only that gives the expected number of fields); when it happens on a
 * later line, never closes, or closes with the wrong number of fields, only the first physical line is given up (flag
 * UNCLOSED_QUOTE) and scanning goes on at the next line, so that one stray quote cannot swallow the rest of the file.
 */
export function createRecordScanner(options: ScannerOptions): RecordScanner {
  const { separator, escaping, quote, kinds } = signBytes(options);
  const delimiter = separator[0]!;
  const delimiterBytes = separator.length;
  const expected = options.expectedFields;
  const maxRecordBytes = options.maxRecordBytes ?? MAX_RECORD_BYTES;

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
  /** Of the record that was read with care last: line ends inside it, and was a quote in it taken literally? */
  let breaksInside = 0;
  let literalQuotes = false;

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

  function isEscapable(byte: number): boolean {
    return byte === quote || byte === escaping || byte === delimiter || byte === LF || byte === CR;
  }

  /** Text without the signs that only made text of others, as a range behind the source bytes. */
  function addUnescaped(start: number, end: number, doubled: boolean): void {
    const from = arena;
    for (let i = start; i < end; i++) {
      let byte = bytes[i]!;
      if (byte === escaping && i + 1 < end && isEscapable(bytes[i + 1]!)) byte = bytes[++i]!;
      else if (doubled && byte === quote && i + 1 < end && bytes[i + 1] === quote) i++;
      bytes[arena++] = byte;
    }
    addField(from, arena);
  }

  function isDelimiter(at: number): boolean {
    if (bytes[at] !== delimiter || at + delimiterBytes > length) return false;
    for (let i = 1; i < delimiterBytes; i++) if (bytes[at + i] !== separator[i]) return false;
    return true;
  }

  /** A record with quotes or rare signs. Returns where the next one starts, or INCOMPLETE. */
  function scanCarefully(start: number, final: boolean): number {
    const arenaBefore = arena;
    const nulsBefore = nulFields.length;
    const forget = (): void => {
      arena = arenaBefore;
      nulFields.length = nulsBefore;
      fields = firstField[records]!;
    };
    let end = readFields(start, final, TEXT_AFTER);
    const asExpected = () => fields - firstField[records]! === expected;
    if (end >= 0 && literalQuotes && expected > 0 && !asExpected()) {
      const others = [QUOTE_IS_TEXT, QUOTE_INSIDE].some((reading) => {
        forget();
        const other = readFields(start, final, reading);
        if (other < 0 || breaksInside > 0 || !asExpected()) return false;
        end = other;
        return true;
      });
      if (!others) {
        forget();
        end = readFields(start, final, TEXT_AFTER);
      }
    }
    const tooLong = (end < 0 ? length : end) - start > maxRecordBytes;
    if (end === INCOMPLETE && !tooLong) {
      forget();
      return INCOMPLETE;
    }
    if (end < 0 || (breaksInside > 0 && (tooLong || !plausible()))) {
      forget();
      return giveUpLine(start, UNCLOSED_QUOTE, final);
    }
    closeRecord(start, end, tooLong ? TOO_LONG : 0, breaksInside + 1);
    return Math.min(afterLineEnd(end), length);
  }

  /**
   * Adds the fields of the record at `start`; gives its end, INCOMPLETE or NEVER_CLOSED. Only TEXT_AFTER looks
   * beyond the physical line.
   */
  function readFields(start: number, final: boolean, reading: number): number {
    const firstOfRecord = firstField[records]!;
    let at = start;
    breaksInside = 0;
    literalQuotes = false;
    for (;;) {
      const fieldStart = at;
      let nuls = false;
      let literal = true;
      while (bytes[at] === SPACE && delimiter !== SPACE && at < length) at++;
      const opening = at;
      if (bytes[at] === quote && at < length) {
        const breaksBefore = breaksInside;
        let doubled = false;
        let escaped = false;
        let closing = -1;
        at++;
        for (;;) {
          if (at >= length) return final ? NEVER_CLOSED : INCOMPLETE;
          const byte = bytes[at]!;
          if (byte === quote) {
            if (at + 1 >= length && !final) return INCOMPLETE;
            if (at + 1 < length && bytes[at + 1] === quote) {
              doubled = true;
              at++;
            } else {
              closing = at++;
              while (bytes[at] === SPACE && delimiter !== SPACE && at < length) at++;
              if (at + delimiterBytes > length && !final) return INCOMPLETE;
              if (at >= length || kinds[bytes[at]!] === LINE_END || isDelimiter(at)) {
                literal = false;
                break;
              }
              literalQuotes = true;
              if (reading !== QUOTE_INSIDE) break;
              at = closing;
            }
          } else if (byte === escaping) {
            if (at + 1 >= length && !final) return INCOMPLETE;
            if (at + 1 < length && isEscapable(bytes[at + 1]!)) {
              escaped = true;
              if (bytes[at + 1] !== LF && bytes[at + 1] !== CR) at++;
            }
          } else if (reading !== TEXT_AFTER && (byte === LF || byte === CR)) break;
          else if (byte === LF) breaksInside++;
          else if (byte === CR) {
            if (at + 1 >= length && !final) return INCOMPLETE;
            if (bytes[at + 1] !== LF || at + 1 >= length) breaksInside++;
          } else if (byte === 0) nuls = true;
          at++;
        }
        if (!literal) {
          if (nuls) nulFields.push(records, fields - firstOfRecord);
          if (doubled || escaped) addUnescaped(opening + 1, closing, true);
          else addField(opening + 1, closing);
        } else if (breaksInside > breaksBefore || reading === QUOTE_INSIDE) return NEVER_CLOSED;
        else if (reading === QUOTE_IS_TEXT) at = fieldStart;
      }
      if (literal) {
        let escaped = false;
        for (;;) {
          const kind = kinds[bytes[at]!];
          if (kind === DELIMITER || kind === LINE_END) break;
          if (kind === RARE) {
            const byte = bytes[at]!;
            if (byte === 0) nuls = true;
            if (byte === escaping && at + 1 < length) {
              const next = bytes[at + 1]!;
              if (isEscapable(next) && next !== LF && next !== CR) {
                escaped = true;
                at++;
              }
            } else if (byte === delimiter && delimiterBytes > 1) {
              if (at + delimiterBytes > length && !final) return INCOMPLETE;
              if (isDelimiter(at)) break;
            }
          }
          at++;
        }
        if (at >= length && !final) return INCOMPLETE;
        if (nuls) nulFields.push(records, fields - firstOfRecord);
        if (escaped) addUnescaped(fieldStart, at, false);
        else addField(fieldStart, at);
      }
      if (at < length && isDelimiter(at)) {
        at += delimiterBytes;
        continue;
      }
      return at + 1 >= length && bytes[at] === CR && !final ? INCOMPLETE : at;
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
        if (kind === RARE) {
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
