import { cancelExport, exportCsv } from '../../state/export-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import styles from './records-workspace.module.css';
import { SelectedCase } from './selected-case';

/** Export of what the table shows, and the selected case. */
export function RecordsPanel() {
  const app = useApp();
  const { t } = useTranslation();
  const count = useAppState((state) =>
    state.answers.count?.kind === 'count' ? state.answers.count.count : 0,
  );
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const exporting = useAppState((state) => state.exporting);
  const hasIds = useAppState((state) => state.dataset.summary?.fields.includes('case_id') === true);
  const percent =
    exporting === null || exporting.total === 0 ? 0 : Math.round((exporting.written / exporting.total) * 100);
  return (
    <section className={styles.panel} aria-label={t('records.panel')}>
      {exporting === null ? (
        <Button
          look="primary"
          icon={<Icon name="download" />}
          data-testid="export-csv"
          disabled={!engineReady || count === 0}
          onClick={() => void exportCsv(app)}
        >
          {t('records.export', { n: count })}
        </Button>
      ) : (
        <>
          <div
            className={styles.bar}
            role="progressbar"
            aria-label={t('records.exporting', { percent })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
          >
            <div className={styles.fill} style={{ width: `${percent}%` }} />
          </div>
          <Button data-testid="export-cancel" onClick={() => cancelExport(app)}>
            {t('records.cancel-export')}
          </Button>
        </>
      )}
      <p className={styles.note}>{t('records.note')}</p>
      {hasIds ? <p className={styles.note}>{t('records.long-ids')}</p> : null}
      <SelectedCase />
    </section>
  );
}
