import type { ImportError } from '../domain/import-report';
import type { CaseRecipe, Proposal, ProposalOverrides, TableArea } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import type { TextRecord } from './head-records';
import { knownHeaders } from './header-match';
import { columnNames, findHeader, fittedParts, headerParts, telling } from './header-search';
import { previewRows } from './preview-rows';
import { proposeMapping } from './propose-mapping';
import { isRegular, usualFieldCount } from './sniff-dialect';
import { type FoundArea, findAreas, recordsOf } from './table-areas';
import { proposeTimeRules } from './values/time-rules';

/** Enough to decide on; more would only take time. */
export const LOOKED_AT_BYTES = 512 * 1024;
export const LOOKED_AT_RECORDS = 400;
const PREVIEW_RECORDS = 50;
const HEAD_RECORDS = 60;

/** What is known of the source before its records are looked at. */
export interface TableSource {
  readonly fileName: string;
  readonly byteLength: number;
  readonly tables: Proposal['tables'];
  readonly reading: Pick<
    Proposal['recipe'],
    'format' | 'table' | 'encoding' | 'delimiter' | 'quote' | 'escape'
  >;
}

/** Header, columns and mapping from a table's first records. Of several tables in them one is proposed. */
export function proposeTable(
  all: readonly TextRecord[],
  source: TableSource,
  overrides: ProposalOverrides,
): Result<Proposal, ImportError> {
  const areas = findAreas(all);
  const area = chosenArea(areas, overrides);
  const records = area === undefined ? all : recordsOf(all, area);
  const usual = usualFieldCount(records);
  const chosen =
    overrides.headerLine === undefined
      ? undefined
      : records.findIndex(({ line }) => line === overrides.headerLine);
  const found = findHeader(records, usual, chosen);
  const header =
    found !== null && overrides.headerRows !== undefined
      ? { first: found.first, rows: Math.min(overrides.headerRows, records.length - found.first) }
      : found;
  const dataFrom = header === null ? 0 : header.first + header.rows;
  const headerRecords = header === null ? [] : records.slice(header.first, dataFrom);
  const known = Math.max(0, ...headerRecords.map(({ cells }) => knownHeaders(cells)));
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
  const body = records.slice(dataFrom).map(({ cells }) => cells);
  const parts = headerParts(headerRecords);
  const columns = columnCount(parts, known, usual, body);
  const fitted = fittedParts(parts, columns);
  // A header that is a cell short or long names some columns wrong: only their values tell then.
  const aligned = header !== null && (fitted.length === columns || known === 0);
  const headers = columnNames(fitted, columns);
  const rows = body.filter((cells) => cells.length >= columns || source.reading.format !== 'delimited');
  const tellingNames = headers.map((name, column) =>
    (fitted[column]?.length ?? 0) > 1 ? telling(fitted[column]!) : name,
  );
  const { mapping, confidence } = proposeMapping(tellingNames, aligned, rows);
  const times = proposeTimeRules(rows, columns);
  const headerRows = headerRecords.length;
  const recipe: CaseRecipe = {
    ...source.reading,
    headerLine: headerRecords[0]?.line ?? 0,
    ...(headerRows > 1 ? { headerRows } : {}),
    ...(area === undefined ? {} : { area: plainArea(area), dropped: outside(area, columns) }),
    headers,
    mapping,
    ...(times.rules.length > 0 ? { times: times.rules } : {}),
  };
  return ok({
    recipe,
    tables: source.tables,
    areas: areas.map(plainArea),
    preview: rows.slice(0, PREVIEW_RECORDS),
    head: previewRows(all, recipe, HEAD_RECORDS),
    confidence,
    timeEvidence: times.evidence,
    fileName: source.fileName,
    byteLength: source.byteLength,
  });
}

/** Where nothing was said the one that knows most field names, the first of equals. */
function chosenArea(
  areas: readonly FoundArea[],
  { area, headerLine }: ProposalOverrides,
): FoundArea | undefined {
  if (area !== undefined) return areas[area];
  if (headerLine !== undefined)
    return headerLine === 0 ? undefined : areas.findLast(({ firstLine }) => firstLine <= headerLine);
  const most = Math.max(...areas.map(({ known }) => known));
  return areas.find(({ known }) => known === most);
}

function plainArea({ firstLine, lastLine, firstColumn, lastColumn }: FoundArea): TableArea {
  return { firstLine, lastLine, firstColumn, lastColumn };
}

/** Columns of the tables beside it. */
function outside({ firstColumn, lastColumn }: TableArea, columns: number): readonly number[] {
  return Array.from({ length: columns }, (_, column) => column).filter(
    (column) => column < firstColumn || column > lastColumn,
  );
}

/** Known names decide how many columns there are, unless the rows agree that the header lost or doubled a delimiter. */
function columnCount(
  parts: readonly (readonly string[])[],
  known: number,
  usual: number,
  body: readonly (readonly string[])[],
): number {
  if (known < 2) return usual;
  if (parts.length > usual)
    return fittedParts(parts, usual).every((texts) => texts.length > 0) &&
      parts.some((texts) => texts.length === 0)
      ? usual
      : parts.length;
  const beyond = body.filter((cells) => cells.slice(parts.length).some((text) => text !== '')).length;
  return beyond * 2 > body.length ? usual : Math.max(parts.length, 1);
}
