import type { ImportError } from '../domain/import-report';
import type { Proposal, ProposalOverrides } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import type { TextRecord } from './head-records';
import { knownHeaders } from './header-match';
import { columnNames, findHeader } from './header-search';
import { proposeMapping } from './propose-mapping';
import { isRegular, usualFieldCount } from './sniff-dialect';

/** Enough to decide on; more would only take time. */
export const LOOKED_AT_BYTES = 512 * 1024;
export const LOOKED_AT_RECORDS = 400;
const PREVIEW_RECORDS = 50;

/** What is known of the source before its records are looked at. */
export interface TableSource {
  readonly fileName: string;
  readonly byteLength: number;
  readonly tables: Proposal['tables'];
  readonly reading: Pick<Proposal['recipe'], 'format' | 'table' | 'encoding' | 'delimiter' | 'quote'>;
}

/** Header, columns and mapping from a table's first records. */
export function proposeTable(
  records: readonly TextRecord[],
  source: TableSource,
  overrides: ProposalOverrides,
): Result<Proposal, ImportError> {
  const usual = usualFieldCount(records);
  const headerIndex =
    overrides.headerLine === undefined
      ? findHeader(records, usual)
      : records.findIndex(({ line }) => line === overrides.headerLine);
  const header = records[headerIndex];
  const known = header ? knownHeaders(header.cells) : 0;
  const decided = overrides.delimiter !== undefined || overrides.headerLine !== undefined;
  if (
    source.reading.format === 'delimited' &&
    !decided &&
    known < 2 &&
    !isRegular(records) &&
    !(usual === 1 && known === 1)
  ) {
    return failure({ code: 'not_a_table' });
  }
  const columns = header && known >= 2 ? Math.max(header.cells.length, 1) : usual;
  const headers = columnNames(header, columns);
  const rows = records
    .slice(headerIndex + 1)
    .filter(({ cells }) => cells.length >= columns || source.reading.format !== 'delimited')
    .map(({ cells }) => cells);
  const { mapping, confidence } = proposeMapping(headers, header !== undefined, rows);
  return ok({
    recipe: { ...source.reading, headerLine: header?.line ?? 0, headers, mapping },
    tables: source.tables,
    preview: rows.slice(0, PREVIEW_RECORDS),
    confidence,
    fileName: source.fileName,
    byteLength: source.byteLength,
  });
}
