import type { ImportError } from '../../domain/import-report';
import type { Encoding, Proposal } from '../../domain/recipe';
import { failure, type Result } from '../../domain/result';
import type { DialectSigns } from '../dialect-signs';
import { sniffEncoding } from '../encoding';
import { headAsUtf8 } from '../head-records';
import { beginsAsOwnExport } from '../own-export';
import { LOOKED_AT_BYTES, LOOKED_AT_RECORDS, proposeTable } from '../propose-table';
import { expectedRecords, sniffDialect } from '../sniff-dialect';
import type { CaseFormat } from './case-format';

/** Of the product's own exports. */
const OWN_DIALECT: DialectSigns = { delimiter: ',', quote: '"' };

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
    const dialect =
      overrides.delimiter === undefined && beginsAsOwnExport(looked)
        ? OWN_DIALECT
        : sniffDialect(utf8, complete, overrides.delimiter);
    const records = expectedRecords(utf8, dialect, complete, LOOKED_AT_RECORDS);
    const reading = {
      format: 'delimited',
      encoding,
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      ...(dialect.escape ? { escape: dialect.escape } : {}),
    } as const;
    return proposeTable(records, { fileName, byteLength, tables: [], reading }, overrides);
  },
};

/** More than one character in twenty undecodable: this is text of an encoding that is none of ours. */
function isGarbled(utf8: Uint8Array, encoding: Encoding): boolean {
  if (encoding === 'utf-8') return false;
  const text = new TextDecoder().decode(utf8.subarray(0, 65_536));
  const broken = text.split('\uFFFD').length - 1;
  return broken * 20 > text.length;
}
