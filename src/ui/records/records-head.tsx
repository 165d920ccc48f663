// biome-ignore-all lint/a11y/useSemanticElements: an HTML table cannot place millions of rows by arithmetic
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { factOfField } from '../../domain/fact-field';
import type { Order } from '../../domain/question';
import { useTranslation } from '../kit/translation';
import { recordFieldKind } from './cell-text';
import { type RecordField, toggledOrder } from './column-order';
import { LEAST_WIDTH, MOST_WIDTH } from './column-widths';
import { fieldName } from './field-name';
import type { RowColumn } from './records-row';
import styles from './records-table.module.css';

interface RecordsHeadProps {
  readonly columns: readonly RowColumn[];
  readonly width: number;
  readonly order: readonly Order[];
  readonly onOrder: (order: readonly Order[]) => void;
  /** Columns that a filter is on. */
  readonly filtered: ReadonlySet<RecordField>;
  readonly pickedCount: number;
  readonly onPickAll: () => void;
  readonly onMove: (field: RecordField, to: number) => void;
  /** While the edge is dragged, then once more when it is let go; null: as it was made. */
  readonly onWidth: (field: RecordField, pixels: number | null, done: boolean) => void;
  readonly onMenu: (field: RecordField, anchor: HTMLElement) => void;
}

const WIDTH_STEP = 16;
const FIELD_TYPE = 'application/x-shirong-column';

export function RecordsHead(props: RecordsHeadProps) {
  const { columns, width, order, onOrder } = props;
  const { t } = useTranslation();
  const [dropAt, setDropAt] = useState<number | null>(null);

  /** Alt with an arrow moves the column, Alt and Shift with one widens it, Alt and ↓ opens its menu. */
  const keyDown = (event: KeyboardEvent<HTMLElement>, column: RowColumn, index: number) => {
    if (!event.altKey) return;
    const sideways = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (event.key === 'ArrowDown') props.onMenu(column.field, event.currentTarget);
    else if (sideways === 0) return;
    else if (event.shiftKey) props.onWidth(column.field, widthOf(column.width + sideways * WIDTH_STEP), true);
    else props.onMove(column.field, index + sideways);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.head} role="rowgroup" style={{ minWidth: width }}>
      <div className={styles.headRow} role="row" aria-rowindex={1}>
        <div role="columnheader" className={styles.pick} aria-colindex={1}>
          <button
            type="button"
            className={styles.box}
            data-on={props.pickedCount > 0}
            aria-label={props.pickedCount > 0 ? t('records.pick.none') : t('records.pick.all')}
            title={props.pickedCount > 0 ? t('records.pick.none') : t('records.pick.all')}
            onClick={props.onPickAll}
          />
        </div>
        {columns.map((column, index) => {
          const { field } = column;
          const name = fieldName(field, t);
          // The database has no facts to sort by: a click opens what can be done with the column.
          const isFact = factOfField(field) !== null;
          const place = order.findIndex((each) => each.field === field);
          const sort = order[place];
          return (
            <div
              key={field}
              role="columnheader"
              className={styles.headCell}
              style={
                column.left === null ? { width: column.width } : { width: column.width, left: column.left }
              }
              data-field={field}
              data-pinned={column.left !== null}
              data-number={recordFieldKind(field) === 'number'}
              data-drop={dropAt === index}
              aria-colindex={index + 2}
              aria-sort={sort === undefined ? 'none' : sort.descending ? 'descending' : 'ascending'}
              onDragOver={(event) => {
                if (!event.dataTransfer.types.includes(FIELD_TYPE)) return;
                event.preventDefault();
                setDropAt(index);
              }}
              onDragLeave={() => setDropAt(null)}
              onDrop={(event) => {
                const moved = columns.find((one) => one.field === event.dataTransfer.getData(FIELD_TYPE));
                setDropAt(null);
                if (moved === undefined || moved.field === field) return;
                event.preventDefault();
                props.onMove(moved.field, index);
              }}
            >
              <button
                type="button"
                className={styles.sort}
                draggable
                title={t(isFact ? 'records.menu' : 'records.sort', { field: name })}
                onClick={(event) => {
                  if (isFact) props.onMenu(field, event.currentTarget);
                  else onOrder(toggledOrder(order, field, event.shiftKey));
                }}
                onKeyDown={(event) => keyDown(event, column, index)}
                onDragStart={(event) => {
                  event.dataTransfer.setData(FIELD_TYPE, field);
                  event.dataTransfer.effectAllowed = 'move';
                }}
              >
                <span className={styles.headName}>{name}</span>
                <span className={styles.arrow} aria-hidden="true">
                  {sort === undefined ? '' : sort.descending ? '↓' : '↑'}
                  {sort?.by === 'pinyin' && <sub>{t('records.sort.pinyin-mark')}</sub>}
                  {sort !== undefined && order.length > 1 && <sub>{place + 1}</sub>}
                </span>
              </button>
              <button
                type="button"
                className={styles.menuButton}
                data-on={props.filtered.has(field)}
                aria-haspopup="dialog"
                aria-label={t('records.menu', { field: name })}
                title={t('records.menu', { field: name })}
                onClick={(event) => props.onMenu(field, event.currentTarget)}
              >
                ▾
              </button>
              <Edge column={column} title={t('records.resize', { field: name })} onWidth={props.onWidth} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function widthOf(pixels: number): number {
  return Math.min(Math.max(pixels, LEAST_WIDTH), MOST_WIDTH);
}

function Edge({
  column,
  title,
  onWidth,
}: {
  column: RowColumn;
  title: string;
  onWidth: RecordsHeadProps['onWidth'];
}) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const [active, setActive] = useState(false);
  const at = (event: PointerEvent) => widthOf(start.current!.width + event.clientX - start.current!.x);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a pointer's convenience; Alt, Shift and an arrow do it by keys
    <div
      className={styles.resize}
      data-active={active}
      title={title}
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        start.current = { x: event.clientX, width: column.width };
        event.currentTarget.setPointerCapture(event.pointerId);
        setActive(true);
      }}
      onPointerMove={(event) => {
        if (start.current !== null) onWidth(column.field, at(event), false);
      }}
      onPointerUp={(event) => {
        if (start.current === null) return;
        onWidth(column.field, at(event), true);
        start.current = null;
        setActive(false);
      }}
      onPointerCancel={() => {
        start.current = null;
        setActive(false);
      }}
      onDoubleClick={() => onWidth(column.field, null, true)}
    />
  );
}
