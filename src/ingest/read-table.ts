import type { DialectSigns } from './dialect-signs';
import { sniffEncoding } from './encoding';
import { headAsUtf8, type TextRecord, textRecords } from './head-records';
import { sniffDialect, usualFieldCount } from './sniff-dialect';

/** A whole small file as text records, by the scanner that loading uses; encoding and dialect are sniffed where not given. */
export function readTable(bytes: Uint8Array, dialect?: DialectSigns): readonly TextRecord[] {
  const utf8 = headAsUtf8(bytes, sniffEncoding(bytes, true).encoding, true);
  const chosen = dialect ?? sniffDialect(utf8, true);
  const width = usualFieldCount(textRecords(utf8, chosen, true, 200));
  return textRecords(utf8, chosen, true, Number.POSITIVE_INFINITY, width);
}
