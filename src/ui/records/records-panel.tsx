import { useAppState } from '../../state/use-app';
import { ExportControls } from '../export/export-controls';
import { useTranslation } from '../kit/translation';
import styles from './records-workspace.module.css';
import { SelectedCase } from './selected-case';

/** Export of what the table shows, and the selected case. */
export function RecordsPanel() {
  const { t } = useTranslation();
  const hasIds = useAppState((state) => state.dataset.summary?.fields.includes('case_id') === true);
  return (
    <section className={styles.panel} aria-label={t('records.panel')}>
      <div className={styles.case}>
        <SelectedCase />
      </div>
      <ExportControls />
      <p className={styles.note}>{t('records.note')}</p>
      {hasIds ? <p className={styles.note}>{t('records.long-ids')}</p> : null}
    </section>
  );
}
