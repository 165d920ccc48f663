// biome-ignore-all lint/a11y/useSemanticElements: an HTML table cannot place millions of rows by arithmetic
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
import { memo } from 'react';
import type { Page } from '../../domain/question';
import type { Translate } from '../../i18n/translate';
import { cellText, recordFieldKind } from './cell-text';
import type { RecordField } from './column-order';
import styles from './records-table.module.css';

export interface RowColumn {
  readonly field: RecordField;
  readonly width: number;
}

interface RecordsRowProps {
  readonly id: string;
  readonly index: number;
  readonly page: Page | null;
  readonly at: number;
  readonly columns: readonly RowColumn[];
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly failed: boolean;
  readonly locale: string;
  readonly t: Translate;
  readonly onOpen: (index: number) => void;
}

export const RecordsRow = memo(Row, (before, after) =>
  (Object.keys(after) as (keyof RecordsRowProps)[]).every(
    (name) => name === 'onOpen' || before[name] === after[name],
  ),
);

function Row(props: RecordsRowProps) {
  const { page, at, columns, index, t } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys of its active row
    <div
      id={props.id}
      role="row"
      className={styles.row}
      style={{ top: props.top }}
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      data-active={props.active}
      data-row={index}
      onClick={() => props.onOpen(index)}
    >
      {columns.map((column, place) => {
        const text =
          page === null ? '' : cellText(column.field, valueAt(page, column.field, at), t, props.locale);
        return (
          <div
            key={column.field}
            role="gridcell"
            className={styles.cell}
            style={{ width: column.width }}
            aria-colindex={place + 1}
            data-number={recordFieldKind(column.field) === 'number'}
          >
            {page === null ? (
              <Waiting
                failed={props.failed}
                wide={(index * 7 + place * 13) % 40}
                label={t('records.loading')}
              />
            ) : text === '' ? (
              <span className={styles.missing} role="img" aria-label={t('records.missing')}>
                —
              </span>
            ) : (
              <span className={styles.text} title={text.length > 12 ? text : undefined}>
                {text}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

function Waiting({ failed, wide, label }: { failed: boolean; wide: number; label: string }) {
  if (failed) return null;
  return <span className={styles.waiting} style={{ width: `${45 + wide}%` }} role="img" aria-label={label} />;
}

function valueAt(page: Page, field: RecordField, at: number): string | number | null {
  return page.cells[page.fields.indexOf(field)]?.[at] ?? null;
}
