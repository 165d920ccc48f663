import type { ImportError } from '../../domain/import-report';
import type { Encoding, Proposal } from '../../domain/recipe';
import { failure, ok, type Result } from '../../domain/result';
import { sniffEncoding } from '../encoding';
import { headAsUtf8, textRecords } from '../head-records';
import { knownHeaders } from '../header-match';
import { columnNames, findHeader } from '../header-search';
import { proposeMapping } from '../propose-mapping';
import { isRegular, sniffDialect, usualFieldCount } from '../sniff-dialect';
import type { CaseFormat } from './case-format';

/** Enough to decide on; more would only take time. */
const LOOKED_AT_BYTES = 512 * 1024;
const LOOKED_AT_RECORDS = 400;
const PREVIEW_RECORDS = 50;

/** Text tables: CSV, TSV and their kin in any encoding. */
export const delimited: CaseFormat = {
  reads: 'delimited',
  propose(head, fileName, byteLength, overrides): Result<Proposal, ImportError> {
    const looked = head.subarray(0, LOOKED_AT_BYTES);
    const complete = looked.length >= byteLength;
    const encoding = overrides.encoding ?? sniffEncoding(looked, complete).encoding;
    const utf8 = headAsUtf8(looked, encoding, complete);
    if (overrides.encoding === undefined && isGarbled(utf8, encoding)) {
      return failure({ code: 'wrong_encoding' });
    }
    const dialect = sniffDialect(utf8, complete, overrides.delimiter);
    const records = textRecords(utf8, dialect, complete, LOOKED_AT_RECORDS);
    const usual = usualFieldCount(records);
    const headerIndex =
      overrides.headerLine === undefined
        ? findHeader(records, usual)
        : records.findIndex(({ line }) => line === overrides.headerLine);
    const header = records[headerIndex];
    const known = header ? knownHeaders(header.cells) : 0;
    const decided = overrides.delimiter !== undefined || overrides.headerLine !== undefined;
    if (!decided && known < 2 && !isRegular(records) && !(usual === 1 && known === 1)) {
      return failure({ code: 'not_a_table' });
    }
    const columns = header && known >= 2 ? Math.max(header.cells.length, 1) : usual;
    const headers = columnNames(header, columns);
    const rows = records
      .slice(headerIndex + 1)
      .filter(({ cells }) => cells.length >= columns)
      .map(({ cells }) => cells);
    const { mapping, confidence } = proposeMapping(headers, header !== undefined, rows);
    return ok({
      recipe: {
        format: 'delimited',
        encoding,
        delimiter: dialect.delimiter,
        quote: dialect.quote,
        headerLine: header?.line ?? 0,
        headers,
        mapping,
      },
      preview: rows.slice(0, PREVIEW_RECORDS),
      confidence,
      fileName,
      byteLength,
    });
  },
};

/** More than one character in twenty undecodable: this is text of an encoding that is none of ours. */
function isGarbled(utf8: Uint8Array, encoding: Encoding): boolean {
  if (encoding === 'utf-8') return false;
  const text = new TextDecoder().decode(utf8.subarray(0, 65_536));
  const broken = text.split('\uFFFD').length - 1;
  return broken * 20 > text.length;
}
