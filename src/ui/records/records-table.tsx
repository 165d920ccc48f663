// biome-ignore-all lint/a11y/useSemanticElements: an HTML table cannot place millions of rows by arithmetic
import { useTable } from '@tanstack/react-table';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useState,
} from 'react';
import { foldText } from '../../domain/folded-text';
import type { Order } from '../../domain/question';
import { useSize } from '../charts/use-size';
import { useTranslation } from '../kit/translation';
import type { RecordField } from './column-order';
import { fieldOfHit } from './hidden-hit';
import { findRow, type PagePlace } from './page-cache';
import { type RecordRow, recordColumns, recordsFeatures } from './record-columns';
import { RecordsHead } from './records-head';
import { PICK_PIXELS, RecordsRow, type RowColumn } from './records-row';
import styles from './records-table.module.css';
import { physicalHeight, rowTop, type ScrollGeometry, windowAt } from './scroll-scale';
import { type LoadPage, type RecordVersion, useRecordPages, useShownVersion } from './use-record-pages';
import { useScaledScroll } from './use-scaled-scroll';

export interface RecordsTableHandle {
  /** Brings a row of the order into view and makes it the active one. */
  readonly go: (row: number) => void;
  /** First row in view. */
  readonly first: () => number;
  /** The row that keys act on. */
  readonly active: () => number;
}

export interface RecordsTableProps extends RecordVersion {
  readonly ref?: React.Ref<RecordsTableHandle>;
  /** Columns from left to right; pinned ones first. */
  readonly fields: readonly RecordField[];
  readonly pinned: readonly RecordField[];
  readonly widths: { readonly [F in RecordField]?: number };
  readonly onWidth: (field: RecordField, pixels: number | null) => void;
  readonly onMove: (field: RecordField, to: number) => void;
  readonly onMenu: (field: RecordField, anchor: HTMLElement) => void;
  readonly filtered: ReadonlySet<RecordField>;
  readonly order: readonly Order[];
  readonly onOrder: (order: readonly Order[]) => void;
  /** Rows from .. from+n in the current order; rejecting shows an error with "try again". */
  readonly loadPage: LoadPage;
  readonly selectedRowId: number | null;
  /** The case under the pointer on the map. */
  readonly pointedRowId: number | null;
  readonly picked: ReadonlySet<number>;
  /** By row id, see RecordsRow. */
  readonly marks: ReadonlyMap<number, string>;
  readonly needle: string;
  /** Row of the order that holds the hit in view. */
  readonly hitRow: number | null;
  /** The column beyond those shown that the hit in view stands in. */
  readonly onHiddenHit: (field: RecordField | null) => void;
  readonly onOpen: (rowId: number) => void;
  readonly onPick: (rowId: number, row: number, ranged: boolean) => void;
  readonly onPickAll: () => void;
  readonly onPoint: (place: PagePlace | null) => void;
  readonly onPosition: (from: number, to: number) => void;
  readonly onFind: () => void;
  readonly children?: ReactNode;
}

const ROW_PIXELS = 30;
const HEAD_PIXELS = 32;
const SPARE_ROWS = 10;

/**
 * A grid of any number of rows. The rows are placed by arithmetic on their one height, since a virtualiser that keeps
 * a start for every row costs time and memory in proportion to millions of them.
 */
export function RecordsTable(props: RecordsTableProps) {
  const { fields, order, selectedRowId } = props;
  const { t, locale } = useTranslation();
  const prefix = useId();
  const [scroller, size] = useSize<HTMLDivElement>();
  const [active, setActive] = useState(0);
  const [dragged, setDragged] = useState<{ readonly field: RecordField; readonly pixels: number } | null>(
    null,
  );

  const newest: RecordVersion = { version: props.version, data: props.data, total: props.total };
  const [shown, setShown] = useShownVersion(newest);
  const { total, version } = shown;
  const geometry: ScrollGeometry = {
    rowCount: total,
    rowPixels: ROW_PIXELS,
    viewPixels: Math.max(ROW_PIXELS, size.height - HEAD_PIXELS),
  };
  const scroll = useScaledScroll(scroller, geometry, version);
  const drawn = windowAt(geometry, scroll.position, SPARE_ROWS);
  const pages = useRecordPages(newest, shown, setShown, drawn, props.loadPage);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version begins at the top
  useEffect(() => setActive(0), [version]);

  const rows = useMemo(() => {
    const list: RecordRow[] = [];
    for (let index = drawn.from; index < drawn.to; index += 1) {
      list.push({ index, place: findRow(pages.cache, index) });
    }
    return list;
  }, [drawn.from, drawn.to, pages.cache]);
  const columns = useMemo(() => recordColumns(fields), [fields]);
  const table = useTable({
    features: recordsFeatures,
    columns,
    data: rows,
    getRowId: (row) => String(row.index),
    state: {
      columnOrder: [...fields],
      columnSizing: { ...props.widths, ...(dragged && { [dragged.field]: dragged.pixels }) },
    },
  });
  const list = table.getAllLeafColumns().map((column) => ({
    field: column.id as RecordField,
    width: column.getSize(),
    pinned: props.pinned.includes(column.id as RecordField),
  }));
  const layout = JSON.stringify([list, props.pinned]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the columns, so that rows stay as they are
  const columnList = useMemo(() => placedColumns(list), [layout]);
  const width = columnList.reduce((sum, column) => sum + column.width, PICK_PIXELS);

  const go = (to: number) => {
    const row = Math.min(Math.max(to, 0), total - 1);
    setActive(row);
    scroll.show(row);
  };
  const first = Math.floor(scroll.position.logical / ROW_PIXELS);
  const last = Math.min(total, Math.ceil((scroll.position.logical + geometry.viewPixels) / ROW_PIXELS));
  useImperativeHandle(props.ref, () => ({ go, first: () => first, active: () => active }));
  const { onPosition } = props;
  useEffect(() => onPosition(total === 0 ? 0 : first + 1, last), [onPosition, first, last, total]);

  const act = (index: number, pick: boolean, ranged: boolean) => {
    const place = findRow(pages.cache, index);
    setActive(index);
    if (place === null) return;
    const rowId = place.page.rowIds[place.at]!;
    if (pick || ranged) props.onPick(rowId, index, ranged);
    else props.onOpen(rowId);
  };
  const click = (index: number, event: MouseEvent, onBox: boolean) =>
    act(index, onBox || event.ctrlKey || event.metaKey, event.shiftKey);
  const keyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || total === 0) return;
    const page = Math.max(1, Math.floor(geometry.viewPixels / ROW_PIXELS) - 1);
    const sideways = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) go(target);
    else if (event.key === 'Enter') act(active, false, false);
    else if (event.key === ' ') act(active, true, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) props.onPickAll();
    else if (sideways !== 0) scroller.current?.scrollBy({ left: sideways * 120 });
    else return;
    event.preventDefault();
  };

  const stale = version !== props.version;
  // A hit may stand in a column beside the view.
  const hitPlace = props.hitRow === null ? null : findRow(pages.cache, props.hitRow);
  const readsIn = (among: readonly RecordField[]) =>
    hitPlace === null ? undefined : fieldOfHit(hitPlace, among, props.needle, t, locale);
  const seen = readsIn(fields);
  const hitField = columnList.find(({ field, left }) => field === seen && left === null)?.field;
  const hiddenHit =
    seen === undefined && hitPlace !== null
      ? (readsIn(hitPlace.page.fields.filter((field) => !fields.includes(field))) ?? null)
      : null;
  const { onHiddenHit } = props;
  useEffect(() => onHiddenHit(hiddenHit), [onHiddenHit, hiddenHit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each hit is brought into view once
  useEffect(() => {
    const element = scroller.current;
    if (hitField === undefined || element === null) return;
    const fixed = columnList.reduce((sum, one) => sum + (one.left === null ? 0 : one.width), PICK_PIXELS);
    let left = PICK_PIXELS;
    for (const one of columnList) {
      if (one.field === hitField) {
        const right = left + one.width;
        if (left - fixed < element.scrollLeft) element.scrollLeft = left - fixed;
        else if (right > element.scrollLeft + element.clientWidth)
          element.scrollLeft = right - element.clientWidth;
        return;
      }
      left += one.width;
    }
  }, [hitField, props.hitRow]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the browser's own search key, for rows that the page does not hold
    <div
      className={styles.table}
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f' || event.shiftKey) return;
        event.preventDefault();
        props.onFind();
      }}
    >
      {pages.failed && (
        <div className={styles.failed} role="alert">
          <span>{t('records.failed')}</span>
          <button type="button" onClick={pages.retry}>
            {t('records.retry')}
          </button>
        </div>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        tabIndex={0}
        data-testid="records-grid"
        data-stale={stale}
        aria-label={t('records.grid', { count: total })}
        aria-describedby={`${prefix}keys`}
        aria-rowcount={total + 1}
        aria-colcount={columnList.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={
          total > 0 && active >= drawn.from && active < drawn.to ? `${prefix}${active}` : undefined
        }
        aria-busy={(stale || rows.some((row) => row.place === null)) && !pages.failed}
        onScroll={scroll.onScroll}
        onKeyDown={keyDown}
      >
        <RecordsHead
          columns={columnList}
          width={width}
          order={order}
          onOrder={props.onOrder}
          filtered={props.filtered}
          pickedCount={props.picked.size}
          onPickAll={props.onPickAll}
          onMove={props.onMove}
          onMenu={props.onMenu}
          onWidth={(field, pixels, done) => {
            setDragged(done || pixels === null ? null : { field, pixels });
            if (done) props.onWidth(field, pixels);
          }}
        />
        <div
          className={styles.rows}
          role="rowgroup"
          style={{ height: physicalHeight(geometry), minWidth: width }}
        >
          {rows.map(({ index, place }) => {
            const rowId = place === null ? null : place.page.rowIds[place.at]!;
            return (
              <RecordsRow
                key={index}
                id={`${prefix}${index}`}
                index={index}
                page={place?.page ?? null}
                at={place?.at ?? 0}
                columns={columnList}
                top={rowTop(geometry, scroll.position, index)}
                active={index === active}
                selected={rowId !== null && rowId === selectedRowId}
                pointed={rowId !== null && rowId === props.pointedRowId}
                picked={rowId !== null && props.picked.has(rowId)}
                mark={rowId === null ? '' : (props.marks.get(rowId) ?? '')}
                needle={foldText(props.needle)}
                hit={!stale && index === props.hitRow}
                failed={pages.failed}
                locale={locale}
                t={t}
                onClick={click}
                onPoint={(pointed) => props.onPoint(pointed === null ? null : findRow(pages.cache, pointed))}
              />
            );
          })}
        </div>
      </div>
      {total === 0 && (
        <div className={styles.empty}>
          <p>{t('records.empty')}</p>
          <p className={styles.emptyHint}>{t('records.empty.hint')}</p>
        </div>
      )}
      <p id={`${prefix}keys`} className={styles.hidden}>
        {t('records.keys')}
      </p>
    </div>
  );
}

/** Columns that stay in view stand side by side behind the box of each row. */
function placedColumns(
  columns: readonly { readonly field: RecordField; readonly width: number; readonly pinned: boolean }[],
): readonly RowColumn[] {
  let left = PICK_PIXELS;
  return columns.map(({ field, width, pinned }) => {
    const placed = { field, width, left: pinned ? left : null };
    if (pinned) left += width;
    return placed;
  });
}
