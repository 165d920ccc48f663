// biome-ignore-all lint/a11y/useSemanticElements: an HTML table cannot place millions of rows by arithmetic
import { useTable } from '@tanstack/react-table';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import type { Order } from '../../domain/question';
import { useSize } from '../charts/use-size';
import { useTranslation } from '../kit/translation';
import { ColumnChooser } from './column-chooser';
import type { RecordField } from './column-order';
import { fieldName } from './field-name';
import { findRow } from './page-cache';
import { type RecordRow, recordColumns, recordsFeatures } from './record-columns';
import { RecordsHead } from './records-head';
import { RecordsRow } from './records-row';
import styles from './records-table.module.css';
import { physicalHeight, rowTop, type ScrollGeometry, windowAt } from './scroll-scale';
import { type LoadPage, useRecordPages } from './use-record-pages';
import { useScaledScroll } from './use-scaled-scroll';

export interface RecordsTableProps {
  /** Rows of the whole ordered result. */
  readonly total: number;
  /** Every field that may be a column. */
  readonly fields: readonly RecordField[];
  readonly visibleFields: readonly RecordField[];
  readonly onVisibleFields: (fields: readonly RecordField[]) => void;
  readonly order: readonly Order[];
  readonly onOrder: (order: readonly Order[]) => void;
  /** Rows from .. from+n in the current order; rejecting shows an error with "try again". */
  readonly loadPage: LoadPage;
  /** Changes with the data, the filter, the order, and the fields that loadPage gives; pages of another version are never shown. */
  readonly version: string;
  readonly selectedRowId: number | null;
  readonly onRow: (rowId: number) => void;
}

const ROW_PIXELS = 30;
const HEAD_PIXELS = 32;
const SPARE_ROWS = 10;

/**
 * A grid of any number of rows. The rows are placed by arithmetic on their one height, since a virtualiser that keeps
 * a start for every row costs time and memory in proportion to millions of them.
 */
export function RecordsTable(props: RecordsTableProps) {
  const { total, fields, visibleFields, order, version, selectedRowId } = props;
  const { t, locale } = useTranslation();
  const prefix = useId();
  const [scroller, size] = useSize<HTMLDivElement>();
  const [active, setActive] = useState(0);

  const geometry: ScrollGeometry = {
    rowCount: total,
    rowPixels: ROW_PIXELS,
    viewPixels: Math.max(ROW_PIXELS, size.height - HEAD_PIXELS),
  };
  const scroll = useScaledScroll(scroller, geometry, version);
  const drawn = windowAt(geometry, scroll.position, SPARE_ROWS);
  const pages = useRecordPages(version, drawn, props.loadPage);
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
  const columnVisibility = useMemo(
    () => Object.fromEntries(fields.map((field) => [field, visibleFields.includes(field)])),
    [fields, visibleFields],
  );
  const columnOrder = useMemo(() => [...visibleFields], [visibleFields]);
  const table = useTable({
    features: recordsFeatures,
    columns,
    data: rows,
    getRowId: (row) => String(row.index),
    state: { columnVisibility, columnOrder },
    columnResizeMode: 'onChange',
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const shown = headers.map((header) => ({
    field: header.column.id as RecordField,
    width: header.getSize(),
  }));
  const width = shown.reduce((sum, column) => sum + column.width, 0);
  const layout = shown.map((column) => `${column.field}:${column.width}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the columns, so that rows stay as they are
  const columnList = useMemo(() => shown, [layout]);

  const go = (to: number) => {
    const row = Math.min(Math.max(to, 0), total - 1);
    setActive(row);
    scroll.show(row);
  };
  const open = (index: number) => {
    const place = findRow(pages.cache, index);
    setActive(index);
    if (place !== null) props.onRow(place.page.rowIds[place.at]!);
  };
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
    else if (event.key === 'Enter') open(active);
    else if (sideways !== 0) scroller.current?.scrollBy({ left: sideways * 120 });
    else return;
    event.preventDefault();
  };

  const first = Math.floor(scroll.position.logical / ROW_PIXELS) + 1;
  const last = Math.min(total, Math.ceil((scroll.position.logical + geometry.viewPixels) / ROW_PIXELS));
  return (
    <section className={styles.panel} data-testid="records-table" aria-label={t('records.title')}>
      <header className={styles.bar}>
        <h2 className={styles.title}>{t('records.title')}</h2>
        <span className={styles.count}>{t('records.count', { count: total })}</span>
        <span className={styles.sorted}>
          {order.length === 0
            ? t('records.unsorted')
            : `${t('records.sorted')} ${order
                .map((each) => `${fieldName(each.field, t)} ${each.descending ? '↓' : '↑'}`)
                .join(' · ')}`}
          {order.length > 0 && (
            <button type="button" className={styles.link} onClick={() => props.onOrder([])}>
              {t('records.unsort')}
            </button>
          )}
        </span>
        <span className={styles.spacer} />
        {total > 0 && (
          <span className={styles.position}>{t('records.position', { from: first, to: last })}</span>
        )}
        <ColumnChooser fields={fields} visible={visibleFields} onVisible={props.onVisibleFields} />
      </header>
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
        aria-label={t('records.grid', { count: total })}
        aria-describedby={`${prefix}keys`}
        aria-rowcount={total + 1}
        aria-colcount={columnList.length}
        aria-activedescendant={
          total > 0 && active >= drawn.from && active < drawn.to ? `${prefix}${active}` : undefined
        }
        aria-busy={rows.some((row) => row.place === null) && !pages.failed}
        onScroll={scroll.onScroll}
        onKeyDown={keyDown}
      >
        <RecordsHead headers={headers} width={width} order={order} onOrder={props.onOrder} />
        <div
          className={styles.rows}
          role="rowgroup"
          style={{ height: physicalHeight(geometry), minWidth: width }}
        >
          {table.getRowModel().rows.map((row) => (
            <RecordsRow
              key={row.id}
              id={`${prefix}${row.id}`}
              index={row.original.index}
              page={row.original.place?.page ?? null}
              at={row.original.place?.at ?? 0}
              columns={columnList}
              top={rowTop(geometry, scroll.position, row.original.index)}
              active={row.original.index === active}
              selected={
                row.original.place !== null &&
                row.original.place.page.rowIds[row.original.place.at] === selectedRowId
              }
              failed={pages.failed}
              locale={locale}
              t={t}
              onOpen={open}
            />
          ))}
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
    </section>
  );
}
