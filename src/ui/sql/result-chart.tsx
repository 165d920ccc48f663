import { useMemo } from 'react';
import { drawBars } from '../../charts/bars-drawing';
import type { ChartSheet } from '../../charts/chart-sheet';
import type { SqlResult } from '../../domain/sql-query';
import { ChartMenu } from '../charts/chart-menu';
import { DrawingCanvas } from '../charts/drawing-canvas';
import { useSize } from '../charts/use-size';
import { useTranslation } from '../kit/translation';
import styles from './sql.module.css';

/** One bar a row: the first column that is no number names it, the first number is its length. */
export function ResultChart({ result }: { readonly result: SqlResult }) {
  const { t, locale } = useTranslation();
  const [box, { width }] = useSize<HTMLDivElement>();
  const { columns, cells, rowCount } = result;
  const category = columns.findIndex(({ kind }) => kind !== 'number');
  const named = category < 0 && columns.filter(({ kind }) => kind === 'number').length > 1 ? 0 : category;
  const number = columns.findIndex(({ kind }, at) => kind === 'number' && at !== named);

  const sheet = useMemo((): ChartSheet | null => {
    if (named < 0 || number < 0) return null;
    const figures = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    const rows = Array.from({ length: rowCount }, (_, row) => {
      const value = cells[number]![row] ?? null;
      return {
        label: String(cells[named]![row] ?? t('sql.null')),
        value: value === null ? Number.NaN : Number(value),
      };
    }).filter(({ value }) => Number.isFinite(value));
    const bars = rows.map(({ label, value }) => ({
      label,
      count: Math.max(0, value),
      figures: figures.format(value),
      chosen: true,
    }));
    return {
      title: t('sql.chart.title', { number: columns[number]!.name, category: columns[named]!.name }),
      drawing: drawBars(bars, (n) => t('sql.chart.more', { n }), Math.max(320, Math.min(760, width - 24))),
      columns: [columns[named]!.name, columns[number]!.name],
      rows: rows.map(({ label, value }) => [label, value]),
    };
  }, [cells, columns, locale, named, number, rowCount, t, width]);

  return (
    <div ref={box} className={styles.chart} data-testid="sql-chart">
      {sheet === null ? (
        <p className={styles.first}>{t('sql.chart.none')}</p>
      ) : (
        <figure aria-label={sheet.title}>
          <figcaption>
            {sheet.title}
            <ChartMenu title={sheet.title} sheet={() => sheet} />
          </figcaption>
          <DrawingCanvas drawing={sheet.drawing} />
        </figure>
      )}
    </div>
  );
}
