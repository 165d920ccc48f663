// biome-ignore-all lint/a11y/useSemanticElements: an HTML table cannot place millions of rows by arithmetic
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
import { type MouseEvent, memo } from 'react';
import { factOfField } from '../../domain/fact-field';
import type { Page } from '../../domain/question';
import type { Translate } from '../../i18n/translate';
import { cellText, recordFieldKind } from './cell-text';
import type { RecordField } from './column-order';
import { Highlighted } from './highlighted';
import styles from './records-table.module.css';

export interface RowColumn {
  readonly field: RecordField;
  readonly width: number;
  /** Pixels from the table's left edge of a column that stays in view; null: it moves with the rest. */
  readonly left: number | null;
}

export const PICK_PIXELS = 34;

interface RecordsRowProps {
  readonly id: string;
  readonly index: number;
  readonly page: Page | null;
  readonly at: number;
  readonly columns: readonly RowColumn[];
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly pointed: boolean;
  readonly picked: boolean;
  /** Colours of its tags, and a note, as one text: 'red blue|…'. */
  readonly mark: string;
  /** What is looked for, folded; '' is nothing. */
  readonly needle: string;
  readonly hit: boolean;
  readonly failed: boolean;
  readonly locale: string;
  readonly t: Translate;
  readonly onClick: (index: number, event: MouseEvent, onBox: boolean) => void;
  readonly onPoint: (index: number | null) => void;
}

export const RecordsRow = memo(Row, (before, after) =>
  (Object.keys(after) as (keyof RecordsRowProps)[]).every(
    (name) => name === 'onClick' || name === 'onPoint' || before[name] === after[name],
  ),
);

function Row(props: RecordsRowProps) {
  const { page, at, columns, index, t, mark } = props;
  const cut = mark.indexOf('|');
  const [colours, note] = cut < 0 ? [mark, ''] : [mark.slice(0, cut), mark.slice(cut + 1)];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys of its active row
    <div
      id={props.id}
      role="row"
      className={styles.row}
      style={{ top: props.top }}
      aria-rowindex={index + 2}
      aria-selected={props.selected || props.picked}
      data-active={props.active}
      data-open={props.selected}
      data-picked={props.picked}
      data-pointed={props.pointed}
      data-hit={props.hit}
      data-row={index}
      data-row-id={page === null ? undefined : page.rowIds[at]}
      onClick={(event) => props.onClick(index, event, false)}
      onPointerEnter={() => props.onPoint(index)}
      onPointerLeave={() => props.onPoint(null)}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space picks the active row */}
      <div
        role="gridcell"
        className={styles.pick}
        aria-colindex={1}
        onClick={(event) => {
          event.stopPropagation();
          props.onClick(index, event, true);
        }}
      >
        <span className={styles.box} data-on={props.picked} />
        {colours === '' ? null : (
          <span className={styles.tags}>
            {colours.split(' ').map((colour) => (
              <i key={colour} data-tag={colour} />
            ))}
          </span>
        )}
        {note === '' ? null : (
          <span className={styles.noted} title={note}>
            ✎
          </span>
        )}
      </div>
      {columns.map((column, place) => {
        const text =
          page === null ? '' : cellText(column.field, valueAt(page, column.field, at), t, props.locale);
        return (
          <div
            key={column.field}
            role="gridcell"
            className={styles.cell}
            style={
              column.left === null ? { width: column.width } : { width: column.width, left: column.left }
            }
            aria-colindex={place + 2}
            data-pinned={column.left !== null}
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
                <Highlighted text={text} needle={factOfField(column.field) === null ? props.needle : ''} />
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
