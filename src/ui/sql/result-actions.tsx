import { useState } from 'react';
import { tableText } from '../../charts/chart-sheet';
import type { SqlResult } from '../../domain/sql-query';
import { copyNotice } from '../../state/copy-notice';
import { exportSql } from '../../state/sql-commands';
import { pointColumns, showSqlPoints } from '../../state/sql-points-commands';
import { filterBySql, rowColumn, showSqlOnMap } from '../../state/sql-rows-commands';
import { EXPORT_LIMITS, sqlStore } from '../../state/sql-state';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import { shownCell } from './shown-cell';
import styles from './sql.module.css';
import { sqlCover } from './sql-cover';
import { useSql } from './use-sql';

/** A result becomes a filter, points of the map, a file or a copied table. */
export function ResultActions({ result }: { readonly result: SqlResult }) {
  const app = useApp();
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const masked = useSql((state) => state.masked);
  const asked = useSql((state) => state.asked?.text ?? '');
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const running = useSql((state) => state.running !== null);
  const busy = running || !engineReady;
  const setMasked = (next: boolean) => sqlStore(app).setState({ masked: next });
  const by = rowColumn(app, result.columns);
  const points = pointColumns(app, result.columns);
  const { rowId, columns } = app.sqlNames();
  const caseId = columns.find(({ field }) => field === 'case_id')?.name ?? 'case_id';
  const phone = columns.find(({ field }) => field === 'phone')?.name ?? '';
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
          onClick={() => void exportSql(app, format, sqlCover(t, app.store.getState(), asked, masked))}
        >
          {t('sql.export', { format: format.toUpperCase() })}
        </Button>
      ))}
      <Button
        look="quiet"
        data-testid="sql-copy"
        onClick={() => {
          const rows = Array.from({ length: result.rowCount }, (_, row) =>
            result.columns.map((column, at) =>
              shownCell(result.cells[at]![row] ?? null, column, masked, phone),
            ),
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
          onChange={(event) => {
            if (event.target.checked) setMasked(true);
            else setAsking(true);
          }}
        />
        {t('sql.mask')}
      </label>
      {asking ? (
        <div className={styles.ask} role="alertdialog" aria-label={t('export.unmask-title')}>
          <span>{t('export.unmask-ask')}</span>
          <Button
            data-testid="sql-unmask-confirm"
            onClick={() => {
              setAsking(false);
              setMasked(false);
            }}
          >
            {t('export.unmask')}
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {t('export.keep-masked')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
