import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { SqlResult } from '../../domain/sql-query';
import { useApp } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { shownCell } from './shown-cell';
import styles from './sql.module.css';
import { useSql } from './use-sql';

const ROW_PIXELS = 26;
const SPARE_ROWS = 12;
/** A column is as wide as the longest of its first texts, within limits; Chinese characters take two digits' room. */
const SAMPLE = 100;
const DIGIT_PIXELS = 7.2;
const LEAST = 64;
const MOST = 340;

/** Typed columns as they came; only the rows in sight are in the page. */
export function ResultTable({ result }: { readonly result: SqlResult }) {
  const app = useApp();
  const { t } = useTranslation();
  const masked = useSql((state) => state.masked);
  const phone = app.sqlNames().columns.find(({ field }) => field === 'phone')?.name ?? '';
  const scroller = useRef<HTMLElement>(null);
  const { columns, cells, rowCount } = result;
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: SPARE_ROWS,
  });
  const widths = useMemo(
    () => columns.map(({ name }, at) => widthOf([name, ...cells[at]!.slice(0, SAMPLE)])),
    [columns, cells],
  );
  const items = rows.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section ref={scroller} className={styles.scroll} tabIndex={0} aria-label={t('sql.view.table')}>
      <table className={styles.table} aria-rowcount={rowCount + 1}>
        <colgroup>
          {widths.map((width, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names of columns repeat, their places do not
            <col key={at} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ name, kind, type }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names of columns repeat, their places do not
              <th key={at} data-kind={kind} title={`${name} · ${type}`} scope="col">
                {name} <em>{t(`sql.type.${kind}`)}</em>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr style={{ height: before }} /> : null}
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2}>
              {columns.map((column, at) => {
                const cell = shownCell(cells[at]![index] ?? null, column, masked, phone);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: names of columns repeat, their places do not
                  <td key={at} data-kind={column.kind} title={cell === null ? undefined : String(cell)}>
                    {cell === null ? <i>{t('sql.null')}</i> : String(cell)}
                  </td>
                );
              })}
            </tr>
          ))}
          {after > 0 ? <tr style={{ height: after }} /> : null}
        </tbody>
      </table>
    </section>
  );
}

function widthOf(texts: readonly (string | number | null)[]): number {
  const digits = texts.reduce<number>((most, text) => {
    const shown = String(text ?? '').slice(0, 60);
    return Math.max(most, shown.length + (shown.match(/[\u2e80-\uffef]/g)?.length ?? 0) * 0.8);
  }, 0);
  return Math.round(Math.min(MOST, Math.max(LEAST, digits * DIGIT_PIXELS + 20)));
}
