import { useState } from 'react';
import { tableText } from '../../charts/chart-sheet';
import type { SqlResult } from '../../domain/sql-query';
import { copyNotice } from '../../state/copy-notice';
import { exportSql } from '../../state/sql-commands';
import { pointColumns, showSqlPoints } from '../../state/sql-points-commands';
import { filterBySql, rowColumn, showSqlOnMap } from '../../state/sql-rows-commands';
import { EXPORT_LIMITS } from '../../state/sql-state';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './sql.module.css';
import { useSql } from './use-sql';

/** A result becomes a filter, points of the map, a file or a copied table. */
export function ResultActions({ result }: { readonly result: SqlResult }) {
  const app = useApp();
  const { t } = useTranslation();
  const [masked, setMasked] = useState(true);
  const busy = useSql((state) => state.running !== null);
  const by = rowColumn(app, result.columns);
  const points = pointColumns(app, result.columns);
  const { rowId, columns } = app.sqlNames();
  const caseId = columns.find(({ field }) => field === 'case_id')?.name ?? 'case_id';
  const none = t('sql.to-map.none', { row: rowId, case: caseId });
  const hint = t('sql.export.hint', EXPORT_LIMITS);
  return (
    <div className={styles.actions}>
      <Button
        data-testid="sql-to-filter"
        disabled={busy || by === null}
        title={by === null ? none : t('sql.to-filter.hint', { name: result.columns[by.at]!.name })}
        onClick={() => void filterBySql(app)}
      >
        {t('sql.to-filter')}
      </Button>
      <Button
        data-testid="sql-to-map"
        disabled={busy || (by === null && points === null)}
        title={by === null && points === null ? none : undefined}
        onClick={() => void (by === null ? showSqlPoints(app) : showSqlOnMap(app))}
      >
        {t('sql.to-map')}
      </Button>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          data-testid={`sql-export-${format}`}
          disabled={busy}
          title={hint}
          onClick={() => void exportSql(app, format, masked)}
        >
          {t('sql.export', { format: format.toUpperCase() })}
        </Button>
      ))}
      <Button
        look="quiet"
        data-testid="sql-copy"
        onClick={() => {
          const rows = Array.from({ length: result.rowCount }, (_, row) =>
            result.cells.map((cells) => cells[row] ?? null),
          );
          const text = tableText({ columns: result.columns.map(({ name }) => name), rows });
          void copyNotice(app, text, 'notice.sql-copied');
        }}
      >
        {t('sql.copy')}
      </Button>
      <label className={styles.mask}>
        <input
          type="checkbox"
          data-testid="sql-mask"
          checked={masked}
          onChange={(event) => setMasked(event.target.checked)}
        />
        {t('sql.mask')}
      </label>
    </div>
  );
}
