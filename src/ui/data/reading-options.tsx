import { useEffect, useState } from 'react';
import {
  ENCODINGS,
  type Encoding,
  type Proposal,
  type ProposalOverrides,
  type SourceFormat,
  type TableArea,
  type TableEntry,
} from '../../domain/recipe';
import { sizeText } from '../kit/size-text';
import { useTranslation } from '../kit/translation';
import { columnLetters } from './column-letters';
import styles from './import-dialog.module.css';

const DELIMITERS = [
  [',', 'import.delimiter.comma'],
  ['\t', 'import.delimiter.tab'],
  [';', 'import.delimiter.semicolon'],
  ['|', 'import.delimiter.pipe'],
] as const;

/** Formats whose files do not say how their text is encoded. */
const OPEN_ENCODING: ReadonlySet<SourceFormat> = new Set(['delimited', 'html-table', 'shapefile']);

const HEADER_ROWS = [1, 2, 3, 4, 5, 6];

interface ReadingOptionsProps {
  readonly proposal: Proposal;
  readonly onChange: (overrides: ProposalOverrides) => void;
}

/** What is settled of how the file is read, where a header or a place in it is chosen anew. */
export function readingOf({ recipe }: Proposal): ProposalOverrides {
  const { format, table, encoding, delimiter } = recipe;
  return {
    ...(table === undefined ? {} : { table }),
    ...(OPEN_ENCODING.has(format) ? { encoding } : {}),
    ...(format === 'delimited' ? { delimiter } : {}),
  };
}

/** How the bytes are read: table, encoding, delimiter, header. A change makes the proposal anew. */
export function ReadingOptions({ proposal, onChange }: ReadingOptionsProps) {
  const { t, locale } = useTranslation();
  const { format, table, encoding, delimiter, headerLine, headerRows = 1 } = proposal.recipe;
  const current = readingOf(proposal);
  const known = DELIMITERS.some(([character]) => character === delimiter);

  return (
    <>
      {proposal.tables.length === 0 ? null : (
        <label className={styles.option}>
          <span>{t(format === 'html-table' ? 'reading.table' : 'reading.sheet')}</span>
          <select
            data-testid="sheet-select"
            value={table}
            onChange={(event) => onChange({ table: event.target.value })}
          >
            {proposal.tables.map((entry) => (
              <option key={entry.name} value={entry.name}>
                {tableName(entry, t)}
              </option>
            ))}
          </select>
        </label>
      )}
      {OPEN_ENCODING.has(format) ? (
        <label className={styles.option}>
          <span>{t('import.encoding')}</span>
          <select
            data-testid="encoding-select"
            value={encoding}
            onChange={(event) =>
              onChange({
                ...(table === undefined ? {} : { table }),
                encoding: event.target.value as Encoding,
              })
            }
          >
            {ENCODINGS.map((one) => (
              <option key={one} value={one}>
                {t(`encoding.${one}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {format === 'delimited' ? (
        <label className={styles.option}>
          <span>{t('import.delimiter')}</span>
          <select
            data-testid="delimiter-select"
            value={delimiter}
            onChange={(event) => onChange({ encoding, delimiter: event.target.value })}
          >
            {DELIMITERS.map(([character, key]) => (
              <option key={character} value={character}>
                {t(key)}
              </option>
            ))}
            {known ? null : (
              <option value={delimiter}>{t('import.delimiter.other', { character: delimiter })}</option>
            )}
          </select>
        </label>
      ) : null}
      {proposal.areas.length < 2 ? null : (
        <label className={styles.option}>
          <span>{t('reading.region')}</span>
          <select
            data-testid="area-select"
            value={proposal.areas.findIndex((area) => isSameArea(area, proposal.recipe.area))}
            onChange={(event) => onChange({ ...current, area: Number(event.target.value) })}
          >
            {proposal.areas.map((area, index) => (
              <option key={`${area.firstLine}:${area.firstColumn}`} value={index}>
                {areaName(area, t)}
              </option>
            ))}
          </select>
        </label>
      )}
      <HeaderRow line={headerLine} onLine={(line) => onChange({ ...current, headerLine: line })} />
      {headerLine === 0 ? null : (
        <label className={styles.option}>
          <span>{t('reading.header-rows')}</span>
          <select
            data-testid="header-rows-select"
            className={styles.narrow}
            value={headerRows}
            onChange={(event) => onChange({ ...current, headerLine, headerRows: Number(event.target.value) })}
          >
            {HEADER_ROWS.map((rows) => (
              <option key={rows} value={rows}>
                {rows}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className={styles.size}>{t('import.size-only', { size: sizeText(proposal.byteLength, locale) })}</p>
    </>
  );
}

/** A number while it is typed is not yet a header: it counts when it is left or confirmed. */
function HeaderRow({ line, onLine }: { line: number; onLine: (line: number) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(String(line));
  useEffect(() => setText(String(line)), [line]);
  function commit(): void {
    const typed = Number(text);
    if (Number.isInteger(typed) && typed >= 0 && typed !== line) onLine(typed);
    else setText(String(line));
  }
  return (
    <label className={styles.option} title={t('reading.header-row-hint')}>
      <span>{t('reading.header-row')}</span>
      <input
        type="number"
        min={0}
        step={1}
        data-testid="header-row-input"
        className={styles.narrow}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </label>
  );
}

/** Tables of a page have no names of their own: "#2 caption" is the second, with what stands above it. */
function tableName({ name, rows, hidden }: TableEntry, t: ReturnType<typeof useTranslation>['t']): string {
  const [, n, caption = ''] = /^#(\d+)(?: (.*))?$/.exec(name) ?? [];
  const said =
    n === undefined
      ? name
      : caption === ''
        ? t('reading.nth-table', { n })
        : t('reading.nth-table-named', { n, name: caption });
  if (hidden === true) return t('reading.sheet-hidden', { name: said });
  return rows === null ? said : t('reading.sheet-rows', { name: said, rows });
}

function isSameArea(area: TableArea, other: TableArea | undefined): boolean {
  return area.firstLine === other?.firstLine && area.firstColumn === other.firstColumn;
}

function areaName(area: TableArea, t: ReturnType<typeof useTranslation>['t']): string {
  const columns = { first: columnLetters(area.firstColumn), last: columnLetters(area.lastColumn) };
  return area.lastLine === 0
    ? t('reading.region-open', { from: area.firstLine, ...columns })
    : t('reading.region-at', { from: area.firstLine, to: area.lastLine, ...columns });
}
